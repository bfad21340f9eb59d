"""A simple bot to compare with: rank-bm25 with its defaults over paragraphs split at spaces, and the nearest name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retrieval.evaluating.measures import Given
from retrieval.records import Article, Span

NAME = re.compile(r"[A-Z]\w+(?: [A-Z]\w+)*")
PARAGRAPH = re.compile(r"\S[^\n]*")
SHOWN = 3


class NaiveBot:
    """Answers every question with the best paragraphs, and names the first name in each as its speaker."""

    def __init__(self, articles: Sequence[Article]) -> None:
        paragraphs = [
            (article, Span(*found.span())) for article in articles for found in PARAGRAPH.finditer(article.text)
        ]
        self._paragraphs = paragraphs
        self._ranker = NaiveRanker([span.of(article.text) for article, span in paragraphs])

    def answer(self, question: str) -> list[Given]:
        found = []
        for at in self._ranker.best(question, SHOWN):
            article, span = self._paragraphs[at]
            name = NAME.search(article.text, span.start, span.end)
            found.append(Given(article.id, span, name.group() if name else ""))
        return found


class NaiveRanker:
    """BM25Okapi over `lower().split()`."""

    def __init__(self, texts: Sequence[str]) -> None:
        from rank_bm25 import BM25Okapi

        self._bm25 = BM25Okapi([text.lower().split() for text in texts]) if texts else None

    def best(self, question: str, limit: int) -> list[int]:
        """The positions of the best texts, best first."""
        if self._bm25 is None:
            return []
        scores = self._bm25.get_scores(question.lower().split()).tolist()
        return sorted(range(len(scores)), key=lambda at: -scores[at])[:limit]
