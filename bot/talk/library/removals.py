"""The last article removed from each chat's library, kept in memory for an hour so that it can be put back."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock
from time import monotonic

from retrieval import Article

KEPT = 3_600.0
"""Seconds."""


@dataclass(frozen=True, slots=True)
class Removal:
    """An article that was removed, and until when it is kept, by the monotonic clock."""

    article: Article
    until: float


class Removals:
    """The last removal of each chat. The next one, `seconds` or a restart makes it final. Safe to use from threads.

    What has expired is dropped whenever any chat's removals are looked at.
    """

    def __init__(self, seconds: float = KEPT) -> None:
        self._seconds = seconds
        self._last: dict[int, Removal] = {}
        self._lock = Lock()

    def keep(self, chat_id: int, article: Article) -> None:
        """Keep an article that was just removed."""
        with self._lock:
            self._drop_expired()
            self._last[chat_id] = Removal(article, monotonic() + self._seconds)

    def last(self, chat_id: int) -> Article | None:
        """The article that can be put back; None if there is none."""
        with self._lock:
            self._drop_expired()
            removal = self._last.get(chat_id)
            return removal.article if removal else None

    def forget(self, chat_id: int) -> None:
        """Make the last removal final."""
        with self._lock:
            self._drop_expired()
            self._last.pop(chat_id, None)

    def _drop_expired(self) -> None:
        now = monotonic()
        self._last = {chat_id: removal for chat_id, removal in self._last.items() if removal.until > now}
