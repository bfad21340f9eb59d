"""The usual bot: it answers every question with the best paragraphs, names no speaker, and refuses nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from retrieval import Article, Span
from retrieval.evaluating.answer_scores import Bot
from retrieval.evaluating.measures import Given
from retrieval.evaluating.questions import Posed
from tests.evaluating.scoreboard.peers.rankers import Ranker

SHOWN = 3
_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*", re.UNICODE)


def paragraphs_of(text: str) -> list[Span]:
    """The stretches between blank lines, in order, without white space around them."""
    found = (match.span() for match in _PARAGRAPH.finditer(text))
    return [Span(start, start + len(text[start:end].rstrip())) for start, end in found]


def ask_paragraphs(articles: Sequence[Article], rank: Callable[[Sequence[str]], Ranker]) -> Bot:
    """A bot over the paragraphs of some articles that ranks them in this way."""
    paragraphs = [(article, span) for article in articles for span in paragraphs_of(article.text)]
    best = rank([span.of(article.text) for article, span in paragraphs])

    def respond(posed: Posed) -> list[Given]:
        return [Given(paragraphs[at][0].id, paragraphs[at][1]) for at in best(posed.question, SHOWN)]

    return respond
