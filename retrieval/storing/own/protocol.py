"""The protocol of places that hold a library for each owner."""

from __future__ import annotations

from typing import Protocol

from retrieval.library.library import LibraryTools
from retrieval.storing.stores.protocol import LibraryStore


class OwnLibraries(Protocol):
    """Libraries of one owner each, by name. Safe to call from threads. Raises LibraryError where the storage fails."""

    def names(self) -> list[str]:
        """The names of all libraries."""
        ...

    def identity(self, name: str) -> int | bytes | None:
        """What tells a library from a later one of the same name; None if there is none."""
        ...

    def state(self, name: str) -> tuple[int, ...] | None:
        """A value that differs after each change of a library, which is not opened; None if there is none."""
        ...

    def follows_feeds(self, name: str) -> bool:
        """Whether a library follows a feed, without opening it; True where that cannot be told."""
        ...

    def open(self, name: str, tools: LibraryTools) -> LibraryStore:
        """The library of that name, made if there is none."""
        ...

    def rename(self, name: str, new: str) -> None:
        """Give a library that nobody is using another name, which no library has."""
        ...

    def erase(self, name: str) -> bool:
        """Delete for good a library that nobody is using; False if there is none."""
        ...
