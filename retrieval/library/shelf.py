"""Where a library keeps its articles taken apart: the seam between memory and disk, and the one in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from itertools import islice
from threading import RLock
from typing import Protocol

from retrieval.library.shelved import Shelved
from retrieval.records import Article, Speaker


class Shelf(Protocol):
    """Articles by id, in the order they were added. Safe to call from threads."""

    @property
    def articles(self) -> Sequence[Article]: ...

    @property
    def ids(self) -> Collection[str]:
        """Those of the articles, in the same order."""

    @property
    def languages(self) -> Mapping[str, int]:
        """In which languages how many articles are, the most frequent first."""

    @property
    def names(self) -> Mapping[str, int]:
        """Each term that is part of a speaker's name, and of how many voices."""

    @property
    def speakers(self) -> Mapping[Speaker, int]:
        """Who is quoted, and how often, in all articles together."""

    def namesakes(self, holding: Collection[str]) -> Mapping[Speaker, int]:
        """The speakers whose names hold one of these words, in any case, and how often each is quoted."""

    @property
    def version(self) -> tuple[int, ...]:
        """Another one after each change."""

    def quoting(self, speakers: Collection[Speaker], limit: int) -> Sequence[Article]:
        """The first articles that quote one of these speakers."""

    def changing(self) -> AbstractContextManager[None]:
        """What is changed within, on the shelf and in the indexes, is changed at once, by one thread at a time."""

    def get(self, article_id: str) -> Shelved:
        """Raises KeyError where there is no such article, as does the next one."""

    def article(self, article_id: str) -> Article: ...

    def some(self, article_ids: Collection[str]) -> Mapping[str, Shelved]:
        """Those of them that there are, by id."""

    def put(self, shelved: Shelved) -> None:
        """Take an article in place of the one of that id. Called within `changing`, as is `remove`."""

    def remove(self, article_id: str) -> None:
        """Raises KeyError where there is no such article."""


class MemoryShelf:
    """A `Shelf` for articles at hand."""

    def __init__(self) -> None:
        self._shelves: dict[str, Shelved] = {}
        self._names: Counter[str] = Counter()
        self._changes = 0
        self._speakers: tuple[int, Mapping[Speaker, int]] | None = None
        self._lock = RLock()

    @property
    def articles(self) -> Sequence[Article]:
        return tuple(shelved.article for shelved in self._shelves.values())

    @property
    def ids(self) -> Collection[str]:
        return tuple(self._shelves)

    @property
    def languages(self) -> Mapping[str, int]:
        return dict(Counter(shelved.language for shelved in self._shelves.values()).most_common())

    @property
    def names(self) -> Mapping[str, int]:
        return self._names

    @property
    def speakers(self) -> Mapping[Speaker, int]:
        changes = self._changes
        if self._speakers is None or self._speakers[0] != changes:
            shelves = list(self._shelves.values())
            counted = Counter(found.speaker for shelved in shelves for found in shelved.attributions if found.speaker)
            self._speakers = changes, counted
        return self._speakers[1]

    def namesakes(self, holding: Collection[str]) -> Mapping[Speaker, int]:
        sought = [word.casefold() for word in holding]
        return {
            speaker: quotes
            for speaker, quotes in self.speakers.items()
            if any(word in speaker.name.casefold() for word in sought)
        }

    @property
    def version(self) -> tuple[int, ...]:
        return (self._changes,)

    def quoting(self, speakers: Collection[Speaker], limit: int) -> Sequence[Article]:
        wanted = set(speakers)
        found = (
            shelved.article
            for shelved in self._shelves.values()
            if any(found.speaker in wanted for found in shelved.attributions)
        )
        return tuple(islice(found, limit))

    @contextmanager
    def changing(self) -> Iterator[None]:
        with self._lock:
            try:
                yield
            finally:
                self._changes += 1

    def get(self, article_id: str) -> Shelved:
        return self._shelves[article_id]

    def article(self, article_id: str) -> Article:
        return self._shelves[article_id].article

    def some(self, article_ids: Collection[str]) -> Mapping[str, Shelved]:
        found = ((article_id, self._shelves.get(article_id)) for article_id in article_ids)
        return {article_id: shelved for article_id, shelved in found if shelved}

    def put(self, shelved: Shelved) -> None:
        if shelved.article.id in self._shelves:
            self._names -= self._shelves[shelved.article.id].names
        self._names += shelved.names
        self._shelves[shelved.article.id] = shelved

    def remove(self, article_id: str) -> None:
        self._names -= self._shelves.pop(article_id).names
