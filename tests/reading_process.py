"""A process that may read a library and not write it, for a test: `python -m tests.reading_process FOLDER [full]`.

Root may write anything, so it becomes somebody else first; by then everything it needs has been imported and used. With
`full`, it finds the disk full instead: no file of it may grow.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from retrieval import LibraryError, Store, add_articles, answer
from tests.adding_process import articles, tell

NOBODY = 65_534


def use(store: Store) -> None:
    for evidence in answer("Who said bridge 3 is not safe?", store.library).evidence[:1]:
        tell(evidence.text)
    tell(f"damages: {len(store.check().damages)}")
    try:
        for added in add_articles(store, articles("west", 4), workers=0):
            tell(added.outcome)
    except LibraryError as error:
        tell(error.reason)


def main(folder: str, obstacle: str = "") -> None:
    with TemporaryDirectory() as own:
        for _ in range(2):  # to fill it, and to ask it
            use(Store(Path(own), create=True, semantic=False))
    tell("---")
    if obstacle == "full":
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    elif os.geteuid() == 0:
        os.setuid(NOBODY)
    use(Store(Path(folder), semantic=False))


if __name__ == "__main__":
    main(*sys.argv[1:])
