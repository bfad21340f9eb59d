"""Articles in, answers out. Knows no chat, no Telegram, no settings, no event loop.

This is the door: the names that bot/ may use.
"""

from __future__ import annotations

from retrieval.answering import answer, gather
from retrieval.checking import Check, Difference, Finding, check_quote
from retrieval.errors import ArticleError, LibraryError, OnRecordError, Unreadable
from retrieval.joint import join
from retrieval.library import Library
from retrieval.quoting import find_attributions
from retrieval.reading import FeedRead, read_articles, read_bytes, read_feed, read_link
from retrieval.records import (
    NO_VERSION,
    Answer,
    Article,
    Attribution,
    Evidence,
    Gathered,
    Hit,
    PageVersion,
    Passage,
    Quote,
    Span,
    Speaker,
)
from retrieval.storing import Added, Checked, Feed, Size, Store, add_articles, follows_feeds, is_library

__all__ = [
    "NO_VERSION",
    "Added",
    "Answer",
    "Article",
    "ArticleError",
    "Attribution",
    "Check",
    "Checked",
    "Difference",
    "Evidence",
    "Feed",
    "FeedRead",
    "Finding",
    "Gathered",
    "Hit",
    "Library",
    "LibraryError",
    "OnRecordError",
    "PageVersion",
    "Passage",
    "Quote",
    "Size",
    "Span",
    "Speaker",
    "Store",
    "Unreadable",
    "add_articles",
    "answer",
    "check_quote",
    "find_attributions",
    "follows_feeds",
    "gather",
    "is_library",
    "join",
    "read_articles",
    "read_bytes",
    "read_feed",
    "read_link",
]
