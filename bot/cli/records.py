"""What the commands print with --json: one place for the shapes that scripts and scorers read.

Offsets are code points of the article's text, end excluded.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.talk.timeline import Timeline
    from retrieval import Answer, Article, Attribution, Check, Evidence, Explained, Span, Speaker


def answer_line(answer: Answer) -> str:
    """`{question, answers, closest}`, best first."""
    return _line(
        {
            "question": answer.question,
            "answers": [_evidence(evidence) for evidence in answer.evidence],
            "closest": [_evidence(evidence) for evidence in answer.closest],
        }
    )


def quotes_line(article: Article, attributions: Sequence[Attribution], explained: Sequence[Explained] = ()) -> str:
    """`{id, quotes}`; of a quote in several spans, `text` joins them by " … ".

    `explained`, where given, is in step with `attributions` and adds `why: {rule, reason, name}` to each.
    """
    quotes = [_quote(attribution, article.text) for attribution in attributions]
    for quote, one in zip(quotes, explained, strict=False):
        quote["why"] = {"rule": one.rule, "reason": one.reason, "name": str(one.naming)}
    return _line({"id": article.id, "quotes": quotes})


def article_line(article: Article, *, with_text: bool = True) -> str:
    """The article's fields as `onrecord add` reads them, the empty ones left out."""
    fields = {name: value for name, value in asdict(article).items() if value and (with_text or name != "text")}
    return _line({"id": article.id, **fields})


def speaker_line(speaker: Speaker, quotes: int) -> str:
    """`{name, role, quotes}`."""
    return _line({"name": speaker.name, "role": speaker.role or None, "quotes": quotes})


def check_line(check: Check) -> str:
    """`{claim, words, speaker, verdict, findings}`, the best finding first."""
    findings = [
        {
            "closeness": round(finding.closeness, 4),
            "agreement": finding.agreement or None,
            "differences": [{"claimed": one.claimed, "published": one.published} for one in finding.differences],
            **_evidence(finding.evidence),
        }
        for finding in check.findings
    ]
    speaker = check.speaker or None
    shown = {"claim": check.claim, "words": check.words, "speaker": speaker, "verdict": check.verdict}
    return _line({**shown, "findings": findings})


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
            "whole": timeline.whole,
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


def _quote(attribution: Attribution, text: str) -> dict[str, object]:
    quote, source, cue, speaker = attribution.quote, attribution.source, attribution.cue, attribution.speaker
    return {
        "start": quote.span.start,
        "end": quote.span.end,
        "spans": [[content.start, content.end] for content in quote.contents],
        "text": " … ".join(content.of(text) for content in quote.contents),
        "speaker_start": source.start if source else None,
        "speaker_end": source.end if source else None,
        "speaker_text": _words(source, text),
        "speaker_name": speaker.name if speaker else None,
        "role": speaker.role or None if speaker else None,
        "cue_spans": [[cue.start, cue.end]] if cue else [],
        "kind": quote.kind,
        "confidence": round(attribution.confidence, 4),
    }


def _words(span: Span | None, text: str) -> str | None:
    return span.of(text) if span else None


def _line(record: dict[str, object]) -> str:
    return json.dumps(record, ensure_ascii=False)
