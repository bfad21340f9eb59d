"""Two indexes asked as one: a base that others share and one's own beside it, ranked as if they were one corpus."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Protocol

from retrieval.searching.index import Document, Index, Statistics


class Naming(Protocol):
    """What one's own articles are called where an id must be unique among both."""

    def outer(self, own_id: str) -> str:
        """The id by which both know one's own article."""

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
        return [*base, *map(self._named, self._own.candidates(terms, limit, statistics))]

    def statistics(self, terms: Collection[str]) -> Statistics:
        base, own = self._base.statistics(terms), self._own.statistics(terms)
        count = base.documents + own.documents
        length = round(base.documents * base.mean_length) + round(own.documents * own.mean_length)
        frequencies = {term: base.frequencies[term] + own.frequencies[term] for term in terms}
        return Statistics(count, length / count if count else 0.0, frequencies)

    def vocabulary(self, beginning: str = "") -> Collection[str]:
        return {*self._base.vocabulary(beginning), *self._own.vocabulary(beginning)}

    def _named(self, document: Document) -> Document:
        article_id = self._naming.outer(document.article_id)
        return document if article_id == document.article_id else replace(document, article_id=article_id)
