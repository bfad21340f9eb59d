"""The search engine of a stored library: a tantivy index that follows the documents in SQLite.

The index is derived data. Missing and superfluous documents are found by comparing numbers, and the index is repaired.
"""

from __future__ import annotations

import json
import logging
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from retrieval.errors import LibraryError
from retrieval.searching.tantivy import TantivyFolder, number_of, panics_raised
from retrieval.storing.database import FILE, INDEX, Database
from retrieval.storing.documents import terms_of
from retrieval.storing.health.advice import NO_ROOM
from retrieval.storing.values import Row, Value, as_int, as_text

LOG = logging.getLogger(__name__)
BATCH = 2_000


@dataclass(frozen=True, slots=True)
class Corpus:
    """One of the two indexes of a library: its number, its folder, and about how many terms a document has.

    `mean_length` determines how a folder is written, so a change of it requires another folder name.
    """

    number: int
    folder: str
    mean_length: float

    def place(self, number: int) -> int:
        """The key of a document in SQLite.

        Keys of both indexes increase as articles are added, so that SQLite appends and its pages stay full.
        """
        return number << 1 | self.number

    def documents_of(self, database: Database, article_id: str) -> list[Row]:
        """Length and packed terms of each document of an article."""
        found = database.read("SELECT number FROM holdings WHERE corpus = ? AND article = ?", self.number, article_id)
        return [
            row
            for (group,) in found
            for row in database.read(
                "SELECT length, terms FROM documents WHERE place & 1 = ? AND place >= ? AND place < ?",
                self.number,
                *self.places(as_int(group)),
            )
        ]

    def places(self, group: int) -> tuple[int, int]:
        """The first key that a document of that group may have in SQLite, and the first key after them."""
        return self.place(number_of(group, 0)), self.place(number_of(group + 1, 0))


PASSAGES = Corpus(0, "passages", 23.0)
ARTICLES = Corpus(1, "articles", 470.0)


