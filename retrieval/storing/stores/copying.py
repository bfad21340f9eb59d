"""Copying a library, also from one engine to another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path

from retrieval.errors import LibraryError
from retrieval.storing.copying import copy_folder
from retrieval.storing.shared.lance.place import is_shared
from retrieval.storing.stores.opening import is_library, open_store
from retrieval.storing.stores.protocol import Address, LibraryStore

AT_ONCE = 200
"""How many articles are moved at a time."""


def copy_library(source: Address, target: Address, on_progress: Callable[[int], None] = lambda _: None) -> None:
    """Copy the library at `source` to `target`, where nothing may be yet.

    From one folder to another the files are copied (see `copy_folder`). Otherwise everything is read and written by the
    engines: articles with the quotes that were found in them, feeds, and what was decided about names. Search indexes
    are built anew. `on_progress` is called with the number of articles that were just copied.

    Raises LibraryError where there is no library to copy, something is at the target, or the storage fails; what a copy
    that failed has left at the target is to be deleted.
    """
    if not is_shared(source) and not is_shared(target):
        copy_folder(Path(source), Path(target))
        return
    if is_library(target):
        raise LibraryError(target, "holds a library already; a library is copied to a new place")
    with (
        closing(open_store(source, semantic=False)) as original,
        closing(open_store(target, create=True, semantic=False)) as copy,
    ):
        _copy_articles(original, copy, on_progress)
        for feed in original.feeds.all():
            copy.feeds.note(feed.url, feed.error, feed.version)
        if original.library.corrections.names:
            copy.correct(original.library.corrections)
        copy.optimize()


def _copy_articles(original: LibraryStore, copy: LibraryStore, on_progress: Callable[[int], None]) -> None:
    with copy.adding():
        for ids in _in_batches(iter(original.library.shelf.ids)):
            found = original.library.shelf.find(ids)
            with copy.library.shelf.changing():
                for article_id in ids:
                    if article_id in found:
                        copy.library.add_analysed(found[article_id])
            on_progress(len(ids))


def _in_batches(ids: Iterator[str]) -> Iterator[list[str]]:
    while some := list(islice(ids, AT_ONCE)):
        yield some
