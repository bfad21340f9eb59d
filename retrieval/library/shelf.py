"""Where a library keeps its analysed articles: the protocol of shelves, and the shelf in memory."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from itertools import islice, takewhile
from threading import RLock
from typing import Protocol
from uuid import uuid4

from retrieval.library.analysed import AnalysedArticle
from retrieval.library.editions import Edition
from retrieval.records import Article, Milestone, Speaker

MOST_NEW = 100_000
"""The most articles that `since` returns, unless fewer are asked for."""
_WORD = re.compile(r"[^\W_]+")


def words_of_name(name: str) -> frozenset[str]:
    """The words by which a speaker's name is found, in lower case. Hyphens and apostrophes separate words."""
    return frozenset(_WORD.findall(name.casefold()))


def longest_word(name: str) -> str:
    """The longest of the words of a name; an empty string if it has none."""
    return max(sorted(words_of_name(name)), key=len, default="")


def by_frequency(counted: Mapping[str, int]) -> dict[str, int]:
    """The counts in descending order. Equal ones are ordered by name, so that every engine gives the same order."""
    return dict(sorted(counted.items(), key=lambda one: (-one[1], one[0])))


class Shelf(Protocol):
    """Analysed articles by id, in the order in which they were added. Safe to call from threads."""

    @property
    def articles(self) -> Sequence[Article]:
        """The articles without their analysis. A slice reads only the articles in it."""

    @property
    def ids(self) -> Collection[str]:
        """The ids of the articles, in the order in which they were added."""

    @property
    def languages(self) -> Mapping[str, int]:
        """The number of articles in each language. The most frequent language comes first; ties are ordered by code."""

    @property
    def name_terms(self) -> Mapping[str, int]:
        """For each term of a speaker's name, the number of speakers whose name contains it."""

    @property
    def speakers(self) -> Mapping[Speaker, int]:
        """For each speaker, the number of their quotes in all articles together."""

    def namesakes(self, holding: Collection[str]) -> Mapping[Speaker, int]:
        """The speakers with a name of which a word begins with any of these, in any case, and the number of their
        quotes.

        Only the longest part of a given word with a hyphen or apostrophe is looked for.
        """

    @property
    def version(self) -> tuple[int, ...]:
        """A value that differs after each change, also by another process, so that cached answers can be recognised as
        stale."""

    def quoting(self, speakers: Collection[Speaker], limit: int) -> Sequence[Article]:
        """At most `limit` articles that quote any of these speakers, in the order in which they were added."""

    def get(self, article_id: str) -> AnalysedArticle:
        """The analysed article with that id. Raises KeyError if there is none."""

    def find(self, article_ids: Collection[str]) -> Mapping[str, AnalysedArticle]:
        """The analysed articles with these ids, by id. Unknown ids are left out. Faster than calling `get` for each."""

    def article(self, article_id: str) -> Article:
        """The article with that id, without its analysis. Raises KeyError if there is none."""

    def editions(self, article_id: str) -> Sequence[Edition]:
        """The earlier editions of an article, the newest first. Raises KeyError if there is no such article."""

    def seen(self, article_id: str) -> str:
        """When the library first had the text of an article, as an ISO 8601 date and time; empty if that is not known.

        Raises KeyError if there is no such article.
        """

    def editions_saying(self, terms: Collection[str], limit: int) -> Sequence[Edition]:
        """At most `limit` earlier editions, those first that have most of these terms in sentences that were deleted
        since."""

    def since(self, milestone: Milestone | None, most: int = MOST_NEW) -> tuple[Milestone, tuple[str, ...]]:
        """The next milestone, and the ids of at most `most` articles that were added or changed after `milestone`, the
        oldest first.

        The next milestone stands at the last of these articles, or at the newest article if there are no more. Without
        a milestone, or with that of another library, nothing counts as new. A library in memory counts as another one
        after each start. If two libraries are asked as one, the milestones are those of the one that is added to.
        """

    def changing(self) -> AbstractContextManager[None]:
        """A context within which one thread changes the shelf and the indexes. All changes take effect, or none."""

    def put(self, analysed: AnalysedArticle) -> None:
        """Add an article, or replace the one with the same id. Only called within `changing`."""

    def remove(self, article_id: str) -> None:
        """Remove an article. Only called within `changing`. Raises KeyError if there is none with that id."""


