"""The protocol of search engines: candidates for a query, and the statistics of the whole corpus.

An engine does not rank. ranking.py passes its candidates and statistics to rank-bm25, so that one formula decides
everywhere. Documents are bags of terms that were analysed before.
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
    """The number of documents of a corpus, their mean length in terms, and how many of them hold each term."""

    documents: int
    mean_length: float
    frequencies: Mapping[str, int]


class Index(Protocol):
    """Documents by article. Safe to call from threads. Once `add` has returned, `candidates` finds what was added."""

    def add(self, article_id: str, documents: Sequence[Document]) -> None:
        """Add the documents of an article, in place of those that it had."""

    def remove(self, article_id: str) -> None:
        """Remove the documents of an article, if there are any."""

    def candidates(
        self, terms: Collection[str], limit: int, statistics: Statistics | None = None
    ) -> Sequence[Document]:
        """Documents that share a term with the query, in the order in which they were added.

        They include at least the `limit` best by BM25Plus (all, where fewer share a term), and may include more. Their
        frequencies may leave out terms that were not given. `statistics` are those of a larger corpus that this one is
        a part of; by default those of this corpus decide which documents are the best.
        """

    def statistics(self, terms: Collection[str]) -> Statistics:
        """The statistics that rank-bm25 needs. `frequencies` holds every given term, with 0 for unknown ones."""

    def vocabulary(self, beginning: str = "") -> Collection[str]:
        """Every term of the corpus with that beginning, for tolerance of spelling mistakes."""
