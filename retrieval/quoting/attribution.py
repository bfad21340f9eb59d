"""Attributions of an article: each quote with the words that tell who said it."""

from __future__ import annotations

import re

from retrieval.quoting.marks import find_stretches
from retrieval.records import Article, Attribution, Quote, Span, Speaker

NAME = re.compile(r"[A-Z]\w+(?: [A-Z]\w+)*")


def find_attributions(article: Article) -> tuple[Attribution, ...]:
    """Every quote of the article in order, with its speaker where the article says who spoke."""
    found = []
    for stretch in find_stretches(article.text):
        name = NAME.search(article.text, stretch.span.end)
        found.append(
            Attribution(
                quote=Quote(article.id, (stretch.span,), "direct"),
                speaker=Speaker(name.group()) if name else None,
                source=Span(*name.span()) if name else None,
                cue=None,
                confidence=0.5,
            )
        )
    return tuple(found)
