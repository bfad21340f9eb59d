"""Sequences and mappings over a shared library, read as they are asked for."""

from __future__ import annotations

import logging
from array import array
from collections.abc import Collection, ItemsView, Iterator, Mapping, Sequence
from threading import Lock
from typing import overload

from retrieval.library.shelf import longest_word
from retrieval.records import Article, Speaker
from retrieval.storing.shared.lance.lookups import LAST_LETTER, Lookups
from retrieval.storing.shared.lance.records import article_in
from retrieval.storing.shared.lance.table import SharedTable, literal
from retrieval.storing.values import Row, as_int, as_text

LOG = logging.getLogger(__name__)
AT_ONCE = 200
"""How many articles an iteration reads at a time."""
_SPOKEN = ("number", "position", "name", "role", "quotes")


class Places:
    """The numbers of all articles in the order of adding, eight bytes each, read when they are first needed."""

    def __init__(self, table: SharedTable, lookups: Lookups) -> None:
        self._table = table
        self._lookups = lookups
        self._lock = Lock()
        self._known = array("q")
        self._next = self._removals = 0

    def all(self) -> Sequence[int]:
        """The numbers. What was added since the last call is read; all of them only after something was removed."""
        figures = self._lookups.figures()
        with self._lock:
            if (figures.next, figures.removals) != (self._next, self._removals):
                start = self._next if figures.removals == self._removals and self._known else 0
                found = sorted(as_int(place) for (place,) in self._table.read(f"place >= {start}", ("place",)))
                self._known = (self._known if start else array("q")) + array("q", found)
                self._next, self._removals = figures.next, figures.removals
            return self._known


class SharedArticles(Sequence[Article]):
    """The articles in the order they were added. One that is damaged is left out with a warning."""

    def __init__(self, table: SharedTable, lookups: Lookups, places: Places) -> None:
        self._table = table
        self._lookups = lookups
        self._places = places

    def __len__(self) -> int:
        return self._lookups.figures().articles

    def __iter__(self) -> Iterator[Article]:
        places = self._places.all()
        for start in range(0, len(places), AT_ONCE):
            yield from self.at(places[start : start + AT_ONCE])

    @overload
    def __getitem__(self, at: int) -> Article: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Article]: ...
    def __getitem__(self, at: int | slice) -> Article | Sequence[Article]:
        places = self._places.all()
        if isinstance(at, slice):
            return self.at(places[at])
        return self.at([places[at]])[0]

    @property
    def numbers(self) -> Sequence[int]:
        """The numbers of all articles, in the order they were added."""
        return self._places.all()

    def at(self, places: Sequence[int]) -> list[Article]:
        """The articles of these numbers, in the order given."""
        read = self._table.read_in("place", list(places), ("place", "record"))
        found = {as_int(place): record for place, record in read}
        articles = []
        for place in places:
            try:
                articles.append(article_in(found.get(place)))
            except ValueError as error:
                LOG.warning("An article is left out because it is damaged (%s); add it again.", error)
        return articles


class SharedSpeakers(Mapping[Speaker, int]):
    """The number of quotes of each speaker. All of them are kept in memory once all were asked for, until a change."""

    def __init__(self, table: SharedTable, lookups: Lookups) -> None:
        self._table = table
        self._lookups = lookups
        self._all: tuple[int, dict[Speaker, int]] | None = None

    def __getitem__(self, speaker: Speaker) -> int:
        found = self._table.read(f"name = {literal(speaker.name)} AND length = 0", _SPOKEN)
        quotes = _summed(found).get(speaker)
        if quotes is None:
            raise KeyError(speaker)
        return quotes

    def __iter__(self) -> Iterator[Speaker]:
        return iter(self._every())

    def __len__(self) -> int:
        return self._lookups.figures().speakers

    def items(self) -> ItemsView[Speaker, int]:
        return self._every().items()

    def namesakes(self, holding: Collection[str]) -> Mapping[Speaker, int]:
        """Speakers whose names begin with these words, as `Shelf.namesakes` describes."""
        beginnings = {word for word in map(longest_word, holding) if word}
        if not beginnings:
            return {}
        where = " OR ".join(
            f"(word >= {literal(word)} AND word < {literal(word + LAST_LETTER)})" for word in sorted(beginnings)
        )
        # A speaker with two words of that beginning is found twice in an article.
        return _summed(list(dict.fromkeys(tuple(row) for row in self._table.read(where, _SPOKEN))))

    def _every(self) -> dict[Speaker, int]:
        version = self._table.version
        if self._all is None or self._all[0] != version:
            self._all = version, _summed(self._table.read("kind = 'speech' AND length = 0", _SPOKEN))
        return self._all[1]


class SharedNameTerms(Mapping[str, int]):
    """The terms of speakers' names, looked up as they are asked for."""

    def __init__(self, lookups: Lookups) -> None:
        self._lookups = lookups

    def __getitem__(self, term: str) -> int:
        names = self._lookups.counts((term,))[term].names
        if names < 1:
            raise KeyError(term)
        return names

    def __iter__(self) -> Iterator[str]:
        return iter(self._lookups.beginning("", counted=2))

    def __len__(self) -> int:
        return len(self._lookups.beginning("", counted=2))


def _summed(found: Sequence[Row]) -> dict[Speaker, int]:
    """The quotes of each speaker of rows of `_SPOKEN`, in the order in which they first spoke."""
    summed: dict[Speaker, int] = {}
    for _, _, name, role, quotes in sorted(found, key=lambda row: (as_int(row[0]), as_int(row[1]))):
        speaker = Speaker(as_text(name), as_text(role))
        summed[speaker] = summed.get(speaker, 0) + as_int(quotes)
    return summed
