"""Libraries on disk: what was published and who said what, kept without loss.

`store` opens a library and `adding` fills it; `database` is the SQLite file and its transactions, `shelf` and `index`
what a Library needs of it; `engine` keeps the search index in step. `health` looks for damage and mends it,
and `copying` copies and deletes whole libraries.
"""

from __future__ import annotations

from retrieval.storing.adding import Added, add_articles
from retrieval.storing.copying import copy_library, erase_own_library
from retrieval.storing.feeds import Feed, follows_feeds
from retrieval.storing.health.checking import Checked
from retrieval.storing.health.repairing import Repaired
from retrieval.storing.store import Known, Size, Store, is_library

__all__ = [
    "Added",
    "Checked",
    "Feed",
    "Known",
    "Repaired",
    "Size",
    "Store",
    "add_articles",
    "copy_library",
    "erase_own_library",
    "follows_feeds",
    "is_library",
]