class SpeakerNames:
    """The speakers of a library with the number of their quotes, which are found by the beginnings of their names."""

    def __init__(self, quotes: Mapping[Speaker, int]) -> None:
        self.quotes = quotes
        self._every = tuple(quotes.items())
        self._words = sorted((word, at) for at, speaker in enumerate(quotes) for word in words_of_name(speaker.name))

    def holding(self, words: Collection[str]) -> dict[Speaker, int]:
        """As `Shelf.namesakes`, in the order of the speakers."""
        found: set[int] = set()
        for sought in filter(None, map(longest_word, words)):
            first = bisect_left(self._words, (sought,))
            found.update(at for _, at in self._beginning(first, sought))
        return dict(self._every[at] for at in sorted(found))

    def _beginning(self, first: int, sought: str) -> Iterator[tuple[str, int]]:
        """The words of names, from the one of that number on, that begin with `sought`."""
        following = (self._words[at] for at in range(first, len(self._words)))
        return takewhile(lambda one: one[0].startswith(sought), following)


class MemoryShelf:
    """A `Shelf` in memory, which keeps no earlier editions."""

    def __init__(self) -> None:
        self._by_id: dict[str, AnalysedArticle] = {}
        self._name_terms: Counter[str] = Counter()
        self._changes = 0
        self._name = uuid4().hex
        self._numbers: dict[str, int] = {}
        self._last_number = 0
        self._speakers: tuple[int, SpeakerNames] | None = None
        self._lock = RLock()

    @property
    def articles(self) -> Sequence[Article]:
        return tuple(one.article for one in self._by_id.values())

    @property
    def ids(self) -> Collection[str]:
        return tuple(self._by_id)

    @property
    def languages(self) -> Mapping[str, int]:
        return by_frequency(Counter(one.language for one in self._by_id.values()))

    @property
    def name_terms(self) -> Mapping[str, int]:
        return self._name_terms

    @property
    def speakers(self) -> Mapping[Speaker, int]:
        return self._names().quotes

    def namesakes(self, holding: Collection[str]) -> Mapping[Speaker, int]:
        return self._names().holding(holding)

    def _names(self) -> SpeakerNames:
        changes = self._changes
        if self._speakers is None or self._speakers[0] != changes:
            every = list(self._by_id.values())
            counted = Counter(found.speaker for one in every for found in one.attributions if found.speaker)
            self._speakers = changes, SpeakerNames(counted)
        return self._speakers[1]

    @property
    def version(self) -> tuple[int, ...]:
        return (self._changes,)

    def quoting(self, speakers: Collection[Speaker], limit: int) -> Sequence[Article]:
        wanted = set(speakers)
        found = (
            one.article
            for one in self._by_id.values()
            if any(attribution.speaker in wanted for attribution in one.attributions)
        )
        return tuple(islice(found, limit))

    def get(self, article_id: str) -> AnalysedArticle:
        return self._by_id[article_id]

    def find(self, article_ids: Collection[str]) -> Mapping[str, AnalysedArticle]:
        found = ((article_id, self._by_id.get(article_id)) for article_id in article_ids)
        return {article_id: analysed for article_id, analysed in found if analysed}

    def article(self, article_id: str) -> Article:
        return self._by_id[article_id].article

    def editions(self, article_id: str) -> Sequence[Edition]:
        self.article(article_id)
        return ()

    def seen(self, article_id: str) -> str:
        self.article(article_id)
        return ""

    def editions_saying(self, terms: Collection[str], limit: int) -> Sequence[Edition]:
        del terms, limit
        return ()

    def since(self, milestone: Milestone | None, most: int = MOST_NEW) -> tuple[Milestone, tuple[str, ...]]:
        newest = Milestone(self._name, self._last_number)
        if milestone is None or milestone.library != self._name:
            return newest, ()
        new = sorted((number, one) for one, number in self._numbers.items() if number > milestone.number)
        following = Milestone(self._name, new[most - 1][0]) if len(new) > most else newest
        return following, tuple(one for _, one in new[:most])

    @contextmanager
    def changing(self) -> Iterator[None]:
        with self._lock:
            try:
                yield
            finally:
                self._changes += 1

    def put(self, analysed: AnalysedArticle) -> None:
        if analysed.article.id in self._by_id:
            self._name_terms -= self._by_id[analysed.article.id].name_terms
        self._name_terms += analysed.name_terms
        self._last_number += 1
        self._numbers[analysed.article.id] = self._last_number
        self._by_id[analysed.article.id] = analysed

    def remove(self, article_id: str) -> None:
        self._name_terms -= self._by_id.pop(article_id).name_terms
        del self._numbers[article_id]
