"""Passages: sentences that stand together, never cutting a quotation."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.paragraphs import split_paragraphs
from retrieval.records import Article, Passage, Quote, Span


def split_passages(article: Article, quotes: Sequence[Quote] = ()) -> tuple[Passage, ...]:
    """Passages of the article in order; none cuts a quote; a heading stands with what it heads."""
    del quotes
    spans = [paragraph.span for paragraph in split_paragraphs(article.text)]
    return tuple(Passage(article.id, span, span.of(article.text)) for span in spans)


def passage_of(passages: Sequence[Passage], span: Span) -> Passage:
    """The passage that holds the span's start. Raises LookupError where none does."""
    for passage in passages:
        if passage.span.start <= span.start < passage.span.end:
            return passage
    raise LookupError(f"no passage at {span}")
