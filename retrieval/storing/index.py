"""The engine of a stored library: documents and figures in SQLite, candidates by tantivy.

The tantivy folder is derived: whatever is missing there or too much is found by comparing numbers, and made good.
"""

from __future__ import annotations

import json
import math
import shutil
import sys
import weakref
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from heapq import nlargest
from pathlib import Path
from tempfile import mkdtemp
from threading import Lock

from retrieval.errors import LibraryError
from retrieval.searching.index import Document, Statistics
from retrieval.searching.ranking import score
from retrieval.searching.tantivy import WITHIN, TantivyFolder, number_of, place_of
from retrieval.storing.database import Database
from retrieval.storing.documents import counts, pack, unpack
from retrieval.storing.values import Row, raw, whole, words

FIRST_LOOK = 1.25
"""How many more documents than asked for are looked at first, and 16; in most cases they hold the best."""
BATCH = 2_000
LAST_LETTER = chr(sys.maxunicode)


@dataclass(frozen=True, slots=True)
class Corpus:
    """One of the indexes of a library: its number and folder, and about how many terms a document of it has."""

    number: int
    folder: str
    mean_length: float


PASSAGES = Corpus(0, "passages", 23.0)
ARTICLES = Corpus(1, "articles", 470.0)


class StoredIndex:
    """An `Index` on disk, as many documents as there is room for. Safe to call from threads.

    What another process adds is found as soon as that one has committed it. Raises LibraryError where a file is
    damaged, full or not ours to write.
    """

    def __init__(self, database: Database, corpus: Corpus) -> None:
        self._database = database
        self.corpus = corpus
        self.path = database.folder / "index" / corpus.folder
        self._looking = Lock()
        self._folder = self._open()
        self._seen = self._stamp()
        database.follow(self.catch_up)
        if not self.is_in_step:
            with database.adding_if_free() as free:
                if free:
                    self.catch_up()

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
                        self._place(number_of(whole(group), document.position)),
                        document.length,
                        pack(document.frequencies),
                    )
                    for document in documents
                ],
            )
            self._count(Counter(term for document in documents for term in document.frequencies))
            self._database.write(
                "UPDATE corpora SET next = next + 1, documents = documents + ?, length = length + ? WHERE corpus = ?",
                len(documents),
                sum(document.length for document in documents),
                corpus,
            )

    def remove(self, article_id: str) -> None:
        with self._database.changing():
            self._remove(article_id)

    def candidates(self, terms: Collection[str], limit: int) -> Sequence[Document]:
        """As the protocol says; their frequencies hold the given terms only."""
        statistics = self.statistics(terms)
        known = [term for term in dict.fromkeys(terms) if statistics.frequencies[term]]
        if not known or limit < 1:
            return []
        weights = {term: math.log((statistics.documents + 1) / statistics.frequencies[term]) for term in known}
        without = sum(weights.values())  # BM25Plus gives each term's weight where it is not
        self._look_again()
        found: dict[int, Document] = {}
        bar = 0.0
        wanted = int(limit * FIRST_LOOK) + 16
        with self._telling():
            slack = self._folder.slack(statistics.mean_length)
            while True:
                hits = self._folder.best(weights, wanted)
                found |= self._load([number for number, reach in hits if reach * slack >= bar], found, known)
                scores = [value - without for value in score(list(found.values()), known, statistics)]
                bar = min(nlargest(limit, scores), default=0.0) if len(found) >= limit else 0.0
                if len(hits) < wanted or hits[-1][1] * slack < bar:
                    return [found[number] for number in sorted(found)]
                wanted *= 2

    def statistics(self, terms: Collection[str]) -> Statistics:
        # One statement, so that all figures are of one moment.
        rows = self._database.read(
            "SELECT corpora.documents, length, term, terms.documents FROM corpora "
            "LEFT JOIN terms ON terms.corpus = corpora.corpus AND term IN (SELECT value FROM json_each(?)) "
            "WHERE corpora.corpus = ?",
            json.dumps(list(terms)),
            self.corpus.number,
        )
        count, length = whole(rows[0][0]), whole(rows[0][1])
        frequencies = dict.fromkeys(terms, 0)
        frequencies |= {words(term): whole(number) for _, _, term, number in rows if term is not None}
        return Statistics(count, length / count if count else 0.0, frequencies)

    def vocabulary(self, beginning: str = "") -> Collection[str]:
        found = self._database.read(
            "SELECT term FROM terms WHERE corpus = ? AND term >= ? AND term < ?",
            self.corpus.number,
            beginning,
            beginning + LAST_LETTER,
        )
        return tuple(words(term) for (term,) in found)

    def catch_up(self) -> None:
        """Bring the search index in step with the documents, whatever was committed last; from scratch if need be."""
        with self._telling():
            self._follow()
            if not self.is_in_step:
                self._start_afresh()
                self._follow()
        self._seen = self._stamp()

    @property
    def is_in_step(self) -> bool:
        """Whether search index and documents agree, as far as their numbers tell."""
        corpus = self.corpus.number
        ((count,),) = self._database.read("SELECT documents FROM corpora WHERE corpus = ?", corpus)
        highest = self._database.read(
            "SELECT place FROM documents WHERE place & 1 = ? ORDER BY place DESC LIMIT 1", corpus
        )
        last = whole(highest[0][0]) >> 1 if highest else -1
        removed = self._database.read("SELECT 1 FROM removals WHERE corpus = ? LIMIT 1", corpus)
        return not removed and (self._folder.documents, self._folder.last) == (count, last)

    def agrees(self) -> bool:
        """Whether search index and documents hold the same numbers and terms: what `is_in_step` takes for granted."""
        with self._telling():
            held = self._database.read("SELECT place >> 1 FROM documents WHERE place & 1 = ?", self.corpus.number)
            numbers = sorted(whole(number) for (number,) in held)
            return (
                self.is_in_step
                and numbers == sorted(self._folder.numbers(len(numbers) + 1))
                and all(map(self._folder.knows, self.vocabulary()))
            )

    def rebuild(self) -> None:
        """Make the search index anew. Waits for others who are adding."""
        with self._database.adding(), self._telling():
            self._start_afresh()
            self._follow()

    def _follow(self) -> None:
        corpus = self.corpus.number
        removed = [
            whole(number) for (number,) in self._database.read("SELECT number FROM removals WHERE corpus = ?", corpus)
        ]
        for group in removed:
            self._folder.remove(group)
        for number, packed in self._documents(after=self._folder.last):
            self._folder.add(number, unpack(packed))
        self._folder.commit()
        self._folder.close()
        if removed:
            self._database.write(
                "DELETE FROM removals WHERE corpus = ? AND number IN (SELECT value FROM json_each(?))",
                corpus,
                json.dumps(removed),
            )

    def _documents(self, after: int) -> Iterator[tuple[int, bytes]]:
        while rows := self._database.read(
            "SELECT place, terms FROM documents WHERE place & 1 = ? AND place > ? ORDER BY place LIMIT ?",
            self.corpus.number,
            self._place(after),
            BATCH,
        ):
            for place, packed in rows:
                after = whole(place) >> 1
                yield after, raw(packed)

    def _remove(self, article_id: str) -> None:
        corpus = self.corpus.number
        held = self._database.read("SELECT number FROM holdings WHERE corpus = ? AND article = ?", corpus, article_id)
        for (group,) in held:
            bounds = [self._place(number_of(whole(group) + step, 0)) for step in (0, 1)]
            rows = self._database.read(
                "SELECT length, terms FROM documents WHERE place & 1 = ? AND place >= ? AND place < ?", corpus, *bounds
            )
            gone = Counter(term for _, packed in rows for term in unpack(raw(packed)))
            self._count(Counter({term: -count for term, count in gone.items()}))
            self._database.write_all(
                "DELETE FROM terms WHERE corpus = ? AND term = ? AND documents < 1", [(corpus, term) for term in gone]
            )
            self._database.write(
                "DELETE FROM documents WHERE place & 1 = ? AND place >= ? AND place < ?", corpus, *bounds
            )
            self._database.write(
                "UPDATE corpora SET documents = documents - ?, length = length - ? WHERE corpus = ?",
                len(rows),
                sum(whole(length) for length, _ in rows),
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
        """Those that are not `known` yet; what has been removed meanwhile is left out."""
        rows = self._database.read(
            "SELECT place >> 1, article, length, terms FROM documents "
            "JOIN holdings ON corpus = ? AND number = place >> ? WHERE place IN (SELECT value FROM json_each(?))",
            self.corpus.number,
            WITHIN + 1,
            json.dumps([self._place(number) for number in numbers if number not in known]),
        )
        return {whole(row[0]): self._document(row, terms) for row in rows}

    def _document(self, row: Row, terms: Sequence[str]) -> Document:
        number, article_id, length, packed = row
        return Document(words(article_id), place_of(whole(number))[1], counts(raw(packed), terms), whole(length))

    def _look_again(self) -> None:
        """See what another process has committed meanwhile."""
        with self._looking:
            if (stamp := self._stamp()) != self._seen:
                # Where the folder is being made anew at this moment, what was seen before still is.
                with suppress(ValueError):
                    self._folder.reload()
                    self._seen = stamp

    def _stamp(self) -> tuple[int, int]:
        """Another one after each commit."""
        try:
            found = (self.path / "meta.json").stat()
        except OSError:
            return 0, 0
        return found.st_mtime_ns, found.st_ino

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except (ValueError, OSError) as error:
            reason = f"its search index cannot be used ({error}); `onrecord library check` makes it anew"
            raise LibraryError(self._database.folder, reason) from error

    def _place(self, number: int) -> int:
        """The key of a document; those of both corpora stand in the order of adding, so that the file is filled."""
        return number << 1 | self.corpus.number

    def _open(self) -> TantivyFolder:
        with self._database.told():
            if not self._database.is_writable:
                return TantivyFolder(self._linked(), self.corpus.mean_length)
            try:
                return TantivyFolder(self.path, self.corpus.mean_length)
            except ValueError:
                shutil.rmtree(self.path)
                return TantivyFolder(self.path, self.corpus.mean_length)

    def _linked(self) -> Path:
        """A folder of links to the files: tantivy locks the one it reads."""
        links = Path(mkdtemp(prefix="onrecord-"))
        weakref.finalize(self, shutil.rmtree, links, ignore_errors=True)
        for file in self.path.iterdir():
            if file.suffix != ".lock":
                (links / file.name).symlink_to(file.absolute())
        return links

    def _start_afresh(self) -> None:
        self._folder.close()
        shutil.rmtree(self.path)
        self._folder = self._open()
