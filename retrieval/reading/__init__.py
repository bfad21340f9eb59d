"""From files and links to articles. Knows nothing of quotes, indexes or chats.

`articles` walks the paths and `links` follows the links; `kinds` finds the reader of a document (`plain_text`,
`web_pages`, `pdf`, …), which says what stands in it; `encoding` turns bytes into text and `repair` undoes what went
wrong with it earlier.
"""

from __future__ import annotations

from retrieval.reading.articles import read_articles, read_bytes
from retrieval.reading.web.following import FeedRead, read_feed
from retrieval.reading.web.links import read_link

__all__ = ["FeedRead", "read_articles", "read_bytes", "read_feed", "read_link"]
