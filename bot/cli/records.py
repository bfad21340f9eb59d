"""The JSON that commands print with --json. Scripts and scorers read these shapes, so all of them stand here.

Whoever speaks is called `speaker` everywhere. A quote also has the fields of the benchmark's annotated articles:
`spans`, `speaker_start`, `speaker_end`, `speaker_text`, `speaker_name`, `cue_spans`. Offsets are code points of the
article's text, end excluded.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from bot.cli.numbering import Listed
    from bot.talk.catalogue import Quoted
    from bot.talk.timeline import Timeline
    from retrieval import (
        Answer,
        Article,
        Check,
        Earlier,
        Edition,
        Evidence,
        Explained,
        Feed,
        Part,
        Proof,
        Size,
        Span,
    )

_STEERING = re.compile(r"[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def answer_line(answer: Answer) -> str:
    """`{question, answers, closest}`, best first.

    Whether somebody said something has `claim: {standing, claimed_of, …}` too, with a part of a check. `untold: true`
    tells that the answers do not say who is for or against something.
    """
    told = answer.verdict
    claim = {"standing": told.standing, "claimed_of": answer.claimed_of, **_part(told.part)} if told else None
    return _line(
        {
            "question": answer.question,
            "answers": [_evidence(evidence) for evidence in answer.evidence],
            "closest": [_evidence(evidence) for evidence in answer.closest],
            **({"claim": claim} if claim else {"untold": True} if answer.is_untold else {}),
        }
    )


def quotes_line(article: Article, quotes: Sequence[Listed]) -> str:
    """`{id, quotes}`; of a quote in several spans, `text` joins them by " … ".

    A quote that is explained has `why: {rule, reason, name, withheld}` too.
    """
    return _line({"id": article.id, "quotes": [_quote(one, article.text) for one in quotes]})


def article_line(article: Article, *, with_text: bool = True) -> str:
    """The article's fields as `onrecord add` reads them, the empty ones left out."""
    fields = {name: value for name, value in asdict(article).items() if value and (with_text or name != "text")}
    return _line({"id": article.id, **fields})


def speaker_line(quoted: Quoted, aliases: Sequence[str] | None = None) -> str:
    """`{speaker, role, quotes}`; with `aliases`, the other names of the speaker too."""
    return _line(_quoted(quoted) | ({} if aliases is None else {"aliases": list(aliases)}))


def feed_line(feed: Feed) -> str:
    """`{url, refreshed, error, failures}`: the time by ISO 8601, and how often in a row the feed could not be read."""
    return _line(
        {"url": feed.url, "refreshed": feed.refreshed or None, "error": feed.error or None, "failures": feed.failures}
    )


def stats_line(
    address: Path | str,
    size: Size,
    months: Mapping[str, int],
    languages: Mapping[str, int],
    most_quoted: Sequence[Quoted],
) -> str:
    """`{library, articles, passages, quotes, speakers, characters, bytes, editions, months, languages, most_quoted}`.

    `months` and `languages` say how many articles are of each; "" is for articles without a date or language.
    """
    counts = {
        "months": dict(months),
        "languages": dict(languages),
        "most_quoted": [_quoted(one) for one in most_quoted],
    }
    return _line({"library": str(address), **asdict(size), **counts})


def check_line(check: Check) -> str:
    """`{claim, stands, words, speaker, verdict, findings, parts}`, the best finding first.

    `words` to `findings` are those of the part that decides; `parts` holds every part in the order of the claim.
    """
    decisive = _part(check.decisive)
    parts = [_part(part) for part in check.parts]
    return _line({"claim": check.claim, "stands": check.stands, **decisive, "parts": parts})


def proof_line(proof: Proof) -> str:
    """`{draft, title, faults, counts, whole, quotations}`, the quotations in the order of the draft.

    A quotation is `{paragraph, start, end, spans, words, speaker, verdict, edits, fault, published_speaker, parts}`.
    Offsets are of the draft's text, or of its title where `paragraph` is 0; parts are those of `check`, the decisive
    one first. `edits` says whether words that are right are "shortened" or "explained".
    """
    quotations = [
        {
            "paragraph": one.paragraph,
            "start": one.contents[0].start,
            "end": one.contents[-1].end,
            "spans": [[content.start, content.end] for content in one.contents],
            "words": one.words,
            "speaker": one.speaker or None,
            "verdict": one.verdict,
            "edits": list(one.edits),
            "fault": one.is_fault,
            "published_speaker": one.published_speaker or None,
            "parts": [_part(part) for part in one.parts],
        }
        for one in proof.quotations
    ]
    return _line(
        {
            "draft": proof.draft.id,
            "title": proof.draft.title,
            "faults": len(proof.faults),
            "counts": dict(proof.counts),
            "whole": proof.is_whole,
            "quotations": quotations,
        }
    )


