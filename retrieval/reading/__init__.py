"""From files to articles. Knows nothing of quotes, indexes or chats.

`articles` walks the paths, a reader a suffix (`plain_text`, `json_lines`) says what stands in a file, `encoding` turns
bytes into text and `repair` undoes what went wrong with it earlier.
"""

from __future__ import annotations

from retrieval.reading.articles import read_articles

__all__ = ["read_articles"]
