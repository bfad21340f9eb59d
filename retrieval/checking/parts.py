"""Find the words of one claim in the articles, as a whole or sentence by sentence, and tell who says them there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from retrieval.answering.deadline import Deadline
from retrieval.checking.alignment import Aligned, Words, align, differences, find_verbatim, shared
from retrieval.checking.claims import Claim
from retrieval.checking.edited import ELLIPSIS
from retrieval.checking.mouths import agreement, mouth_of
from retrieval.checking.places import Place, find_places, is_itself
from retrieval.checking.stances import Standing, hold_against
from retrieval.library.analysed import assemble
from retrieval.library.library import Library
from retrieval.library.passages import passage_at
from retrieval.records import Article, Attribution, Earlier, Evidence, Finding, Part, Passage, Span, Verdict
from retrieval.searching import terms
from retrieval.text.sentences import split_sentences

LONGEST_PART = 1_500
"""Code points of one part; a longer one is checked sentence by sentence."""
NEARLY = 0.6
"""The share of words that must agree for words to be the claimed ones with changes, not others."""
SHORT = 3
"""Claims of so few words are verbatim or not there: any change makes other words of them."""
FURTHER = 0.15
"""How much less close than the best another finding may be; beside the very words nothing less is shown."""
EXAMINED = 60
"""How many places where the words stand are examined, the likeliest passages' first."""
_EDITIONS = 8
"""Editions that are read for a claim, those first that lost most of its terms."""
MOST = 5
"""Findings that are told of each part."""

_ENDS = re.compile(r"[,;:—–-]?[.!?。！？…]*[\"“”„«»’]|[.!?。！？…]")
_ENDED = re.compile(r"(?:[.!?。！？…\n]|[\"“”„«»])[\s\"“”„«»'‘’]*\Z")


def check_words(
    claim: Claim,
    library: Library,
    language: str,
    apart_from: Article | None = None,
    deadline: Deadline | None = None,
) -> list[Part]:
    """The verdict on a claim as one part; on each of its sentences where it is not found as a whole.

    Articles with the id, address or text of `apart_from` are left out: what is checked is no evidence for itself.
    Raises OutOfTimeError after the deadline.
    """
    pieces = _pieces(claim.words)
    nearly: list[Part] = []
    if len(pieces) == 1 or len(claim.words) <= LONGEST_PART:
        part = _check_part(claim, library, language, apart_from)
        if part.verdict == "verbatim" or len(pieces) == 1:
            return [part]
        nearly = [part] if part.verdict == "nearly" and not ELLIPSIS.search(claim.words) else []
    parts = []
    for piece in pieces:
        if deadline:
            deadline.check()
        parts.append(_check_part(replace(claim, words=piece), library, language, apart_from))
    are_verbatim = all(part.verdict == "verbatim" for part in parts)
    if nearly and not are_verbatim:
        return nearly
    is_pieced = are_verbatim and not _leaves_out_sentences(claim, parts)
    return [replace(part, is_pieced=is_pieced) for part in parts]


def _pieces(words: str) -> list[str]:
    """The sentences of the words, parted at marks of omission as well."""
    marked = [piece for piece in ELLIPSIS.split(words) if any(letter.isalnum() for letter in piece)]
    return [span.of(piece) for piece in marked for span in split_sentences(piece, Span(0, len(piece)))] or [words]


def _leaves_out_sentences(claim: Claim, parts: Sequence[Part]) -> bool:
    """Whether the claim marks that it leaves something out, and what it leaves out are whole sentences."""
    if len(ELLIPSIS.split(claim.words)) < len(parts):
        return False
    ends = 0
    article_id = parts[0].findings[0].evidence.article.id
    for part in parts:
        evidence = next((one.evidence for one in part.findings if one.evidence.article.id == article_id), None)
        if evidence is None or evidence.span.start < ends or not _is_sentences(evidence):
            return False
        ends = evidence.span.end
    return True


