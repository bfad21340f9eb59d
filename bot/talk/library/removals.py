"""The last article removed from each chat's library, kept for an hour so that it can be put back."""

from __future__ import annotations

import time
from dataclasses import dataclass
from threading import Lock
from typing import Protocol

from retrieval import Article

KEPT = 3_600.0
"""Seconds."""


@dataclass(frozen=True, slots=True)
class Removal:
    """An article that was removed, and when, in seconds since 1970."""

    article: Article
    moment: float


class RemovalStorage(Protocol):
    """Where a face keeps removals beyond the end of the process."""

    def load(self, chat_id: int) -> Removal | None:
        """The last removal of that chat. May block."""
        ...

    def save(self, chat_id: int, removal: Removal) -> None:
        """Store the last removal of a chat in place of the one before."""
        ...

    def drop(self, chat_id: int) -> None:
        """Delete the removal of a chat for good."""
        ...

    def drop_expired(self) -> None:
        """Delete the removals whose time is over."""
        ...


class Removals:
    """The last removal of each chat. The next one, or `seconds`, makes it final. Safe to use from threads.

    Without a `storage`, a restart makes it final, too. What has expired is dropped whenever any chat's removals are
    looked at.
    """

    def __init__(self, seconds: float = KEPT, storage: RemovalStorage | None = None) -> None:
        self._seconds = seconds
        self._storage = storage
        self._last: dict[int, Removal] = {}
        self._lock = Lock()

    def keep(self, chat_id: int, article: Article) -> None:
        """Keep an article that was just removed."""
        with self._lock:
            self._drop_expired()
            self._last[chat_id] = Removal(article, time.time())
            if self._storage:
                self._storage.save(chat_id, self._last[chat_id])

    def last(self, chat_id: int) -> Article | None:
        """The article that can be put back; None if there is none."""
        with self._lock:
            if chat_id not in self._last and self._storage and (stored := self._storage.load(chat_id)):
                self._last[chat_id] = stored
            self._drop_expired()
            removal = self._last.get(chat_id)
            return removal.article if removal else None

    def forget(self, chat_id: int) -> None:
        """Make the last removal final."""
        with self._lock:
            self._drop_expired()
            self._drop(chat_id)

    def drop(self, chat_id: int) -> None:
        """Keep a chat's removal in memory no longer, because another program may have stored a later one."""
        if self._storage:
            with self._lock:
                self._last.pop(chat_id, None)

    def _drop_expired(self) -> None:
        oldest = time.time() - self._seconds
        expired = [one for one, removal in self._last.items() if removal.moment <= oldest]
        for chat_id in expired:
            del self._last[chat_id]
        if expired and self._storage:
            self._storage.drop_expired()

    def _drop(self, chat_id: int) -> None:
        self._last.pop(chat_id, None)
        if self._storage:
            self._storage.drop(chat_id)
