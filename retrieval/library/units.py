"""Units: the spans of a passage that may be shown as an answer, each with its speaker and its terms.

A unit is a quoted stretch, some sentences of a long one, a whole quote, or one sentence of the article. Which unit
answers a question is decided in retrieval/answering.

The work is linear in the length of a passage, up to sorting, whatever stands in it. Spans may lie within each other
(quotes within quotes), so their lengths are added up, and no more units are made once the sum exceeds `BUDGET`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import accumulate, pairwise
from typing import Literal

from retrieval.library.interruptions import join_interrupted
from retrieval.records import Article, Attribution, Passage, Span
from retrieval.searching import Document, terms
from retrieval.text.sentences import split_sentences

Shape = Literal["stretch", "part", "quote", "sentence"]
"""One content of a quote; sentences of such; a quote of several contents, or two quotes that only the narrator's clause
parts; one sentence of the article."""

BUDGET = 40
"""How often, on average, a code point of a passage may stand in a unit or in the sentences around one. News text stays
below 12."""
SPARE = 20_000
"""Code points that are allowed besides, for short passages."""
MOST_UNITS = 2_000
"""How many units one passage has at most."""
MOST_AT_ONCE = 32
"""How many contents of quotes may touch one sentence; it has no speaker where there are more."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A span to show, its attribution (None: the article's own words), and its terms for ranking.

    `sentence` is the span of the whole sentences that the unit touches, and `around` holds their terms.
    """

    span: Span
    sentence: Span
    shape: Shape
    attribution: Attribution | None
    document: Document
    around: Document


def find_units(
    article: Article, passage: Passage, attributions: Sequence[Attribution], stretches: Sequence[Span], language: str
) -> tuple[Unit, ...]:
    """The units of one passage, each once.

    `attributions` are those whose quotes start in the passage or are carried into it; `stretches` are the spans between
    quotation marks that start in it, in order.
    """
    sentences = _whole_sentences(article.text, passage.span, attributions, language)
    found: dict[tuple[Span, Attribution | None], Unit] = {}
    known: dict[Span, Document] = {}
    left = BUDGET * (passage.span.end - passage.span.start) + SPARE

    def document(span: Span) -> Document:
        nonlocal left
        if span not in known:
            left -= span.end - span.start
            known[span] = Document.of(article.id, len(known), terms(span.of(article.text), language))
        return known[span]

    for span, shape, attribution in _spans(article.text, passage.span, sentences, attributions, stretches, language):
        left -= 1 + span.end - span.start
        if left < 0 or len(found) >= MOST_UNITS:
            break
        if (span, attribution) not in found and span.start < span.end and passage.span.holds(span):
            sentence = _sentences_with(sentences, span)
            found[span, attribution] = Unit(span, sentence, shape, attribution, document(span), document(sentence))
    return tuple(found.values())


def _spans(
    text: str,
    within: Span,
    sentences: Sequence[Span],
    attributions: Sequence[Attribution],
    stretches: Sequence[Span],
    language: str,
) -> Iterator[tuple[Span, Shape, Attribution | None]]:
    """The spans of all units. Work between two of them is bounded by the length of the first."""
    for attribution in attributions:
        if attribution.quote.kind == "indirect":
            # Without source and cue it would be a claim that nobody made: "she denied that it rained".
            yield attribution.span, "stretch", attribution
            continue
        contents = attribution.quote.contents
        # Of a quote that the passage cuts, only what stands in the passage is looked at.
        for content in (_clipped(content, within) for content in contents if content.touches(within)):
            yield content, "stretch", attribution
            parts = split_sentences(text, content, language)
            if len(parts) > 1:
                yield from ((part, "part", attribution) for part in parts)
            if len(parts) > 2:
                yield from ((Span(one.start, two.end), "part", attribution) for one, two in pairwise(parts))
            first = bisect_left(stretches, content.start, key=lambda stretch: stretch.start)
            last = bisect_right(stretches, content.end, key=lambda stretch: stretch.start)
            yield from (
                (stretches[at], "part", attribution) for at in range(first, last) if stretches[at].end <= content.end
            )
        if len(contents) > 1:
            yield attribution.quote.span, "quote", attribution
    for attribution in join_interrupted(text, attributions):
        yield attribution.quote.span, "quote", attribution
    for sentence, speaking in zip(sentences, _speaking(sentences, attributions), strict=True):
        if speaking is None or not _is_mostly_its_quote(text, sentence, speaking):
            yield sentence, "sentence", speaking


def _speaking(sentences: Sequence[Span], attributions: Sequence[Attribution]) -> Iterator[Attribution | None]:
    """For each sentence the attribution with the most words in it, or None.

    None where nobody speaks in the sentence, or several do. Whoever is quoted within the words of another is no second
    speaker: it is the other who speaks.
    """
    contents = sorted(
        (content, at) for at, attribution in enumerate(attributions) for content in attribution.quote.contents
    )
    open_ones: list[tuple[int, int, int]] = []  # a heap of end, start and attribution
    taken = 0
    for sentence in sentences:
        while taken < len(contents) and contents[taken][0].start < sentence.end:
            content, at = contents[taken]
            heappush(open_ones, (content.end, content.start, at))
            taken += 1
        while open_ones and open_ones[0][0] <= sentence.start:
            heappop(open_ones)
        yield _speaking_in(sentence, open_ones, attributions) if len(open_ones) <= MOST_AT_ONCE else None


def _speaking_in(
    sentence: Span, touching: Sequence[tuple[int, int, int]], attributions: Sequence[Attribution]
) -> Attribution | None:
    shared: dict[int, int] = {}
    for end, start, at in touching:
        if end > start:
            shared[at] = shared.get(at, 0) + min(sentence.end, end) - max(sentence.start, start)
    if not shared:
        return None
    best = attributions[max(sorted(shared), key=lambda at: shared[at])]
    others = [attributions[at] for at in shared if attributions[at].speaker != best.speaker]
    return best if all(best.quote.span.holds(other.quote.span) for other in others) else None


def _is_mostly_its_quote(text: str, sentence: Span, attribution: Attribution) -> bool:
    """Whether the quote makes up most of its sentence, so that its words are shown without the sentence around them."""
    quote = attribution.quote
    if quote.kind != "direct":
        return False
    within = min(sentence.end, quote.span.end) - max(sentence.start, quote.span.start)
    if within > (sentence.end - sentence.start) / 2:
        return True
    said = attribution.span
    beside = text[sentence.start : max(sentence.start, said.start)] + text[min(said.end, sentence.end) : sentence.end]
    return said.start < sentence.end and not any(map(str.isalnum, beside))


def _whole_sentences(text: str, within: Span, attributions: Sequence[Attribution], language: str) -> list[Span]:
    """Sentences, joined where one content of a quote runs over the border between them."""
    contents = sorted(content for found in attributions for content in found.quote.contents)
    reached = list(accumulate((content.end for content in contents), max))
    joined: list[Span] = []
    for sentence in split_sentences(text, within, language):
        if joined:
            before = bisect_left(contents, joined[-1].end, key=lambda content: content.start)
            if before and reached[before - 1] > sentence.start:
                joined[-1] = Span(joined[-1].start, sentence.end)
                continue
        joined.append(sentence)
    return joined


def _clipped(span: Span, within: Span) -> Span:
    return Span(max(span.start, within.start), min(span.end, within.end))


def _sentences_with(sentences: Sequence[Span], span: Span) -> Span:
    """From the first to the last of the sentences that the span touches; the span itself where it touches none."""
    first = bisect_right(sentences, span.start, key=lambda sentence: sentence.end)
    last = bisect_left(sentences, span.end, key=lambda sentence: sentence.start) - 1
    return Span(sentences[first].start, sentences[last].end) if first <= last else span
