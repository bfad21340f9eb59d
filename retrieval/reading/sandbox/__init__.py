"""Reads strangers' documents in a process of their own, which is killed where it exceeds its memory or time.

Each document has a child of its own, which ends with it. A child inherits no secrets from the environment, no open
files and no threads, and sets its limits on memory and processor time before the first byte of the document arrives
(POSIX only). The parent holds the time by the clock. Articles come back one by one, so that what was read before the
end of the limits is kept.

                 job (one message)
    parent  ──────────────────────────▶  child
            ◀──────────────────────────
             articles and errors, then “done”

On POSIX a server forks the children: a fresh interpreter that has loaded the readers of pages and never sees a
document. Loading them is nine tenths of the time of reading a page. Elsewhere each child is a fresh interpreter itself.
"""

from __future__ import annotations

from retrieval.reading.sandbox.child import limit
from retrieval.reading.sandbox.children import environment
from retrieval.reading.sandbox.messages import BOUNDS, QUICK, Bounds
from retrieval.reading.sandbox.parent import articles_apart, read_bytes_apart

__all__ = ["BOUNDS", "QUICK", "Bounds", "articles_apart", "environment", "limit", "read_bytes_apart"]