def _part(part: Part) -> dict[str, object]:
    """`{words, speaker, verdict, stands, stray, earlier, findings}`, the closest finding first."""
    findings = [
        {
            "closeness": round(finding.closeness, 4),
            "agreement": finding.agreement or None,
            "differences": [{"claimed": one.claimed, "published": one.published} for one in finding.differences],
            **_evidence(finding.evidence),
        }
        for finding in part.findings
    ]
    return {
        "words": part.words,
        "speaker": part.speaker or None,
        "verdict": part.verdict,
        "stands": part.stands,
        "stray": part.stray,
        "earlier": _earlier(part.earlier) if part.earlier else None,
        "findings": findings,
    }


def _earlier(earlier: Earlier) -> dict[str, object]:
    return {
        "seen": earlier.seen,
        "until": earlier.until,
        "agreement": earlier.agreement or None,
        **_evidence(earlier.evidence),
    }


def history_line(article: Article, editions: Sequence[Edition]) -> str:
    """`{id, editions}`, the newest first; an edition is `{seen, until, title, text}`."""
    listed = [
        {"seen": one.seen, "until": one.replaced, "title": one.article.title, "text": one.article.text}
        for one in editions
    ]
    return _line({"id": article.id, "editions": listed})


def timeline_line(timeline: Timeline) -> str:
    """`{query, period, starts, quotes, undated, speakers, whole, series}`, days by ISO 8601.

    A series is `{speaker, speakers, quotes, undated, counts}`, its counts in step with `starts`; the others together
    and what is not attributed have no `speaker`.
    """
    series = [
        {
            "speaker": one.name or None,
            "speakers": one.speakers,
            "quotes": one.total,
            "undated": one.undated,
            "counts": one.counts,
        }
        for one in timeline.series
    ]
    return _line(
        {
            "query": timeline.query,
            "period": timeline.period,
            "starts": [start.isoformat() for start in timeline.starts],
            "quotes": timeline.total,
            "undated": timeline.undated,
            "speakers": timeline.speakers,
            "whole": timeline.is_complete,
            "series": series,
        }
    )


def batch_line(question_id: str | int, answer: Answer) -> str:
    """`{id, answers}`, best first; no answers where nothing answers."""
    answers = [
        {
            "article_id": evidence.article.id,
            "start": evidence.span.start,
            "end": evidence.span.end,
            "text": evidence.text,
            "speaker": evidence.speaker.name if evidence.speaker else None,
        }
        for evidence in answer.evidence
    ]
    return _line({"id": question_id, "answers": answers})


def _evidence(evidence: Evidence) -> dict[str, object]:
    """The words that are cited, their speaker, and where they stand: `start` and `end` in the text of `article`."""
    attribution = evidence.attribution
    text = evidence.article.text
    return {
        "text": evidence.text,
        "speaker": evidence.speaker.name if evidence.speaker else None,
        "role": evidence.speaker.role or None if evidence.speaker else None,
        "source": _words(attribution.source if attribution else None, text),
        "cue": _words(attribution.cue if attribution else None, text),
        "kind": evidence.kind,
        "start": evidence.span.start,
        "end": evidence.span.end,
        "confidence": round(evidence.confidence, 4),
        "score": round(evidence.score, 4),
        "passage": {
            "text": evidence.passage.text,
            "start": evidence.passage.span.start,
            "end": evidence.passage.span.end,
        },
        "article": {
            "id": evidence.article.id,
            "title": evidence.article.title,
            "publisher": evidence.article.publisher,
            "published": evidence.article.published,
            "url": evidence.article.url,
        },
    }


def _quoted(quoted: Quoted) -> dict[str, object]:
    return {"speaker": quoted.speaker.name, "role": quoted.speaker.role or None, "quotes": quoted.quotes}


def _quote(listed: Listed, text: str) -> dict[str, object]:
    attribution, why = listed.attribution, listed.explained
    quote, source, cue, speaker = attribution.quote, attribution.source, attribution.cue, attribution.speaker
    return {
        "id": listed.id,
        "start": quote.span.start,
        "end": quote.span.end,
        "spans": [[content.start, content.end] for content in quote.contents],
        "text": " … ".join(content.of(text) for content in quote.contents),
        "speaker": speaker.name if speaker else None,
        "speaker_start": source.start if source else None,
        "speaker_end": source.end if source else None,
        "speaker_text": _words(source, text),
        "speaker_name": speaker.name if speaker else None,
        "role": speaker.role or None if speaker else None,
        "cue_spans": [[cue.start, cue.end]] if cue else [],
        "kind": quote.kind,
        "confidence": round(attribution.confidence, 4),
        **({"why": _why(why)} if why else {}),
    }


def _why(why: Explained) -> dict[str, object]:
    withheld = why.withheld.name if why.withheld else None
    return {"rule": why.rule, "reason": why.reason, "name": str(why.naming), "withheld": withheld}


def _words(span: Span | None, text: str) -> str | None:
    return span.of(text) if span else None


def _line(record: Mapping[str, object]) -> str:
    """The record as JSON. Characters that steer a terminal or reorder text are escaped, which changes no value."""
    return _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(record, ensure_ascii=False))
