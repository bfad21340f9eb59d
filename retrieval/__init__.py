"""Articles in, answers out. Knows no chat, no Telegram, no settings, no event loop.

This is the door: the names that bot/ may use.
"""

from __future__ import annotations

from retrieval.answering import answer
from retrieval.errors import ArticleError, OnRecordError
from retrieval.library import Library
from retrieval.quoting import find_attributions
from retrieval.reading import read_articles
from retrieval.records import (
    Answer,
    Article,
    Attribution,
    Evidence,
    Hit,
    Passage,
    Quote,
    Span,
    Speaker,
)

__all__ = [
    "Answer",
    "Article",
    "ArticleError",
    "Attribution",
    "Evidence",
    "Hit",
    "Library",
    "OnRecordError",
    "Passage",
    "Quote",
    "Span",
    "Speaker",
    "answer",
    "find_attributions",
    "read_articles",
]
