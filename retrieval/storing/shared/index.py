"""The index of a shared library: candidates from LanceDB, statistics from the rows that each commit adds."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from heapq import nlargest
from threading import Lock
from typing import NamedTuple

from retrieval.searching.bm25 import idf, match_scores
from retrieval.searching.index import Document, Statistics
from retrieval.storing.documents import counts
from retrieval.storing.engine import PASSAGES, Corpus
from retrieval.storing.shared.bounds import multiplied, slack
from retrieval.storing.shared.lance.documents import PackedDocument, document_in
from retrieval.storing.shared.lance.lookups import Lookups
from retrieval.storing.shared.lance.table import Hit, SharedTable
from retrieval.storing.shared.writing import Writer

FIRST_LOOK = 1.25
"""How many times the documents asked for, and 16 more, are looked at first; they usually hold the best."""
FURTHER_LOOK = 3
MOST_APART = 1.25
"""Up to which ratio of the weights of a query's terms LanceDB's own scores, which have none, stand in for them."""
KEPT = 20_000
"""How many documents stay in memory, about 600 bytes each: in a bucket, reading them takes longer than finding them."""


class _MovedError(Exception):
    """Rows that were found have another place by now, because the library is being optimised; find them again."""


class _Found(NamedTuple):
    """A document and its place: the number of its article and its position in it, by which documents are ordered."""

    place: tuple[int, int]
    document: Document


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
        self._lock = Lock()
        self._kept: OrderedDict[int, PackedDocument] = OrderedDict()

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
        while True:
            self._table.look()
            try:
                return self._candidates(terms, limit, statistics)
            except _MovedError:
                continue

    def _candidates(self, terms: Collection[str], limit: int, statistics: Statistics | None) -> Sequence[Document]:
        own = self.statistics(terms)
        statistics = statistics or own
        known = [term for term in dict.fromkeys(terms) if statistics.frequencies[term]]
        if limit < 1 or not any(own.frequencies[term] for term in known):
            return []
        weights = multiplied({term: idf(statistics, term) for term in known}, own)
        corpus = self._lookups.figures().corpora[self._corpus.number]
        unindexed = self._lookups.unindexed(self._corpus.number)
        factor = slack(statistics, own, corpus, unindexed, self._corpus.mean_length)
        found: dict[int, _Found] = {}
        wanted = int(limit * FIRST_LOOK) + 16
        while True:
            hits = self._best(weights, wanted)
            bar = 0.0
            # The first of them are mostly the best, and then no other has to be loaded.
            for some in (hits[:limit], hits[limit:]):
                found |= self._load([hit for hit in some if hit.score * factor >= bar], found, known)
                scores = match_scores([one.document for one in found.values()], known, statistics)
                bar = min(nlargest(limit, scores), default=0.0) if len(found) >= limit else 0.0
            if len(hits) < wanted or hits[-1].score * factor < bar:
                return [one.document for one in sorted(found.values(), key=lambda one: one.place)]
            wanted *= FURTHER_LOOK

    def _best(self, weights: Mapping[str, float], limit: int) -> list[Hit]:
        """The best documents with scores by these weights, or with higher ones where all weights are nearly equal."""
        highest = max(weights.values())
        if highest > MOST_APART * min(weights.values()):
            return self._table.best_weighted(self._column, weights, limit)
        return [Hit(row, score * highest) for row, score in self._table.best(self._column, weights, limit)]

    def statistics(self, terms: Collection[str]) -> Statistics:
        corpus = self._lookups.figures().corpora[self._corpus.number]
        counted = self._lookups.counts(terms)
        frequencies = {term: counted[term][self._corpus.number] for term in terms}
        mean_length = corpus.length / corpus.documents if corpus.documents else 0.0
        return Statistics(corpus.documents, mean_length, frequencies)

    def vocabulary(self, beginning: str = "") -> Collection[str]:
        return self._lookups.beginning(beginning, self._corpus.number)

    def _load(self, hits: Sequence[Hit], known: Collection[int], terms: Sequence[str]) -> dict[int, _Found]:
        """The documents of those hits that are not `known` yet, from memory or from the table."""
        wanted = [hit.row for hit in hits if hit.row not in known]
        with self._lock:
            stored = {row: self._kept[row] for row in wanted if row in self._kept}
            for row in stored:
                self._kept.move_to_end(row)
        missing = [row for row in wanted if row not in stored]
        taken = self._table.take(missing, "bag") if missing else {}
        if len(taken) < len(missing):
            raise _MovedError
        for row, value in taken.items():
            with suppress(ValueError):  # a damaged one is found by no question
                stored[row] = document_in(value)
        with self._lock:
            self._kept |= {row: stored[row] for row in taken if row in stored}
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return {row: _found(stored[row], terms) for row in wanted if row in stored}


def _found(stored: PackedDocument, terms: Sequence[str]) -> _Found:
    """The document that is stored; one without terms where it is damaged, so that no question finds it."""
    place = stored.number, stored.position
    try:
        return _Found(place, Document(stored.article_id, stored.position, counts(stored.bag, terms), stored.length))
    except ValueError:
        return _Found(place, Document(stored.article_id, stored.position, {}, 0))
