"""Two libraries asked as one: a base that others share, only read, and one's own beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, field, replace
from typing import overload

from retrieval.library.library import Library
from retrieval.library.shelf import Shelf
from retrieval.library.shelved import Shelved
from retrieval.records import Article, Speaker
from retrieval.searching import JointIndex


def join(base: Library, own: Library) -> Library:
    """Both as one library, which answers as if all their articles were in it. What is changed in it is one's own.

    One's own article goes by another id there for as long as the base has one of the same id.
    """
    shelf = JointShelf(base.shelf, own.shelf)
    return Library(
        passage_index=JointIndex(base.passage_index, own.passage_index, shelf),
        article_index=JointIndex(base.article_index, own.article_index, shelf),
        shelf=shelf,
        semantic=base.vectors is not None,
        vectors=base.vectors,
    )


@dataclass(frozen=True, slots=True)
class Seen:
    """From own ids that the base had, too, when both shelves were of that version, to those among both; and back."""

    version: tuple[int, ...] = ()
    outer: Mapping[str, str] = field(default_factory=dict)
    inner: Mapping[str, str] = field(default_factory=dict)

    def own_id(self, article_id: str) -> str | None:
        """The id by which one's own article of that id among both would be known; None where it is the base's."""
        return self.inner.get(article_id) or (None if article_id in self.outer else article_id)


class JointShelf:
    """A `Shelf` with one's own articles before those of the base."""

    def __init__(self, base: Shelf, own: Shelf) -> None:
        self._base = base
        self._own = own
        self._seen = Seen()
        self._speakers: tuple[tuple[int, ...], Mapping[Speaker, int]] = (), {}

    @property
    def aliases(self) -> Mapping[str, str]:
        return self._look().outer

    def inner(self, article_id: str) -> str | None:
        return self._look().own_id(article_id)

    @property
    def articles(self) -> Sequence[Article]:
        return JointArticles(self._own.articles, self._base.articles, self.aliases)

    @property
    def ids(self) -> Collection[str]:
        aliases = self.aliases
        return (*(aliases.get(own_id, own_id) for own_id in self._own.ids), *self._base.ids)

    @property
    def languages(self) -> Mapping[str, int]:
        return dict((Counter(self._base.languages) + Counter(self._own.languages)).most_common())

    @property
    def names(self) -> Mapping[str, int]:
        return JointNames(self._base.names, self._own.names)

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
        own = [_named(article, self.aliases) for article in self._own.quoting(speakers, limit)]
        return [*own, *self._base.quoting(speakers, limit - len(own))]

    def changing(self) -> AbstractContextManager[None]:
        return self._own.changing()

    def get(self, article_id: str) -> Shelved:
        if (own_id := self.inner(article_id)) is not None:
            with suppress(KeyError):
                return self._own.get(own_id).renamed(article_id)
        return self._base.get(article_id)

    def article(self, article_id: str) -> Article:
        if (own_id := self.inner(article_id)) is not None:
            with suppress(KeyError):
                return replace(self._own.article(own_id), id=article_id)
        return self._base.article(article_id)

    def some(self, article_ids: Collection[str]) -> Mapping[str, Shelved]:
        seen = self._look()
        own_ids = {article_id: own_id for article_id in article_ids if (own_id := seen.own_id(article_id)) is not None}
        held = self._own.some(own_ids.values())
        own = {name: held[own_id].renamed(name) for name, own_id in own_ids.items() if own_id in held}
        return {**own, **self._base.some([article_id for article_id in article_ids if article_id not in own])}

    def put(self, shelved: Shelved) -> None:
        self._own.put(shelved)

    def remove(self, article_id: str) -> None:
        own_id = self.inner(article_id)
        if own_id is None:
            raise KeyError(article_id)
        self._own.remove(own_id)

    def _look(self) -> Seen:
        """What holds for both as they are now."""
        version = self.version
        if self._seen.version != version:
            outer = self._find_aliases()
            self._seen = Seen(version, outer, {alias: own_id for own_id, alias in outer.items()})
        return self._seen

    def _find_aliases(self) -> dict[str, str]:
        """Other names for one's own articles whose ids the base has, too."""
        own_ids = set(self._own.ids)
        aliases: dict[str, str] = {}
        for own_id in self._own.ids:
            if self._is_in_base(own_id):
                number = 2
                while (alias := f"{own_id}-{number}") in own_ids or self._is_in_base(alias):
                    number += 1
                own_ids.add(alias)
                aliases[own_id] = alias
        return aliases

    def _is_in_base(self, article_id: str) -> bool:
        try:
            self._base.article(article_id)
        except KeyError:
            return False
        return True


class JointArticles(Sequence[Article]):
    """One's own articles, then those of the base, read as they are asked for."""

    def __init__(self, own: Sequence[Article], base: Sequence[Article], aliases: Mapping[str, str]) -> None:
        self._own = own
        self._base = base
        self._aliases = aliases

    def __len__(self) -> int:
        return len(self._own) + len(self._base)

    def __iter__(self) -> Iterator[Article]:
        yield from (_named(article, self._aliases) for article in self._own)
        yield from self._base

    @overload
    def __getitem__(self, at: int) -> Article: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Article]: ...
    def __getitem__(self, at: int | slice) -> Article | Sequence[Article]:
        own = len(self._own)
        places = range(own + len(self._base))[at]
        if isinstance(places, int):
            return _named(self._own[places], self._aliases) if places < own else self._base[places - own]
        if places.step != 1:
            return [self[place] for place in places]
        shared = self._base[max(places.start - own, 0) : max(places.stop - own, 0)]
        return [*(_named(article, self._aliases) for article in self._own[places.start : places.stop]), *shared]


class JointNames(Mapping[str, int]):
    """The terms of speakers' names in both, looked up as they are asked for."""

    def __init__(self, base: Mapping[str, int], own: Mapping[str, int]) -> None:
        self._base = base
        self._own = own

    def __getitem__(self, term: str) -> int:
        voices = self._base.get(term, 0) + self._own.get(term, 0)
        if not voices:
            raise KeyError(term)
        return voices

    def __iter__(self) -> Iterator[str]:
        yield from self._base
        yield from (term for term in self._own if term not in self._base)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _named(own: Article, aliases: Mapping[str, str]) -> Article:
    """One's own article under the id that it goes by among both."""
    return replace(own, id=aliases[own.id]) if own.id in aliases else own
