"""Turns of a transcript whose file names the speakers (`<v Ana Ruiz>` of WebVTT), for languages read without grammar.

A tab stands before each name, as `retrieval.reading` writes it.
"""

from __future__ import annotations

import re

from retrieval.records import Article, Attribution, Quote, Span, Speaker
from retrieval.text.paragraphs import split_paragraphs

_TOLD = re.compile(r"(?<=\t)(?P<name>[^\s:][^\n:]{0,60}):\s+(?=\S)")
_CONFIDENCE = 0.95


def told_turns(article: Article) -> tuple[Attribution, ...]:
    """The turns in order; none where fewer than half of the paragraphs are such turns."""
    text = article.text
    if "\t" not in text:
        return ()
    paragraphs = split_paragraphs(text)
    turns = [
        Attribution(
            Quote(article.id, (Span(found.end(), one.span.end),), "direct"),
            Speaker(found["name"].strip()),
            Span(*found.span("name")),
            None,
            _CONFIDENCE,
        )
        for one in paragraphs
        if (found := _TOLD.match(text, one.span.start, one.span.end))
    ]
    return tuple(turns) if 2 * len(turns) >= len(paragraphs) else ()
