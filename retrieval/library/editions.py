"""Editions: what an article said before it was changed."""

from __future__ import annotations

from dataclasses import dataclass

from retrieval.records import Article, Attribution, Span
from retrieval.text.paragraphs import split_paragraphs
from retrieval.text.sentences import split_sentences


@dataclass(frozen=True, slots=True)
class Edition:
    """An article as it was before it was changed, and who said what in it.

    `seen` is when the library first had this text, `replaced` when it got the next one: dates and times by ISO 8601.
    """

    article: Article
    attributions: tuple[Attribution, ...]
    seen: str
    replaced: str


def sentences_of(text: str) -> list[str]:
    """The sentences of an article in order, without furniture, each with single spaces."""
    return [
        " ".join(sentence.of(text).split())
        for paragraph in split_paragraphs(text)
        for sentence in split_sentences(text, Span(paragraph.span.start, paragraph.span.end))
    ]


def no_longer_said(before: str, after: str) -> list[str]:
    """The sentences of the text `before` that the text `after` does not have."""
    kept = set(sentences_of(after))
    return [sentence for sentence in sentences_of(before) if sentence not in kept]
