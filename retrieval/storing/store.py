"""A library in a folder: opened, asked like any other, and added to without holding an article twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain, count
from pathlib import Path

from retrieval.errors import LibraryError
from retrieval.library.analysed import AnalysedArticle
from retrieval.library.ids import OWN, own_id, shared_id
from retrieval.library.library import USUAL_TOOLS, Library, LibraryTools
from retrieval.people import PEOPLE_FILE, Corrections, read_corrections, write_corrections
from retrieval.records import Article
from retrieval.storing.database import FILE, Database
from retrieval.storing.engine import ARTICLES, PASSAGES
from retrieval.storing.feeds import Feeds
from retrieval.storing.health.checking import Checked, check
from retrieval.storing.health.renewing import StoredRenewal, count_due
from retrieval.storing.health.repairing import Repaired, repair
from retrieval.storing.index import StoredIndex
from retrieval.storing.likeness import are_versions
from retrieval.storing.rows import digest_of, link_of
from retrieval.storing.shelf import StoredShelf
from retrieval.storing.stores.protocol import Known, Optimized, Size
from retrieval.storing.values import Row, Value, as_int, as_text


class Store:
    """The library in `folder`, created there on request. Safe to call from threads.

    What another process adds is found as soon as it is added. `is_own` says that the library is asked together with a
    shared one; its articles get ids that no other library uses (see retrieval/library/ids.py). `semantic` is
    the library's. `on_wait` is called when this process has to wait for another one that is adding.

    Raises LibraryError where there is no library, or where it is damaged, of a newer version, on a full disk or not
    writable for us; CorrectionsError where its file of corrections cannot be read.
    """

    at_once = 1

    def __init__(
        self,
        folder: Path,
        *,
        create: bool = False,
        is_own: bool = False,
        semantic: bool = True,
        tools: LibraryTools = USUAL_TOOLS,
        on_wait: Callable[[], None] | None = None,
    ) -> None:
        if not create and not (folder / FILE).exists():
            raise LibraryError(folder, "holds no library; `onrecord add` makes one")
        self.folder = folder
        self.attribute = tools.attribute
        self._database = Database(folder, on_wait=on_wait)
        self._indexes = StoredIndex(self._database, PASSAGES), StoredIndex(self._database, ARTICLES)
        self.feeds = Feeds(self._database)
        self._shelf = shelf = StoredShelf(self._database, self._index_stamp)
        self.library = Library(
            tools.attribute,
            *self._indexes,
            shelf=shelf,
            semantic=semantic,
            vectors=tools.vectors,
            reader=tools.reader,
            corrections=read_corrections(folder / PEOPLE_FILE),
        )
        if self.library.vectors:
            shelf.forget = self.library.vectors.forget
        self._make_id = own_id if is_own else shared_id
        if is_own and self._database.is_writable:
            self._rename_shared_ids()

    def _index_stamp(self) -> tuple[int, ...]:
        return tuple(number for index in self._indexes for number in index.engine.stamp)

    def correct(self, corrections: Corrections) -> None:
        """Keep what was decided about names, in place of what was decided before. Raises CorrectionsError."""
        write_corrections(self.folder / PEOPLE_FILE, corrections)
        self.library.corrections = corrections

    @contextmanager
    def adding(self) -> Iterator[None]:
        """A context for adding many articles: each is durable at once, and found a few seconds later, or at the end."""
        with self._database.adding(bulk=True):
            yield

    def recognise(self, article: Article) -> Known:
        """Whether the library has the article: by its address, its text, or its id with the same title or words."""
        read = self._database.read
        known = "SELECT id, digest FROM articles WHERE "
        link, digest = link_of(article.url), digest_of(article)
        if link and (named := _named(read(known + "link = ? LIMIT 2", link))):
            return self._version(named[0], named[1] == digest, article)
        if named := _named(read(known + "digest = ? LIMIT 2", digest)):
            return self._intact(named[0])
        article_id = self._make_id(article.id)
        if found := read(known + "id = ?", article_id):
            if not self._shelf.is_intact(article_id) or are_versions(self.library.shelf.article(article_id), article):
                return self._version(article_id, found[0][1] == digest, article)
            return Known(self._free_id(article_id), "added")
        return Known(article_id, "added")

    def recognise_all(self, articles: Sequence[Article]) -> list[Known]:
        """The same for each of these articles."""
        return [self.recognise(article) for article in articles]

    def add(self, analysed: AnalysedArticle, *, anew: bool = False) -> Known:
        """Add an article, or replace an older version of it. An unchanged article is only added again with `anew`."""
        with self._database.changing():
            known = self.recognise(analysed.article)
            if anew and known.outcome == "unchanged":
                known = Known(known.id, "updated")
            if known.outcome != "unchanged":
                self.library.add_analysed(analysed.with_id(known.id))
        return known

    def add_all(self, analysed: Sequence[AnalysedArticle], *, anew: bool = False) -> list[Known]:
        """Add articles one by one; all of them are durable once this returns."""
        return [self.add(one, anew=anew) for one in analysed]

    def find(self, given: str) -> str | None:
        """The id of the article with that id or address."""
        wanted = (("id = ?", given), ("id = ?", self._make_id(given)), ("link = ? AND link <> ''", link_of(given)))
        for query, value in wanted:
            if found := self._database.read(f"SELECT id FROM articles WHERE {query} LIMIT 1", value):  # noqa: S608 - ours
                return as_text(found[0][0])
        return None

    def has(self, url: str) -> bool:
        """Whether the article of that address is there."""
        return self.find(url) is not None

    def months(self) -> dict[str, int]:
        """The number of articles of each month ("2024-05"); "" stands for those without a date."""
        found = self._database.read("SELECT substr(published, 1, 7), count(*) FROM articles GROUP BY 1")
        return {month: as_int(number) for month, number in found if isinstance(month, str)}

    def languages(self) -> dict[str, int]:
        """The number of articles in each language, as the articles give it or as it was guessed."""
        found = self._database.read("SELECT language, articles FROM languages")
        return {language: as_int(number) for language, number in found if isinstance(language, str)}

    def size(self) -> Size:
        read = self._database.read
        ((quotes, speakers),) = read(
            "SELECT CAST(coalesce(sum(quotes), 0) AS INTEGER), count(DISTINCT name) FROM speakers"
        )
        ((passages,),) = read("SELECT documents FROM corpora WHERE corpus = ?", PASSAGES.number)
        ((editions,),) = read("SELECT count(*) FROM editions")
        ((characters,),) = read("SELECT CAST(coalesce(sum(characters), 0) AS INTEGER) FROM articles")
        taken = sum(file.stat().st_size for file in self.folder.rglob("*") if file.is_file())
        return Size(
            len(self.library.shelf.articles),
            as_int(passages),
            as_int(quotes),
            as_int(speakers),
            as_int(characters),
            taken,
            as_int(editions),
        )

    def check(self) -> Checked:
        """Look for damage, and build the search indexes again where they are damaged or out of step."""
        return check(self._database, self._indexes)

    @property
    def due(self) -> int:
        """The number of articles in which a search may miss words until they are renewed (see library/stamp.py)."""
        return count_due(self._database)

    def renewal(self) -> StoredRenewal:
        """The articles to analyse again: all, or those that an interrupted renewal has left; see `add_articles`."""
        return StoredRenewal(self._database)

    def repair(self) -> Repaired:
        """Mend what can be mended, and take out the articles whose text cannot be read any more."""
        repaired = repair(self._database, self.library, self.attribute)
        for index in self._indexes:
            index.engine.rebuild()
        return repaired

    def optimize(self) -> Optimized:
        """Do nothing: SQLite and tantivy need no maintenance."""
        return Optimized()

    def close(self) -> None:
        self._database.close()

    def _version(self, article_id: str, same_text: bool, article: Article) -> Known:  # noqa: FBT001 - read once, above
        if not self._shelf.is_intact(article_id):
            return Known(article_id, "updated")
        kept = self.library.shelf.article(article_id)
        same = same_text and replace(kept, text="", id="", url="") == replace(article, text="", id="", url="")
        return Known(article_id, "unchanged" if same else "updated")

    def _intact(self, article_id: str) -> Known:
        """An article that is there as it is; where it is damaged it counts as an older version, which is replaced."""
        return Known(article_id, "unchanged" if self._shelf.is_intact(article_id) else "updated")

    def _rename_shared_ids(self) -> None:
        """Rename articles that an earlier version added without the ids that an own library gives."""
        pattern = f"{OWN}*"
        if not self._database.read("SELECT 1 FROM articles WHERE id NOT GLOB ? LIMIT 1", pattern):
            return
        with self._database.changing():
            for (old,) in self._database.read("SELECT id FROM articles WHERE id NOT GLOB ?", pattern):
                new = self._free_id(own_id(as_text(old)))
                self._database.write("UPDATE articles SET id = ? WHERE id = ?", new, old)
                self._database.write("UPDATE holdings SET article = ? WHERE article = ?", new, old)
                self._database.write("UPDATE editions SET article = ? WHERE article = ?", new, old)

    def _free_id(self, article_id: str) -> str:
        """That id, or the first of id-2, id-3 and so on that no article has."""
        numbered = (f"{article_id}-{number}" for number in count(2))
        free = (one for one in chain((article_id,), numbered) if not self._has_id(one))
        return next(free)

    def _has_id(self, article_id: str) -> bool:
        return bool(self._database.read("SELECT 1 FROM articles WHERE id = ?", article_id))


def _named(found: Sequence[Row]) -> tuple[str, Value] | None:
    """Id and digest of the first article whose id can be read."""
    return next(((article_id, digest) for article_id, digest in found if isinstance(article_id, str)), None)