class StoredEngine:
    """Keeps the search index in step with what is committed to the database. Safe to call from threads."""

    def __init__(self, database: Database, corpus: Corpus) -> None:
        self._database = database
        self.corpus = corpus
        self.path = database.folder / INDEX / corpus.folder
        self._looking = Lock()
        self._folder = self._open()
        self._refuse_an_empty_database()
        self._seen = self.stamp
        database.follow(self.catch_up)
        if not self._can_be_read():
            with database.adding_if_free() as free:
                if free:
                    self._catch_up_where_possible()

    @contextmanager
    def reading(self) -> Iterator[TantivyFolder]:
        """The index as it was last committed. Raises LibraryError where it turns out to be damaged."""
        self._look_again()
        with self._translated_errors():
            yield self._folder

    def catch_up(self) -> None:
        """Bring the search index in step with the documents, if necessary by building it again."""
        with self._translated_errors():
            try:
                with panics_raised():
                    self._follow()
            except (ValueError, OSError) as error:
                self._folder.reload()
                if self._can_be_read(following=True):
                    raise LibraryError(self._database.folder, f"cannot be changed: {NO_ROOM}") from error
            if not self._can_be_read():
                self._start_afresh()
                self._follow()
        self._seen = self.stamp

    def _catch_up_where_possible(self) -> None:
        """Bring the search index in step; on a full disk, leave it after. Raises LibraryError where it is damaged."""
        try:
            self.catch_up()
        except LibraryError:
            if not self._can_be_read(following=True):
                raise
            LOG.warning(
                "The search index of %s could not be brought up to date, perhaps because the disk is full: answers "
                "leave out what was added last until there is room.",
                self._database.folder,
            )

    def _can_be_read(self, *, following: bool = False) -> bool:
        """Whether the search index is in step; with `following`, whether its document numbers can be read at all."""
        try:
            with panics_raised():
                return self.is_in_step or following
        except ValueError:
            return False

    @property
    def is_in_step(self) -> bool:
        """Whether the search index and the documents agree in their count and highest number."""
        corpus = self.corpus.number
        ((count,),) = self._database.read("SELECT documents FROM corpora WHERE corpus = ?", corpus)
        highest = self._database.read(
            "SELECT place FROM documents WHERE place & 1 = ? ORDER BY place DESC LIMIT 1", corpus
        )
        last = as_int(highest[0][0]) >> 1 if highest else -1
        removed = self._database.read("SELECT 1 FROM removals WHERE corpus = ? LIMIT 1", corpus)
        return not removed and (self._folder.documents, self._folder.last) == (count, last)

    def agrees(self) -> bool:
        """Whether the search index and the documents hold the same numbers and terms, which `is_in_step` assumes."""
        with self._translated_errors():
            held = self._database.read("SELECT place >> 1 FROM documents WHERE place & 1 = ?", self.corpus.number)
            terms = self._database.read("SELECT term FROM terms WHERE corpus = ?", self.corpus.number)
            numbers = sorted(as_int(number) for (number,) in held)
            return (
                self.is_in_step
                and numbers == sorted(self._folder.numbers(len(numbers) + 1))
                and all(self._folder.knows(as_text(term)) for (term,) in terms)
            )

    def rebuild(self) -> None:
        """Build the search index again. Waits for other processes that are adding."""
        with self._database.adding(), self._translated_errors():
            self._start_afresh()
            self._follow()

    def _follow(self) -> None:
        corpus = self.corpus.number
        removed = [
            as_int(number) for (number,) in self._database.read("SELECT number FROM removals WHERE corpus = ?", corpus)
        ]
        try:
            for group in removed:
                self._folder.remove(group)
            for number, packed in self._documents(after=self._folder.last):
                self._folder.add(number, terms_of(packed))
            self._folder.commit()
        finally:
            self._folder.close()
        if removed:
            self._database.write(
                "DELETE FROM removals WHERE corpus = ? AND number IN (SELECT value FROM json_each(?))",
                corpus,
                json.dumps(removed),
            )

    def _documents(self, after: int) -> Iterator[tuple[int, Value]]:
        while rows := self._database.read(
            "SELECT place, terms FROM documents WHERE place & 1 = ? AND place > ? ORDER BY place LIMIT ?",
            self.corpus.number,
            self.corpus.place(after),
            BATCH,
        ):
            for place, packed in rows:
                after = as_int(place) >> 1
                yield after, packed

    def _look_again(self) -> None:
        """Load what another process has committed since this was last called."""
        with self._looking:
            if (stamp := self.stamp) != self._seen:
                # Where the folder is being made anew at this moment, what was seen before still is.
                with suppress(ValueError):
                    self._folder.reload()
                    self._seen = stamp

    @property
    def stamp(self) -> tuple[int, int]:
        """A value that differs after each commit of the search index."""
        try:
            found = (self.path / "meta.json").stat()
        except OSError:
            return 0, 0
        return found.st_mtime_ns, found.st_ino

    @contextmanager
    def _translated_errors(self) -> Iterator[None]:
        try:
            with panics_raised():
                yield
        except (ValueError, OSError) as error:
            reason = f"its search index cannot be used ({error}); `onrecord library check` makes it anew"
            raise LibraryError(self._database.folder, reason) from error

    def _open(self) -> TantivyFolder:
        with self._database.translated_errors():
            if not self._database.is_writable:
                return self._open_for_reading()
            try:
                with panics_raised():
                    return TantivyFolder(self.path, self.corpus.mean_length)
            except ValueError:
                with self._database.adding_if_free() as free:
                    if not free:
                        raise
                    _delete(self.path)
                    return TantivyFolder(self.path, self.corpus.mean_length)

    def _refuse_an_empty_database(self) -> None:
        """Raise LibraryError where documents are in the index although nothing has ever been in the database.

        The index is committed after the database, so such a database is not new: its contents are lost, and what was in
        the index would be deleted to match it.
        """
        with suppress(ValueError), panics_raised():
            if not self._folder.documents:
                return
            ((was_filled,),) = self._database.read(
                "SELECT next > 0 OR EXISTS (SELECT 1 FROM articles) FROM corpora WHERE corpus = ?", self.corpus.number
            )
            if not was_filled:
                raise LibraryError(
                    self._database.folder,
                    f"is damaged: {FILE} is empty, but the search index is not; put back a copy of {FILE}, or delete "
                    "the folder to begin anew",
                )

    def _open_for_reading(self) -> TantivyFolder:
        """The index in its own folder, where a full disk leaves room for an empty lock file; else in one of links."""
        if (self.path / "meta.json").exists():
            with suppress(ValueError, OSError), panics_raised():
                return TantivyFolder(self.path, self.corpus.mean_length)
        return TantivyFolder(self._linked(), self.corpus.mean_length)

    def _linked(self) -> Path:
        """A folder of links to the index files, for read-only libraries: tantivy creates a lock file where it reads."""
        import shutil
        from tempfile import mkdtemp

        links = Path(mkdtemp(prefix="onrecord-"))
        weakref.finalize(self, shutil.rmtree, links, ignore_errors=True)
        for file in self.path.iterdir():
            if file.suffix != ".lock":
                (links / file.name).symlink_to(file.absolute())
        return links

    def _start_afresh(self) -> None:
        self._folder.close()
        _delete(self.path)
        self._folder = TantivyFolder(self.path, self.corpus.mean_length)


def _delete(folder: Path) -> None:
    import shutil

    shutil.rmtree(folder)
