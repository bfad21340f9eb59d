"""Analysing all articles of a shared library again, in a way that can be stopped and gone on with on any machine."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from msgspec import MsgspecError, Struct
from msgspec.json import decode, encode

from retrieval.library.stamp import stamp_of
from retrieval.records import Article
from retrieval.storing.shared.lance.figures import Figures
from retrieval.storing.shared.lance.place import Place
from retrieval.storing.shared.views import SharedArticles

FILE = "renewal.json"
_AT_ONCE = 200
"""How many articles are read at a time."""


class _Begun(Struct, frozen=True):
    """The number of the last article that was there when a renewal began, and how many there were."""

    until: int
    total: int


class SharedRenewal:
    """A `Renewal` of a shared library. A renewed article gets a higher number, so those up to `until` are left."""

    def __init__(self, place: Place, articles: SharedArticles) -> None:
        self._place = place
        self._articles = articles
        self.damaged = 0
        numbers = articles.numbers
        self._begun = _read(place) or _Begun(numbers[-1] if numbers else -1, len(numbers))
        place.write(FILE, encode(self._begun))
        self._left = list(takewhile(lambda number: number <= self._begun.until, numbers))

    @property
    def total(self) -> int:
        """The number of articles when it began."""
        return self._begun.total

    def __len__(self) -> int:
        return len(self._left)

    def __iter__(self) -> Iterator[Article]:
        for start in range(0, len(self._left), _AT_ONCE):
            some = self._left[start : start + _AT_ONCE]
            articles = self._articles.at(some)
            self.damaged += len(some) - len(articles)
            yield from articles

    def end(self) -> None:
        """The renewal is over: the next one begins anew."""
        self._place.delete(FILE)


def count_due(figures: Figures) -> int:
    """The number of articles whose terms were made with something else than this version makes them with."""
    current = (
        count
        for stamped, count in figures.stamps.items()
        if stamped == f"{(language := stamped.partition(' ')[0])} {stamp_of(language)}"
    )
    return figures.articles - sum(current)


def _read(place: Place) -> _Begun | None:
    try:
        return decode(place.read(FILE) or b"", type=_Begun)
    except MsgspecError:  # none was begun
        return None
