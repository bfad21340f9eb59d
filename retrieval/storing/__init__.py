"""Libraries on disk: what was published and who said what, kept without loss.

`stores` says what every stored library can do and opens one by its address; `adding` fills it. A library in a folder is
`store`: `database` is the SQLite file and its transactions, `shelf` and `index` what a Library needs of it; `engine`
keeps the search index in step, `health` looks for damage and mends it, and `copying` copies and deletes such folders.
`shared` is a library on object storage that several machines add to. `own` holds a library for each owner, such as a
chat, in a folder or a bucket.
"""

from __future__ import annotations

from retrieval.storing.adding import Added, add_articles
from retrieval.storing.feeds import Feed
from retrieval.storing.health.checking import Checked
from retrieval.storing.health.repairing import Repaired
from retrieval.storing.shared.lance.mirror import Mirroring
from retrieval.storing.store import Store
from retrieval.storing.stores.copying import copy_library
from retrieval.storing.stores.opening import is_library, open_store
from retrieval.storing.stores.protocol import Address, Known, LibraryStore, Optimized, Renewal, Size

__all__ = [
    "Added",
    "Address",
    "Checked",
    "Feed",
    "Known",
    "LibraryStore",
    "Mirroring",
    "Optimized",
    "Renewal",
    "Repaired",
    "Size",
    "Store",
    "add_articles",
    "copy_library",
    "is_library",
    "open_store",
]
