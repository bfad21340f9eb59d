"""From files to articles. Knows nothing of quotes, indexes or chats."""

from __future__ import annotations

from retrieval.reading.articles import read_articles

__all__ = ["read_articles"]
