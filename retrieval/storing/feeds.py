"""The feeds that a library follows: their addresses, and how it went the last time. Reads no feed itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from retrieval.storing.database import Database
from retrieval.storing.values import words


@dataclass(frozen=True, slots=True)
class Feed:
    """`refreshed` is a date and time by ISO 8601, empty where never; `error` says what went wrong then."""

    url: str
    refreshed: str
    error: str


class Feeds:
    """The feeds of a stored library, by address. Raises LibraryError where it cannot be read or written."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[Feed, ...]:
        found = self._database.read("SELECT url, refreshed, error FROM feeds ORDER BY url")
        return tuple(Feed(words(url), words(refreshed), words(error)) for url, refreshed, error in found)

    def note(self, url: str, error: str = "") -> None:
        """Follow that feed from now on, where it is not followed yet; it has been read just now."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with self._database.changing():
            self._database.write("INSERT OR REPLACE INTO feeds VALUES (?, ?, ?)", url, now, error)

    def remove(self, url: str) -> bool:
        """False where it was not followed."""
        with self._database.changing():
            known = bool(self._database.read("SELECT 1 FROM feeds WHERE url = ?", url))
            self._database.write("DELETE FROM feeds WHERE url = ?", url)
        return known
