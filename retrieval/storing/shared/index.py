"""The index of a shared library: candidates from LanceDB, statistics from the rows that each commit adds."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from heapq import nlargest

from retrieval.searching.bm25 import idf, match_scores
from retrieval.searching.index import Document, Statistics
from retrieval.storing.documents import counts
from retrieval.storing.engine import PASSAGES, Corpus
from retrieval.storing.shared.bounds import multiplied, slack
from retrieval.storing.shared.lance.lookups import Lookups
from retrieval.storing.shared.lance.table import SharedTable
from retrieval.storing.shared.writing import Writer
from retrieval.storing.values import Row, as_bytes, as_int, as_text

FIRST_LOOK = 1.25
"""How many times the documents asked for, and 16 more, are looked at first; they usually hold the best."""
FURTHER_LOOK = 3
_COLUMNS = ("number", "position", "id", "length", "bag")
Place = tuple[int, int]
"""The number of an article and the position of a document in it: documents are ordered by it."""


class SharedIndex:
    """An `Index` in a shared library. Safe to call from threads.

    What another machine has committed is found by the next search. Raises LibraryError where the storage fails.
    """

    def __init__(self, table: SharedTable, lookups: Lookups, writer: Writer, corpus: Corpus) -> None:
        self._table = table
        self._lookups = lookups
        self._writer = writer
        self._corpus = corpus
        self._column = "passage_terms" if corpus is PASSAGES else "article_terms"

    def add(self, article_id: str, documents: Sequence[Document]) -> None:
        with self._writer.changing() as changes:
            if article_id not in changes.articles:
                changes.parts.add((self._corpus.number, article_id))
            changes.documents[self._corpus.number, article_id] = documents

    def remove(self, article_id: str) -> None:
        with self._writer.changing() as changes:
            changes.parts.add((self._corpus.number, article_id))
            changes.documents.pop((self._corpus.number, article_id), None)

    def candidates(
        self, terms: Collection[str], limit: int, statistics: Statistics | None = None
    ) -> Sequence[Document]:
        """See `Index`. The documents' frequencies hold the given terms only."""
        self._table.look()
        own = self.statistics(terms)
        statistics = statistics or own
        known = [term for term in dict.fromkeys(terms) if statistics.frequencies[term]]
        if limit < 1 or not any(own.frequencies[term] for term in known):
            return []
        weights = multiplied({term: idf(statistics, term) for term in known}, own)
        corpus = self._lookups.figures().corpora[self._corpus.number]
        unindexed = self._lookups.unindexed(self._corpus.number)
        factor = slack(statistics, own, corpus, unindexed, self._corpus.mean_length)
        found: dict[Place, Document] = {}
        bar = 0.0
        wanted = int(limit * FIRST_LOOK) + 16
        while True:
            hits = self._table.best(self._column, weights, wanted, _COLUMNS)
            reaches = [_as_float(hit[-1]) * factor for hit in hits]
            found |= dict(_document(hit, known) for hit, reach in zip(hits, reaches, strict=True) if reach >= bar)
            scores = match_scores(list(found.values()), known, statistics)
            bar = min(nlargest(limit, scores), default=0.0) if len(found) >= limit else 0.0
            if len(hits) < wanted or reaches[-1] < bar:
                return [found[place] for place in sorted(found)]
            wanted *= FURTHER_LOOK

    def statistics(self, terms: Collection[str]) -> Statistics:
        corpus = self._lookups.figures().corpora[self._corpus.number]
        counted = self._lookups.counts(terms)
        frequencies = {term: counted[term][self._corpus.number] for term in terms}
        mean_length = corpus.length / corpus.documents if corpus.documents else 0.0
        return Statistics(corpus.documents, mean_length, frequencies)

    def vocabulary(self, beginning: str = "") -> Collection[str]:
        return self._lookups.beginning(beginning, self._corpus.number)


def _document(row: Row, terms: Sequence[str]) -> tuple[Place, Document]:
    """The document of a row; one without terms where it is damaged, so that no question finds it."""
    number, position, article_id, length, packed, _ = row
    try:
        frequencies, size = counts(as_bytes(packed), terms), as_int(length)
    except ValueError:
        frequencies, size = {}, 0
    place = as_int(number), as_int(position)
    return place, Document(as_text(article_id), place[1], frequencies, size)


def _as_float(value: object) -> float:
    if isinstance(value, float):
        return value
    raise ValueError(f"damaged: a score should stand where {value!r} does")
