"""Two indexes searched as one, and ranked as if they were one corpus: a shared base and one's own beside it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from retrieval.searching.index import Document, Index, Statistics


class JointIndex:
    """An `Index` of the documents of both, the base's first. Documents are added to one's own and removed from it.

    Its statistics are the sums of both, and each index is searched by these sums, so the ranking is that of one index.
    """

    def __init__(self, base: Index, own: Index) -> None:
        self._base = base
        self._own = own

    def add(self, article_id: str, documents: Sequence[Document]) -> None:
        self._own.add(article_id, documents)

    def remove(self, article_id: str) -> None:
        self._own.remove(article_id)

    def candidates(
        self, terms: Collection[str], limit: int, statistics: Statistics | None = None
    ) -> Sequence[Document]:
        statistics = statistics or self.statistics(terms)
        base = self._base.candidates(terms, limit, statistics)
        return [*base, *self._own.candidates(terms, limit, statistics)]

    def statistics(self, terms: Collection[str]) -> Statistics:
        base, own = self._base.statistics(terms), self._own.statistics(terms)
        count = base.documents + own.documents
        length = round(base.documents * base.mean_length) + round(own.documents * own.mean_length)
        frequencies = {term: base.frequencies[term] + own.frequencies[term] for term in terms}
        return Statistics(count, length / count if count else 0.0, frequencies)

    def vocabulary(self, beginning: str = "") -> Collection[str]:
        return {*self._base.vocabulary(beginning), *self._own.vocabulary(beginning)}
