"""Units: every span of a passage that could be shown as an answer, with its speaker and its terms.

A unit is a quoted stretch, some sentences of a long one, a whole quote, or one sentence of the article. Knows
no question: which unit answers is decided in answering/.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from retrieval.records import Article, Attribution, Passage, Span
from retrieval.searching import Document, terms
from retrieval.text.sentences import split_sentences

Shape = Literal["stretch", "part", "quote", "sentence"]
"""One content of a quote; sentences of such; a quote of several contents; one sentence of the article."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A span to show, who says it (None: the article's own words), and its terms for ranking.

    `sentence` is what stands around it, the whole sentences that hold the span, and `around` has the terms of those.
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
    """The units of one passage, none twice. `attributions` are the article's quotes that start in it, and `stretches`
    what stands there between quotation marks."""
    sentences = _whole_sentences(article.text, passage.span, attributions)
    found: dict[tuple[Span, Attribution | None], Unit] = {}
    known: dict[Span, Document] = {}

    def document(span: Span) -> Document:
        if span not in known:
            known[span] = Document.of(article.id, len(known), terms(span.of(article.text), language))
        return known[span]

    for span, shape, attribution in _spans(article.text, sentences, attributions, stretches):
        if (span, attribution) not in found and span.start < span.end and passage.span.holds(span):
            sentence = _sentences_with(sentences, span)
            found[span, attribution] = Unit(span, sentence, shape, attribution, document(span), document(sentence))
    return tuple(found.values())


def _spans(
    text: str, sentences: Sequence[Span], attributions: Sequence[Attribution], stretches: Sequence[Span]
) -> Iterator[tuple[Span, Shape, Attribution | None]]:
    for attribution in attributions:
        if attribution.quote.kind == "indirect":
            # Without source and cue it would be a claim that nobody made: "she denied that it rained".
            yield attribution.span, "stretch", attribution
            continue
        contents = attribution.quote.contents
        for content in contents:
            yield content, "stretch", attribution
            parts = split_sentences(text, content)
            if len(parts) > 1:
                yield from ((part, "part", attribution) for part in parts)
            if len(parts) > 2:
                yield from ((Span(one.start, two.end), "part", attribution) for one, two in pairwise(parts))
            yield from ((inner, "part", attribution) for inner in stretches if content.holds(inner))
        if len(contents) > 1:
            yield attribution.quote.span, "quote", attribution
    for sentence in sentences:
        speaking = _speaking(sentence, attributions)
        if speaking is None or not _is_mostly_its_quote(text, sentence, speaking):
            yield sentence, "sentence", speaking


def _speaking(sentence: Span, attributions: Sequence[Attribution]) -> Attribution | None:
    """The attribution with the most words in the sentence; None where nobody speaks in it, or several do.

    Who is quoted within the words of another is no second voice: it is the other who speaks.
    """

    def shared(attribution: Attribution) -> int:
        contents = attribution.quote.contents
        return sum(max(0, min(sentence.end, one.end) - max(sentence.start, one.start)) for one in contents)

    best = max(attributions, key=shared, default=None)
    if best is None or not shared(best):
        return None
    others = [other for other in attributions if other.speaker != best.speaker and shared(other)]
    return best if all(best.quote.span.holds(other.quote.span) for other in others) else None


def _is_mostly_its_quote(text: str, sentence: Span, attribution: Attribution) -> bool:
    """True where the bare quote says it all: its words are shown, not the sentence that reports them."""
    quote = attribution.quote
    if quote.kind != "direct":
        return False
    within = min(sentence.end, quote.span.end) - max(sentence.start, quote.span.start)
    if within > (sentence.end - sentence.start) / 2:
        return True
    said = attribution.span
    beside = text[sentence.start : max(sentence.start, said.start)] + text[min(said.end, sentence.end) : sentence.end]
    return said.start < sentence.end and not any(map(str.isalnum, beside))


def _whole_sentences(text: str, within: Span, attributions: Sequence[Attribution]) -> list[Span]:
    """Sentences put together where one content of a quote runs over the border between them."""
    kept_whole = [content for found in attributions for content in found.quote.contents]
    joined: list[Span] = []
    for sentence in split_sentences(text, within):
        border = joined[-1].end if joined else sentence.start
        if any(whole.start < border and sentence.start < whole.end for whole in kept_whole):
            joined[-1] = Span(joined[-1].start, sentence.end)
        else:
            joined.append(sentence)
    return joined


def _sentences_with(sentences: Sequence[Span], span: Span) -> Span:
    touched = [sentence for sentence in sentences if sentence.touches(span)]
    return Span(touched[0].start, touched[-1].end) if touched else span
