"""Analyses all articles of a library again; this can be interrupted and resumed.

An article that is renewed gets a higher number than any before, so those up to the number where the renewal began are
the ones that are still due.
"""

from __future__ import annotations

from collections.abc import Iterator

from retrieval.library.stamp import stamp_of
from retrieval.records import Article
from retrieval.storing import rows
from retrieval.storing.database import Database
from retrieval.storing.health.damaged import DamagedArticles
from retrieval.storing.health.figures import count_speech
from retrieval.storing.values import Row, as_int

_AT_ONCE = 200
"""How many articles are read at a time."""


class StoredRenewal:
    """A `Renewal` of a library in SQLite, which resumes one that was interrupted. Raises LibraryError."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._damaged = DamagedArticles(database)
        with database.changing():
            if not is_renewing(database):
                database.write("INSERT INTO renewal SELECT coalesce(max(number), 0), count(*) FROM articles")
        ((until, total),) = database.read("SELECT until, total FROM renewal")
        self._until, self.total = as_int(until), as_int(total)

    def __len__(self) -> int:
        ((count,),) = self._database.read("SELECT count(*) FROM articles WHERE number <= ?", self._until)
        return as_int(count)

    def __iter__(self) -> Iterator[Article]:
        last = -1
        while found := self._database.read(
            f"SELECT number, {rows.ARTICLE} FROM articles WHERE number > ? AND number <= ? "  # noqa: S608 - ours
            "ORDER BY number LIMIT ?",
            last,
            self._until,
            _AT_ONCE,
        ):
            last = as_int(found[-1][0])
            for number, *fields in found:
                yield from self._read(as_int(number), fields)

    def _read(self, number: int, fields: Row) -> Iterator[Article]:
        """The article of a row, without those of its fields that are damaged; none where its id or text is."""
        if article := rows.salvaged(fields):
            yield article
        else:
            self._damaged.note(number, ValueError("neither its id nor its text may be damaged"))

    @property
    def damaged(self) -> int:
        """How many of the articles that were read are damaged."""
        return len(self._damaged)

    def end(self) -> None:
        """The renewal is over: the next one begins anew.

        The names of speakers are counted again: a replaced article was counted under the terms that its speakers' names
        had at its time, and is taken off under the terms that they have now.
        """
        with self._database.changing():
            self._database.write("DELETE FROM renewal")
            count_speech(self._database)


def is_renewing(database: Database) -> bool:
    """Whether a renewal was begun and has not ended."""
    return bool(database.read("SELECT 1 FROM renewal"))


def count_due(database: Database) -> int:
    """The number of articles in which a search may miss words because their terms were made with something else."""
    found = database.read("SELECT spoken, stamp, count(*) FROM articles GROUP BY spoken, stamp")
    return sum(
        as_int(count)
        for spoken, stamp, count in found
        if not isinstance(spoken, str) or stamp != stamp_of(spoken)  # anything else is damage
    )
