"""What every engine does: find candidates for a query, and know what the whole corpus looks like.

An engine does not rank: ranking.py hands its candidates and statistics to rank-bm25, so that one formula decides
everywhere. Documents are bags of terms already analysed; what they stand for is the caller's business.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Document:
    """The bag of terms at `position` (from 0) of an article. `length` counts the terms with repetitions."""

    article_id: str
    position: int
    frequencies: Mapping[str, int]
    length: int

    @classmethod
    def of(cls, article_id: str, position: int, terms: Iterable[str]) -> Document:
        frequencies = Counter(terms)
        return cls(article_id, position, frequencies, frequencies.total())


@dataclass(frozen=True, slots=True)
class Statistics:
    """The corpus as a query sees it: how many documents, their mean length in terms, and in how many each term is."""

    documents: int
    mean_length: float
    frequencies: Mapping[str, int]


class Index(Protocol):
    """Documents by article. Safe to call from threads; what `add` returned from is found by the next `candidates`."""

    def add(self, article_id: str, documents: Sequence[Document]) -> None:
        """Take the documents of one article in place of those it had."""

    def remove(self, article_id: str) -> None:
        """Forget an article; one that is not there is no error."""

    def candidates(
        self, terms: Collection[str], limit: int, statistics: Statistics | None = None
    ) -> Sequence[Document]:
        """Documents that share a term with the query, in the order in which they were added.

        Holds at least the `limit` best by BM25Plus (all, where fewer share a term), and may hold more. Their
        frequencies may leave out other terms than the given ones. `statistics` are those of a larger corpus that this
        one is a part of; without them its own decide what is best.
        """

    def statistics(self, terms: Collection[str]) -> Statistics:
        """The corpus-wide figures that rank-bm25 needs; `frequencies` holds every given term, 0 where unknown."""

    def vocabulary(self, beginning: str = "") -> Collection[str]:
        """Every term of the corpus that begins like that, for spelling tolerance."""
