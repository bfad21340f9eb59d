"""From files and links to articles.

`articles` reads paths and bytes, and `web` fetches links and follows feeds. `kinds` has the table of all kinds of
documents and calls their readers, which stand in `formats` and `web`; nothing that a reader raises gets past it.
A reader gives a `Draft`, which becomes an article once its date, language and id have been put into order.
`sandbox` reads documents of strangers in a process of its own.
"""

from __future__ import annotations

from retrieval.reading.articles import read_articles, read_bytes
from retrieval.reading.authors import authors_of
from retrieval.reading.web.following import FeedRead, read_feed
from retrieval.reading.web.links import read_link
from retrieval.reading.web.outlines import read_outlines, write_outlines

__all__ = [
    "FeedRead",
    "authors_of",
    "read_articles",
    "read_bytes",
    "read_feed",
    "read_link",
    "read_outlines",
    "write_outlines",
]
