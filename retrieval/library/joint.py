"""Two libraries asked as one: a shared base, which is only read, and a library of one's own beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from typing import overload

from retrieval.library.analysed import AnalysedArticle
from retrieval.library.editions import Edition
from retrieval.library.library import Library
from retrieval.library.shelf import MOST_NEW, Shelf, by_frequency
from retrieval.records import Article, Milestone, Speaker
from retrieval.searching import JointIndex


def join(base: Library, own: Library) -> Library:
    """Both as one library, which answers as if all their articles were in it. Changes to it are made in `own`.

    No id may stand in both. A `Store` that is opened with `is_own=True` sees to that (see ids.py).
    """
    return Library(
        passage_index=JointIndex(base.passage_index, own.passage_index),
        article_index=JointIndex(base.article_index, own.article_index),
        shelf=JointShelf(base.shelf, own.shelf),
        semantic=base.vectors is not None,
        vectors=base.vectors,
        corrections=own.corrections.joined(base.corrections),
        reader=base.reader,
    )


class JointShelf:
    """A `Shelf` with one's own articles before those of the base."""

    def __init__(self, base: Shelf, own: Shelf) -> None:
        self._base = base
        self._own = own
        self._speakers: tuple[tuple[int, ...], Mapping[Speaker, int]] = (), {}

    @property
    def articles(self) -> Sequence[Article]:
        return JointArticles(self._own.articles, self._base.articles)

    @property
    def ids(self) -> Collection[str]:
        return (*self._own.ids, *self._base.ids)

    @property
    def languages(self) -> Mapping[str, int]:
        return by_frequency(Counter(self._base.languages) + Counter(self._own.languages))

    @property
    def name_terms(self) -> Mapping[str, int]:
        return JointNameTerms(self._base.name_terms, self._own.name_terms)

    @property
    def speakers(self) -> Mapping[Speaker, int]:
        version = self.version
        if self._speakers[0] != version:
            speakers = Counter(self._base.speakers)
            speakers.update(self._own.speakers)
            self._speakers = version, speakers
        return self._speakers[1]

    def namesakes(self, holding: Collection[str]) -> Mapping[Speaker, int]:
        found = Counter(self._base.namesakes(holding))
        found.update(self._own.namesakes(holding))
        return found

    @property
    def version(self) -> tuple[int, ...]:
        return (*self._base.version, *self._own.version)

    def quoting(self, speakers: Collection[Speaker], limit: int) -> Sequence[Article]:
        own = self._own.quoting(speakers, limit)
        return [*own, *self._base.quoting(speakers, limit - len(own))]

    def get(self, article_id: str) -> AnalysedArticle:
        with suppress(KeyError):
            return self._own.get(article_id)
        return self._base.get(article_id)

    def find(self, article_ids: Collection[str]) -> Mapping[str, AnalysedArticle]:
        own = self._own.find(article_ids)
        return {**own, **self._base.find([article_id for article_id in article_ids if article_id not in own])}

    def article(self, article_id: str) -> Article:
        with suppress(KeyError):
            return self._own.article(article_id)
        return self._base.article(article_id)

    def editions(self, article_id: str) -> Sequence[Edition]:
        with suppress(KeyError):
            return self._own.editions(article_id)
        return self._base.editions(article_id)

    def seen(self, article_id: str) -> str:
        with suppress(KeyError):
            return self._own.seen(article_id)
        return self._base.seen(article_id)

    def editions_saying(self, terms: Collection[str], limit: int) -> Sequence[Edition]:
        found = [*self._own.editions_saying(terms, limit), *self._base.editions_saying(terms, limit)]
        return found[:limit]

    def since(self, milestone: Milestone | None, most: int = MOST_NEW) -> tuple[Milestone, tuple[str, ...]]:
        return self._own.since(milestone, most)

    def changing(self) -> AbstractContextManager[None]:
        return self._own.changing()

    def put(self, analysed: AnalysedArticle) -> None:
        self._own.put(analysed)

    def remove(self, article_id: str) -> None:
        self._own.remove(article_id)


class JointArticles(Sequence[Article]):
    """One's own articles, then those of the base, read as they are asked for."""

    def __init__(self, own: Sequence[Article], base: Sequence[Article]) -> None:
        self._own = own
        self._base = base

    def __len__(self) -> int:
        return len(self._own) + len(self._base)

    def __iter__(self) -> Iterator[Article]:
        yield from self._own
        yield from self._base

    @overload
    def __getitem__(self, at: int) -> Article: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Article]: ...
    def __getitem__(self, at: int | slice) -> Article | Sequence[Article]:
        own = len(self._own)
        wanted = range(own + len(self._base))[at]
        if isinstance(wanted, int):
            return self._own[wanted] if wanted < own else self._base[wanted - own]
        if wanted.step != 1:
            return [self[each] for each in wanted]
        of_base = self._base[max(wanted.start - own, 0) : max(wanted.stop - own, 0)]
        return [*self._own[wanted.start : wanted.stop], *of_base]


class JointNameTerms(Mapping[str, int]):
    """The terms of speakers' names in both, looked up as they are asked for."""

    def __init__(self, base: Mapping[str, int], own: Mapping[str, int]) -> None:
        self._base = base
        self._own = own

    def __getitem__(self, term: str) -> int:
        speakers = self._base.get(term, 0) + self._own.get(term, 0)
        if not speakers:
            raise KeyError(term)
        return speakers

    def __iter__(self) -> Iterator[str]:
        yield from self._base
        yield from (term for term in self._own if term not in self._base)

    def __len__(self) -> int:
        return sum(1 for _ in self)
