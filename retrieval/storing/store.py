"""A library in a folder: opened, asked as any other, added to without an article being there twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from retrieval.errors import LibraryError
from retrieval.library.library import Library
from retrieval.library.shelved import Attributor, Shelved, attribute_by_rules
from retrieval.records import Article
from retrieval.semantic import SpanVectors
from retrieval.storing.checking import Checked, check
from retrieval.storing.database import FILE, Database
from retrieval.storing.engine import ARTICLES, PASSAGES
from retrieval.storing.feeds import Feeds
from retrieval.storing.index import StoredIndex
from retrieval.storing.likeness import are_versions
from retrieval.storing.rows import digest_of, link_of
from retrieval.storing.shelf import StoredShelf
from retrieval.storing.values import raw, whole, words

Outcome = Literal["added", "updated", "unchanged"]


@dataclass(frozen=True, slots=True)
class Known:
    """What the library makes of an article: the id it has or gets there, and whether anything about it is new."""

    id: str
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Size:
    """How much a library holds; `bytes` is what all its files take on disk."""

    articles: int
    passages: int
    quotes: int
    speakers: int
    characters: int
    bytes: int


def is_library(folder: Path) -> bool:
    """Whether a library is in that folder, whole or not."""
    return (folder / FILE).exists()


class Store:
    """The library in `folder`, made there where `create` says so. Safe to call from threads.

    What another process adds is found as soon as it has added it. Raises LibraryError where there is no library, or
    it is damaged, of a newer version, full or not ours to write. `semantic` and `vectors` are the library's.
    `on_wait` is called when another process is adding and this one has to wait for it.
    """

    def __init__(
        self,
        folder: Path,
        *,
        create: bool = False,
        attribute: Attributor = attribute_by_rules,
        semantic: bool = True,
        vectors: SpanVectors | None = None,
        on_wait: Callable[[], None] | None = None,
    ) -> None:
        if not create and not is_library(folder):
            raise LibraryError(folder, "holds no library; `onrecord add` makes one")
        self.folder = folder
        self.attribute = attribute
        self._database = Database(folder, on_wait=on_wait)
        self._indexes = StoredIndex(self._database, PASSAGES), StoredIndex(self._database, ARTICLES)
        self.feeds = Feeds(self._database)
        shelf = StoredShelf(self._database)
        self.library = Library(attribute, *self._indexes, shelf=shelf, semantic=semantic, vectors=vectors)
        if self.library.vectors:
            shelf.forget = self.library.vectors.forget

    @contextmanager
    def adding(self) -> Iterator[None]:
        """For adding many: each is durable at once, and found a few seconds later or at the end at the latest."""
        with self._database.adding(bulk=True):
            yield

    def recognise(self, article: Article) -> Known:
        """Whether the library has it: by its address, by its text, by its id with the same title or words."""
        read = self._database.read
        known = "SELECT id, digest FROM articles WHERE "
        link, digest = link_of(article.url), digest_of(article)
        if link and (found := read(known + "link = ? LIMIT 1", link)):
            return self._version(words(found[0][0]), raw(found[0][1]) == digest, article)
        if found := read(known + "digest = ? LIMIT 1", digest):
            return Known(words(found[0][0]), "unchanged")
        if found := read(known + "id = ?", article.id):
            if are_versions(self.library.article(article.id), article):
                return self._version(article.id, raw(found[0][1]) == digest, article)
            return Known(self._free_id(article.id), "added")
        return Known(article.id, "added")

    def add(self, shelved: Shelved, *, anew: bool = False) -> Known:
        """Add an article, or replace its older version, at once; where it is there as it is, only `anew`."""
        with self._database.changing():
            known = self.recognise(shelved.article)
            if anew and known.outcome == "unchanged":
                known = Known(known.id, "updated")
            if known.outcome != "unchanged":
                self.library.shelve(shelved.renamed(known.id))
        return known

    def find(self, given: str) -> str | None:
        """The id of the article with that id or address."""
        for query, value in (("id = ?", given), ("link = ? AND link <> ''", link_of(given))):
            if found := self._database.read(f"SELECT id FROM articles WHERE {query} LIMIT 1", value):  # noqa: S608 - ours
                return words(found[0][0])
        return None

    def has(self, url: str) -> bool:
        """Whether the article of that address is there."""
        return self.find(url) is not None

    def months(self) -> dict[str, int]:
        """How many articles are of each month ("2024-05"); empty for those without a date."""
        found = self._database.read("SELECT substr(published, 1, 7), count(*) FROM articles GROUP BY 1")
        return {words(month): whole(number) for month, number in found}

    def languages(self) -> dict[str, int]:
        """How many articles are in each language."""
        found = self._database.read("SELECT language, articles FROM languages")
        return {words(language): whole(number) for language, number in found}

    def size(self) -> Size:
        read = self._database.read
        ((quotes, speakers),) = read("SELECT coalesce(sum(quotes), 0), count(DISTINCT name) FROM speakers")
        ((passages,),) = read("SELECT documents FROM corpora WHERE corpus = ?", PASSAGES.number)
        ((characters,),) = read("SELECT coalesce(sum(characters), 0) FROM articles")
        taken = sum(file.stat().st_size for file in self.folder.rglob("*") if file.is_file())
        return Size(
            len(self.library.articles), whole(passages), whole(quotes), whole(speakers), whole(characters), taken
        )

    def check(self) -> Checked:
        """Look for damage, and make the search indexes anew where they are damaged or out of step."""
        return check(self._database, self._indexes)

    def close(self) -> None:
        self._database.close()

    def _version(self, article_id: str, same_text: bool, article: Article) -> Known:  # noqa: FBT001 - read once, above
        kept = self.library.article(article_id)
        same = same_text and replace(kept, text="", id="", url="") == replace(article, text="", id="", url="")
        return Known(article_id, "unchanged" if same else "updated")

    def _free_id(self, article_id: str) -> str:
        number = 2
        while self._database.read("SELECT 1 FROM articles WHERE id = ?", f"{article_id}-{number}"):
            number += 1
        return f"{article_id}-{number}"
