"""Conversion between tokens of a sentence and spans of the article's text."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.reports.contents import Report
from retrieval.records import Span


def named(text: str, token: Token) -> Token:
    """A source's token. A stretch becomes a token of the name that it holds."""
    return whole(text, token.stretch.span) if token.stretch else token


def whole(text: str, span: Span) -> Token:
    """The words of a span as one token."""
    words = span.of(text)
    return Token(span.start, span.end, words, words.lower(), words[0].isalnum(), words[0].isupper())


def cue_span(tokens: Sequence[Token], report: Report) -> Span:
    """The words of a report's cue."""
    return Span(tokens[report.cue.first].start, tokens[report.cue.last].end)


def span_of(tokens: Sequence[Token], first: int, last: int) -> Span:
    """The span of the tokens `first` to `last`. A single stretch comes without its quotation marks, a longer content
    with them."""
    stretch = tokens[first].stretch
    if first == last and stretch:
        return stretch.span
    return Span(tokens[first].start, tokens[last].end)
