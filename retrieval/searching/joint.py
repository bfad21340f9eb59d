"""Two indexes asked as one: a base that others share and one's own beside it, ranked as if they were one corpus."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from retrieval.searching.index import Document, Index, Statistics


class Naming(Protocol):
    """What one's own articles are called where an id must be unique among both."""

    @property
    def aliases(self) -> Mapping[str, str]:
        """The ids by which both know those of one's own articles that are not called by their own."""

    def inner(self, article_id: str) -> str | None:
        """One's own id of that article; None for one that is the base's."""


class JointIndex:
    """An `Index` of the documents of both, the base's first. What is added or removed is one's own.

    Its figures are the sums of both, and both are searched by these: so nothing is ranked otherwise than in one index.
    """

    def __init__(self, base: Index, own: Index, naming: Naming) -> None:
        self._base = base
        self._own = own
        self._naming = naming

    def add(self, article_id: str, documents: Sequence[Document]) -> None:
        self._own.add(article_id, documents)

    def remove(self, article_id: str) -> None:
        if (own_id := self._naming.inner(article_id)) is not None:
            self._own.remove(own_id)

    def candidates(
        self, terms: Collection[str], limit: int, statistics: Statistics | None = None
    ) -> Sequence[Document]:
        statistics = statistics or self.statistics(terms)
        base = self._base.candidates(terms, limit, statistics)
        own = self._own.candidates(terms, limit, statistics)
        if aliases := self._naming.aliases:
            own = [replace(one, article_id=aliases.get(one.article_id, one.article_id)) for one in own]
        return [*base, *own]

    def statistics(self, terms: Collection[str]) -> Statistics:
        base, own = self._base.statistics(terms), self._own.statistics(terms)
        count = base.documents + own.documents
        length = round(base.documents * base.mean_length) + round(own.documents * own.mean_length)
        frequencies = {term: base.frequencies[term] + own.frequencies[term] for term in terms}
        return Statistics(count, length / count if count else 0.0, frequencies)

    def vocabulary(self, beginning: str = "") -> Collection[str]:
        return {*self._base.vocabulary(beginning), *self._own.vocabulary(beginning)}
