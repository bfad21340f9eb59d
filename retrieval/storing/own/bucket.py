"""Libraries of one owner each in a bucket, which several machines ask and add to."""

from __future__ import annotations

from uuid import uuid4

from retrieval.library.library import LibraryTools
from retrieval.storing.own.apart import apart
from retrieval.storing.shared.feeds import FEEDS, feeds_in
from retrieval.storing.shared.lance.manifests import VERSIONS, version_of
from retrieval.storing.shared.lance.place import TABLE_FOLDER, Place
from retrieval.storing.stores.protocol import LibraryStore

_MARK = "own"
"""The object that a library has as long as it is there; what it holds is another value for each library."""
_ROUNDS = 5
"""How many times what a library has left is listed and deleted: another machine may just have been writing it."""


class OwnBucket:
    """The libraries below an address in a bucket. See `OwnLibraries`.

    They are not copied to this machine's disk, so that a library which is deleted is gone everywhere.
    """

    def __init__(self, address: str) -> None:
        self._place = Place(address)

    def names(self) -> list[str]:
        return [name for name in self._place.folders() if self._place.has(f"{name}/{_MARK}")]

    def identity(self, name: str) -> bytes | None:
        return self._place.read(f"{name}/{_MARK}")

    def state(self, name: str) -> tuple[int, ...] | None:
        identity = self.identity(name)
        if identity is None:
            return None
        newest = self._place.names(f"{name}/{TABLE_FOLDER}/{VERSIONS}", most=1)
        return int.from_bytes(identity), *(version for one in newest if (version := version_of(one)) is not None)

    def follows_feeds(self, name: str) -> bool:
        return bool(feeds_in(self._place.read(f"{name}/{FEEDS}"), self._place.address))

    def open(self, name: str, tools: LibraryTools) -> LibraryStore:
        from retrieval.storing.shared.store import SharedStore  # LanceDB takes more than a second to import

        semantic = tools.vectors is not None
        address = f"{self._place.uri}/{name}"
        store = SharedStore(address, create=True, is_own=True, semantic=semantic, tools=apart(tools))
        self._place.create(f"{name}/{_MARK}", uuid4().bytes)
        return store

    def rename(self, name: str, new: str) -> None:
        """See `OwnLibraries`. Where this is interrupted, the library is still there under the old name."""
        mark = self.identity(name)
        for one in self._place.names(name):
            if one != f"{name}/{_MARK}":
                self._place.copy(one, f"{new}{one.removeprefix(name)}")
        if mark is not None:
            self._place.create(f"{new}/{_MARK}", mark)
        self.erase(name)

    def erase(self, name: str) -> bool:
        was_there = self.identity(name) is not None
        self._place.delete(f"{name}/{_MARK}")
        for _ in range(_ROUNDS):
            left = self._place.names(name)
            if not left:
                break
            for one in left:
                self._place.delete(one)
        return was_there