def leaves_out_quoted_sentences(parts: Sequence[Part]) -> bool:
    """Whether pieces that an article prints one after the other leave out nothing but whole sentences.

    A piece must end with its sentence or with its quotation, and so must what stands before the next.
    """
    ends, article_id = 0, parts[0].findings[0].evidence.article.id
    for number, part in enumerate(parts):
        evidence = next((one.evidence for one in part.findings if one.evidence.article.id == article_id), None)
        if evidence is None or evidence.span.start < ends:
            return False
        text, span = evidence.article.text, evidence.span
        if number and not _ENDED.search(text, max(0, span.start - 4), span.start):
            return False
        if number + 1 < len(parts) and not _ENDS.match(text, span.end):
            return False
        ends = span.end
    return True


def _is_sentences(evidence: Evidence) -> bool:
    """Whether the words are whole sentences of the article."""
    text, span = evidence.article.text, evidence.span
    before = text[: span.start].rstrip(" \n\"'“”‘’„«»")[-1:]
    after = text[span.end : span.end + 3].lstrip("\"'“”‘’„«»")[:1]
    return before in {"", ".", "!", "?", ":", ",", "。"} and after in {"", ".", "!", "?", ",", "。"}


def _check_part(claim: Claim, library: Library, language: str, apart_from: Article | None) -> Part:
    claimed = Words.of(claim.words)
    findings = islice(_findings(claim, claimed, library, language, apart_from), EXAMINED)
    found = sorted(findings, key=_order)[:MOST] if claimed.spans else []
    if not found:
        earlier = _find_earlier(claim, claimed, library, language, apart_from)
        return Part(claim.words, claim.called or claim.speaker, "absent", earlier=earlier, stance=claim.stance)
    best = found[0].closeness
    kept = tuple(finding for finding in found if finding.closeness >= (best if best == 1.0 else best - FURTHER))
    verdict: Verdict = "verbatim" if best == 1.0 else "nearly"
    stray = _stray(claim, kept[0].evidence, library) if verdict == "verbatim" else ()
    earlier = _find_earlier(claim, claimed, library, language, apart_from) if verdict == "nearly" else None
    speaker = claim.called or claim.speaker
    return Part(claim.words, speaker, verdict, kept, stray, earlier=earlier, stance=claim.stance)


def _findings(
    claim: Claim, claimed: Words, library: Library, language: str, apart_from: Article | None
) -> Iterator[Finding]:
    """Where enough of the words stand, each place once: the very words everywhere, changed ones only without those."""
    places = list(find_places(claim.words, claim.speaker, library, language, apart_from))
    seen: set[tuple[str, Span]] = set()
    for place in places:
        for published in place.texts:
            for aligned in find_verbatim(claimed, published):
                if (key := _key(place, published, aligned)) not in seen:
                    seen.add(key)
                    yield finding_at(claim, claimed, published, aligned, place, library)
    if seen or len(claimed.spans) <= SHORT:
        return
    for place in places:
        likely = [text for text in place.texts if shared(claimed, text) >= NEARLY * len(claimed.spans)]
        nearest = max(((align(claimed, text), text) for text in likely), key=lambda one: one[0].closeness, default=None)
        if nearest is None or nearest[0].closeness < NEARLY:
            continue
        aligned, published = nearest
        if (key := _key(place, published, aligned)) not in seen:
            seen.add(key)
            yield finding_at(claim, claimed, published, aligned, place, library)


def _key(place: Place, published: Words, aligned: Aligned) -> tuple[str, Span]:
    """Where the words stand: the article and the span."""
    return place.analysed.article.id, Span(published.spans[aligned.start].start, published.spans[aligned.end - 1].end)


def finding_at(
    claim: Claim, claimed: Words, published: Words, aligned: Aligned, place: Place, library: Library
) -> Finding:
    """What is told of one place where the words stand, or nearly: the evidence, its speaker and the differences."""
    analysed = place.analysed
    words = published.spans[aligned.start : aligned.end]
    span = Span(words[0].start, words[-1].end)
    mouth = mouth_of(analysed.attributions, words)
    told = differences(claimed, published, aligned)
    held = hold_against(
        claim,
        Standing(analysed.article.text, span, mouth.attribution, analysed.language),
        told,
        is_verbatim=aligned.closeness == 1.0,
        is_statement=_is_whole_statement(claim, claimed),
    )
    closeness = min(aligned.closeness, held.most)
    said = mouth.attribution
    if held.is_turned and said and said.quote.kind != "direct":  # without its cue, a denial reads as its opposite
        span = Span(min(said.span.start, span.start), span.end)
    elif held.is_negated and said:  # neither does it without its own “not”
        span = _whole_sentences(analysed.article.text, span, said.quote.contents)
    elif said and not mouth.is_all and _runs_on_alone(said, span, analysed.attributions):
        span = _quoted_sentences(analysed.article.text, span, said.quote.contents) or span
    evidence = Evidence(
        article=analysed.article,
        span=span,
        passage=passage_at(analysed.article, analysed.passages, span),
        attribution=mouth.attribution,
        score=closeness,
        confidence=closeness,
    )
    agrees = agreement(claim, mouth, analysed, words, library)
    return Finding(evidence, closeness, agrees, held.differences, held.is_negated)


