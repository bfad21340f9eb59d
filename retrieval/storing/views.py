"""Sequences and mappings over the tables of a stored library, read as they are asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import overload

from retrieval.records import Article
from retrieval.storing import rows
from retrieval.storing.database import Database
from retrieval.storing.health.damaged import DamagedArticles
from retrieval.storing.values import Row, Value, as_int, as_text

AT_ONCE = 200
"""How many articles an iteration reads at a time."""


class StoredArticles(Sequence[Article]):
    """The articles in the order they were added, read as they are asked for, without those that are damaged."""

    def __init__(self, database: Database, damaged: DamagedArticles) -> None:
        self._database = database
        self._damaged = damaged

    def __len__(self) -> int:
        ((count,),) = self._database.read("SELECT coalesce(sum(articles), 0) FROM languages")
        return as_int(count) - len(self._damaged)

    def __iter__(self) -> Iterator[Article]:
        last = -1
        while found := self._database.read(
            f"SELECT number, {rows.ARTICLE} FROM articles WHERE number > ? "  # noqa: S608 - ours
            "AND number NOT IN (SELECT value FROM json_each(?)) ORDER BY number LIMIT ?",
            last,
            self._damaged.numbers,
            AT_ONCE,
        ):
            last = as_int(found[-1][0])
            yield from read_articles(found, self._damaged)

    @overload
    def __getitem__(self, at: int) -> Article: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Article]: ...
    def __getitem__(self, at: int | slice) -> Article | Sequence[Article]:
        places = range(len(self))[at]
        if isinstance(places, int):
            return self._some(places, 1)[0]
        if places.step != 1:
            return [self[place] for place in places]
        return self._some(places.start, len(places))

    def _some(self, start: int, count: int) -> list[Article]:
        """Articles by their places. Where one of them turns out to be damaged, the places after it move up."""
        while True:
            found = self._database.read(
                f"SELECT number, {rows.ARTICLE} FROM articles "  # noqa: S608 - ours
                "WHERE number NOT IN (SELECT value FROM json_each(?)) ORDER BY number LIMIT ? OFFSET ?",
                self._damaged.numbers,
                count,
                start,
            )
            articles = read_articles(found, self._damaged)
            if len(articles) == len(found):
                return articles


def read_articles(found: Sequence[Row], damaged: DamagedArticles) -> list[Article]:
    """The articles of rows that begin with their numbers, without those that are damaged."""
    articles = []
    for number, *fields in found:
        try:
            articles.append(rows.article_of(fields))
        except ValueError as error:
            damaged.note(as_int(number), error)
    return articles


class StoredNameTerms(Mapping[str, int]):
    """The terms of speakers' names, looked up as they are asked for."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def __getitem__(self, term: str) -> int:
        found: list[Value] = [row[0] for row in self._database.read("SELECT voices FROM names WHERE term = ?", term)]
        if not found:
            raise KeyError(term)
        return as_int(found[0])

    def __iter__(self) -> Iterator[str]:
        return (as_text(term) for (term,) in self._database.read("SELECT term FROM names"))

    def __len__(self) -> int:
        return as_int(self._database.read("SELECT count(*) FROM names")[0][0])
