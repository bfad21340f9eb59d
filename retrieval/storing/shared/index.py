"""The index of a shared library: candidates from LanceDB, statistics from the rows that each commit adds."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Sequence
from heapq import nlargest
from threading import Lock
from typing import NamedTuple

from retrieval.searching.bm25 import idf, match_scores
from retrieval.searching.index import Document, Statistics
from retrieval.storing.documents import counts
from retrieval.storing.engine import PASSAGES, Corpus
from retrieval.storing.shared.bounds import multiplied, slack
from retrieval.storing.shared.lance.lookups import Lookups
from retrieval.storing.shared.lance.table import Hit, SharedTable
from retrieval.storing.shared.writing import Writer
from retrieval.storing.values import as_bytes, as_int, as_text

FIRST_LOOK = 1.25
"""How many times the documents asked for, and 16 more, are looked at first; they usually hold the best."""
FURTHER_LOOK = 3
KEPT = 20_000
"""How many documents stay in memory, about 600 bytes each: in a bucket, reading them takes longer than finding them."""
_COLUMNS = ("number", "position", "id", "length", "bag")
Place = tuple[int, int]
"""The number of an article and the position of a document in it: documents are ordered by it."""


class _MovedError(Exception):
    """Rows that were found have another place by now, because the library is being optimised; find them again."""


class _Stored(NamedTuple):
    """A document as it is in the table. A changed article gets another number, so this never changes at its place."""

    article_id: str
    length: int
    bag: bytes


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
        self._kept: OrderedDict[Place, _Stored] = OrderedDict()

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
        found: dict[Place, Document] = {}
        wanted = int(limit * FIRST_LOOK) + 16
        while True:
            hits = self._table.best(self._column, weights, wanted)
            bar = 0.0
            # The first of them are mostly the best, and then no other has to be loaded.
            for some in (hits[:limit], hits[limit:]):
                found |= self._load([hit for hit in some if hit.score * factor >= bar], found, known)
                scores = match_scores(list(found.values()), known, statistics)
                bar = min(nlargest(limit, scores), default=0.0) if len(found) >= limit else 0.0
            if len(hits) < wanted or hits[-1].score * factor < bar:
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

    def _load(self, hits: Sequence[Hit], known: Collection[Place], terms: Sequence[str]) -> dict[Place, Document]:
        """The documents of those hits that are not `known` yet, from memory or from the table."""
        places = {(hit.number, hit.position): hit.row for hit in hits if (hit.number, hit.position) not in known}
        with self._lock:
            stored = {place: self._kept[place] for place in places if place in self._kept}
            for place in stored:
                self._kept.move_to_end(place)
        rows = {place: row for place, row in places.items() if place not in stored}
        for number, position, article_id, length, bag in (
            self._table.take(list(rows.values()), _COLUMNS) if rows else ()
        ):
            place = as_int(number), as_int(position)
            stored[place] = _Stored(as_text(article_id), as_int(length), as_bytes(bag))
        if any(place not in stored for place in rows):
            raise _MovedError
        with self._lock:
            self._kept |= {place: stored[place] for place in rows}
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return {place: _document(stored[place], place[1], terms) for place in places}


def _document(stored: _Stored, position: int, terms: Sequence[str]) -> Document:
    """The document that is stored; one without terms where it is damaged, so that no question finds it."""
    try:
        return Document(stored.article_id, position, counts(stored.bag, terms), stored.length)
    except ValueError:
        return Document(stored.article_id, position, {}, 0)
