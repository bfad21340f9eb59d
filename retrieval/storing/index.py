"""The index of a stored library: documents and statistics in SQLite, candidates from the engine beside it."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Collection, Sequence
from heapq import nlargest

from retrieval.searching.bm25 import idf, match_scores
from retrieval.searching.index import Document, Statistics
from retrieval.searching.tantivy import WITHIN, number_of, split_number
from retrieval.storing.database import Database
from retrieval.storing.documents import counts, pack, terms_of
from retrieval.storing.engine import Corpus, StoredEngine
from retrieval.storing.values import Row, as_bytes, as_int, as_text

FIRST_LOOK = 1.25
"""Candidates looked at first: this many times the number asked for, and 16 more. They usually hold the best."""
FURTHER_LOOK = 3
LAST_LETTER = chr(sys.maxunicode)


class StoredIndex:
    """An `Index` on disk. Safe to call from threads.

    What another process adds is found once it is committed. Raises LibraryError where a file is damaged or not writable
    or the disk is full.
    """

    def __init__(self, database: Database, corpus: Corpus) -> None:
        self._database = database
        self.corpus = corpus
        self.engine = StoredEngine(database, corpus)

    def add(self, article_id: str, documents: Sequence[Document]) -> None:
        corpus = self.corpus.number
        with self._database.changing():
            self._remove(article_id)
            ((group,),) = self._database.read("SELECT next FROM corpora WHERE corpus = ?", corpus)
            self._database.write("INSERT INTO holdings VALUES (?, ?, ?)", corpus, article_id, group)
            self._database.write_all(
                "INSERT INTO documents VALUES (?, ?, ?)",
                [
                    (
                        self.corpus.place(number_of(as_int(group), document.position)),
                        document.length,
                        pack(document.frequencies),
                    )
                    for document in documents
                ],
            )
            self._count(Counter(term for document in documents for term in document.frequencies))
            self._database.write(
                "UPDATE corpora SET next = next + 1, documents = documents + ?, length = length + ?, "
                "longest = max(longest, ?) WHERE corpus = ?",
                len(documents),
                sum(document.length for document in documents),
                max((document.length for document in documents), default=0),
                corpus,
            )

    def remove(self, article_id: str) -> None:
        with self._database.changing():
            self._remove(article_id)

    def candidates(
        self, terms: Collection[str], limit: int, statistics: Statistics | None = None
    ) -> Sequence[Document]:
        """See `Index`. The documents' frequencies hold the given terms only."""
        statistics = statistics or self.statistics(terms)
        known = [term for term in dict.fromkeys(terms) if statistics.frequencies[term]]
        if not known or limit < 1:
            return []
        weights = {term: idf(statistics, term) for term in known}
        found: dict[int, Document] = {}
        bar = 0.0
        wanted = int(limit * FIRST_LOOK) + 16
        with self.engine.reading() as folder:
            ((longest,),) = self._database.read("SELECT longest FROM corpora WHERE corpus = ?", self.corpus.number)
            slack = folder.slack(statistics.mean_length, as_int(longest))
            while True:
                hits = folder.best(weights, wanted)
                found |= self._load([number for number, reach in hits if reach * slack >= bar], found, known)
                scores = match_scores(list(found.values()), known, statistics)
                bar = min(nlargest(limit, scores), default=0.0) if len(found) >= limit else 0.0
                if len(hits) < wanted or hits[-1][1] * slack < bar:
                    return [found[number] for number in sorted(found)]
                wanted *= FURTHER_LOOK

    def statistics(self, terms: Collection[str]) -> Statistics:
        # One statement, so that all figures are of one moment.
        rows = self._database.read(
            "SELECT corpora.documents, length, term, terms.documents FROM corpora "
            "LEFT JOIN terms ON terms.corpus = corpora.corpus AND term IN (SELECT value FROM json_each(?)) "
            "WHERE corpora.corpus = ?",
            json.dumps(list(terms)),
            self.corpus.number,
        )
        count, length = as_int(rows[0][0]), as_int(rows[0][1])
        frequencies = dict.fromkeys(terms, 0)
        frequencies |= {as_text(term): as_int(number) for _, _, term, number in rows if term is not None}
        return Statistics(count, length / count if count else 0.0, frequencies)

    def vocabulary(self, beginning: str = "") -> Collection[str]:
        found = self._database.read(
            "SELECT term FROM terms WHERE corpus = ? AND term >= ? AND term < ?",
            self.corpus.number,
            beginning,
            beginning + LAST_LETTER,
        )
        return tuple(term for (term,) in found if isinstance(term, str))

    def _remove(self, article_id: str) -> None:
        corpus = self.corpus.number
        held = self._database.read("SELECT number FROM holdings WHERE corpus = ? AND article = ?", corpus, article_id)
        for (group,) in held:
            rows = self.corpus.documents_of(self._database, article_id)
            gone = Counter(term for _, packed in rows for term in terms_of(packed))
            self._count(Counter({term: -count for term, count in gone.items()}))
            self._database.write_all(
                "DELETE FROM terms WHERE corpus = ? AND term = ? AND documents < 1", [(corpus, term) for term in gone]
            )
            self._database.write(
                "DELETE FROM documents WHERE place & 1 = ? AND place >= ? AND place < ?",
                corpus,
                *self.corpus.places(as_int(group)),
            )
            self._database.write(
                "UPDATE corpora SET documents = documents - ?, length = length - ? WHERE corpus = ?",
                len(rows),
                sum(length for length, _ in rows if isinstance(length, int)),
                corpus,
            )
            self._database.write("DELETE FROM holdings WHERE corpus = ? AND number = ?", corpus, group)
            self._database.write("INSERT INTO removals VALUES (?, ?)", corpus, group)

    def _count(self, changes: Counter[str]) -> None:
        self._database.write_all(
            "INSERT INTO terms VALUES (?, ?, ?) "
            "ON CONFLICT (corpus, term) DO UPDATE SET documents = documents + excluded.documents",
            [(self.corpus.number, term, change) for term, change in sorted(changes.items())],
        )

    def _load(self, numbers: Sequence[int], known: Collection[int], terms: Sequence[str]) -> dict[int, Document]:
        """The documents of those numbers that are not `known` yet, without those that were removed in the meantime."""
        rows = self._database.read(
            "SELECT place >> 1, article, length, terms FROM documents "
            "JOIN holdings ON corpus = ? AND number = place >> ? WHERE place IN (SELECT value FROM json_each(?))",
            self.corpus.number,
            WITHIN + 1,
            json.dumps([self.corpus.place(number) for number in numbers if number not in known]),
        )
        return {as_int(row[0]): _document(row, terms) for row in rows}


def _document(row: Row, terms: Sequence[str]) -> Document:
    """The document of a row; one without terms where it is damaged, so that no question finds it."""
    number, article_id, length, packed = row
    try:
        frequencies, size = counts(as_bytes(packed), terms), as_int(length)
    except ValueError:
        frequencies, size = {}, 0
    return Document(as_text(article_id), split_number(as_int(number))[1], frequencies, size)