def _runs_on_alone(said: Attribution, span: Span, every: Sequence[Attribution]) -> bool:
    """Whether changed words of a direct quotation run on into the narrator's, and not into another quotation."""
    return said.quote.kind == "direct" and not any(one is not said and one.quote.span.touches(span) for one in every)


def _whole_sentences(text: str, span: Span, contents: Sequence[Span]) -> Span:
    """The span with the sentences of a quotation that it touches; the span itself where it lies outside."""
    quoted = _quoted_sentences(text, span, contents)
    return Span(min(quoted.start, span.start), max(quoted.end, span.end)) if quoted else span


def _quoted_sentences(text: str, span: Span, contents: Sequence[Span]) -> Span | None:
    """The sentences of a quotation that the span touches, as one span; None where it lies outside."""
    touched = [
        sentence
        for content in contents
        for sentence in split_sentences(text, content)
        if sentence.start < span.end and span.start < sentence.end
    ]
    return Span(touched[0].start, touched[-1].end) if touched else None


def _is_whole_statement(claim: Claim, claimed: Words) -> bool:
    """Whether the words are given as all that somebody said; a part within marks may follow the writer's own “not”."""
    is_opened = claim.kind == "reported" or claim.words[:1].isupper()
    return bool(claim.speaker) and is_opened and len(claimed.spans) > SHORT


def _stray(claim: Claim, evidence: Evidence, library: Library) -> tuple[str, ...]:
    """The words around the claimed ones that stand nowhere near them in the article, nor in its title."""
    if not claim.around:
        return ()
    analysed = library.shelf.get(evidence.article.id)
    at = next((at for at, passage in enumerate(analysed.passages) if passage == evidence.passage), 0)
    near = analysed.passages[max(0, at - 1) : at + 2]
    speaker = evidence.speaker
    known = [passage.text for passage in near] + [analysed.article.title]
    known += [f"{speaker.name} {speaker.role}"] if speaker else []
    printed = " ".join(known).casefold()
    held = set(terms(printed, analysed.language))
    return tuple(
        word
        for word in claim.around
        if not held.intersection(terms(word, analysed.language)) and word.casefold() not in printed.split()
    )


def _order(finding: Finding) -> tuple[float, bool, bool]:
    """The closest first, then those in the claimed mouth, then those in any."""
    return -finding.closeness, finding.agreement != "confirmed", finding.evidence.speaker is None


def _find_earlier(
    claim: Claim, claimed: Words, library: Library, language: str, apart_from: Article | None = None
) -> Earlier | None:
    """The last edition in which the very words stood, in the claimed mouth rather than in another; None without one.

    Editions of `apart_from` are left out, and those with its text.
    """
    asked = tuple(dict.fromkeys(terms(claim.words, language)))
    if not asked or not claimed.spans:
        return None
    found: list[Earlier] = []
    for edition in library.shelf.editions_saying(asked, _EDITIONS):
        article = edition.article
        if is_itself(article, apart_from):
            continue
        printed = Words.of(article.text)
        analysed = assemble(article, article.language or language, edition.attributions, ())
        for aligned in find_verbatim(claimed, printed):
            words = printed.spans[aligned.start : aligned.end]
            span = Span(words[0].start, words[-1].end)
            mouth = mouth_of(edition.attributions, words)
            passage = Passage(article.id, span, span.of(article.text))
            evidence = Evidence(article, span, passage, mouth.attribution, 1.0, 1.0)
            agrees = agreement(claim, mouth, analysed, words, library)
            found.append(Earlier(evidence, agrees, edition.seen, edition.replaced))
    return max(found, key=lambda one: (one.agreement == "confirmed", one.until), default=None)
