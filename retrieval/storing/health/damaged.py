"""The articles of a library that were found to be damaged: they count as absent until they are added again."""

from __future__ import annotations

import json
import logging
from threading import Lock

from retrieval.storing.database import Database
from retrieval.storing.values import as_int

LOG = logging.getLogger(__name__)


class DamagedArticles:
    """The numbers of the articles that turned out to be damaged when they were read. Safe to call from threads.

    A number is never given twice, so an article that is added again is not in here any more.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._numbers: set[int] = set()
        self._lock = Lock()

    def note(self, number: int, error: ValueError) -> None:
        """Leave that article out from now on. The first time, a warning says so."""
        with self._lock:
            is_new = number not in self._numbers
            self._numbers.add(number)
        if is_new:
            LOG.warning(
                "An article is left out because it is damaged (%s); add it again, or give the command "
                "`onrecord library check --repair`.",
                error,
            )

    @property
    def numbers(self) -> str:
        """The numbers as a JSON list, for SQLite's `json_each`."""
        with self._lock:
            return json.dumps(sorted(self._numbers))

    def __len__(self) -> int:
        """How many of these articles the library still has."""
        if not self._numbers:
            return 0
        query = "SELECT count(*) FROM articles WHERE number IN (SELECT value FROM json_each(?))"
        ((count,),) = self._database.read(query, self.numbers)
        return as_int(count)
