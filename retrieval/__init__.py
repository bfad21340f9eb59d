"""Articles in, answers out. Knows no chat, no Telegram, no settings, no event loop.

This is the door: the names that bot/ may use.
"""

from __future__ import annotations

from retrieval.answering import answer
from retrieval.checking import Check, Difference, Finding, check_quote
from retrieval.errors import ArticleError, OnRecordError
from retrieval.library import Library
from retrieval.quoting import find_attributions
from retrieval.reading import read_articles, read_link
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
    "Check",
    "Difference",
    "Evidence",
    "Finding",
    "Hit",
    "Library",
    "OnRecordError",
    "Passage",
    "Quote",
    "Span",
    "Speaker",
    "answer",
    "check_quote",
    "find_attributions",
    "read_articles",
    "read_link",
]
