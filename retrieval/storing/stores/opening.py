"""Libraries by their address: a folder with SQLite and tantivy, or a shared library in a bucket or a folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from retrieval.library.library import USUAL_TOOLS, LibraryTools
from retrieval.storing.database import FILE
from retrieval.storing.shared.lance.mirror import Mirroring
from retrieval.storing.shared.lance.place import FOLDER, TABLE_FOLDER, Place, folder_of, is_shared
from retrieval.storing.store import Store
from retrieval.storing.stores.protocol import Address, LibraryStore


def is_library(address: Address) -> bool:
    """Whether there is a library at that address, damaged or not. Raises LibraryError where a bucket does not tell."""
    if is_shared(address):
        text = str(address)
        return (folder_of(text) / TABLE_FOLDER).is_dir() if _is_folder(text) else Place(address).holds_library
    return (Path(address) / FILE).exists()


def open_store(
    address: Address,
    *,
    create: bool = False,
    is_own: bool = False,
    semantic: bool = True,
    tools: LibraryTools = USUAL_TOOLS,
    on_wait: Callable[[], None] | None = None,
    mirroring: Mirroring | None = None,
) -> LibraryStore:
    """The library at that address, created on request; see `Store` for what is given and raised.

    `s3://bucket/name` is a shared library in a bucket, `lance:FOLDER` one in a folder. A folder without that prefix is
    what is in it; an empty one becomes a library of SQLite and tantivy. With `mirroring`, questions to a library in a
    bucket are answered from a copy on this machine's disk, which is brought up to date before each search.
    """
    if is_shared(address):
        from retrieval.storing.shared.store import SharedStore  # LanceDB takes more than a second to import

        return SharedStore(
            address,
            create=create,
            is_own=is_own,
            semantic=semantic,
            tools=tools,
            on_wait=on_wait,
            mirroring=mirroring,
        )
    return Store(
        Path(address),
        create=create,
        is_own=is_own,
        semantic=semantic,
        tools=tools,
        on_wait=on_wait,
    )


def _is_folder(address: str) -> bool:
    return address.startswith(FOLDER) or (Path(address) / TABLE_FOLDER).is_dir()
