"""The feeds that a library follows: their addresses, and the result of the last refresh. This module reads no feeds."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from retrieval.records import NO_VERSION, PageVersion
from retrieval.storing.database import FILE, Database
from retrieval.storing.values import Row, as_int, as_text


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that is followed.

    `refreshed` is the ISO 8601 date and time of the last refresh, empty before the first one, and `error` says what
    went wrong then. `version` is the version that was read last, and `failures` the number of failures in a row.
    """

    url: str
    refreshed: str
    error: str
    version: PageVersion = NO_VERSION
    failures: int = 0


def follows_feeds(folder: Path) -> bool:
    """Whether the library in `folder` follows a feed, without opening the library; True where that cannot be told."""
    try:
        with closing(sqlite3.connect(f"{(folder / FILE).absolute().as_uri()}?mode=ro", uri=True)) as connection:
            return connection.execute("SELECT 1 FROM feeds LIMIT 1").fetchone() is not None
    except sqlite3.Error:
        return True


class Feeds:
    """The feeds of a stored library, by address. Raises LibraryError where it cannot be read or written."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[Feed, ...]:
        found = self._database.read("SELECT url, refreshed, error, etag, modified, failures FROM feeds ORDER BY url")
        return tuple(map(_feed, found))

    def version(self, url: str) -> PageVersion:
        """The version that was read last; an empty one where the feed is not followed."""
        return next((feed.version for feed in self.all() if feed.url == url), NO_VERSION)

    def note(self, url: str, error: str = "", version: PageVersion = NO_VERSION) -> None:
        """Record that a feed was read just now, and follow it from now on.

        After an `error` the version that was read before stays recorded. Otherwise all of `version` has been added.
        """
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with self._database.changing():
            if error and self._database.read("SELECT 1 FROM feeds WHERE url = ?", url):
                self._database.write(
                    "UPDATE feeds SET refreshed = ?, error = ?, failures = failures + 1 WHERE url = ?", now, error, url
                )
                return
            self._database.write(
                "INSERT OR REPLACE INTO feeds VALUES (?, ?, ?, ?, ?, ?)",
                url,
                now,
                error,
                version.etag,
                version.modified,
                int(bool(error)),
            )

    def remove(self, url: str) -> bool:
        """Stop following a feed; False where it was not followed."""
        with self._database.changing():
            known = bool(self._database.read("SELECT 1 FROM feeds WHERE url = ?", url))
            self._database.write("DELETE FROM feeds WHERE url = ?", url)
        return known


def _feed(row: Row) -> Feed:
    url, refreshed, error, etag, modified, failures = row
    version = PageVersion(as_text(etag), as_text(modified))
    return Feed(as_text(url), as_text(refreshed), as_text(error), version, as_int(failures))
