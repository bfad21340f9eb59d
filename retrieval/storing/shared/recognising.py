"""Whether a shared library has an article already, looked up for many articles at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import count

from retrieval.records import Article
from retrieval.storing.likeness import are_versions
from retrieval.storing.rows import digest_of, link_of
from retrieval.storing.shared.lance.table import SharedTable
from retrieval.storing.shared.shelf import SharedShelf
from retrieval.storing.stores.protocol import Known
from retrieval.storing.values import as_text


class Recogniser:
    """What a shared library holds of some articles, at one moment, and what was added to it since by `note`."""

    def __init__(
        self, table: SharedTable, shelf: SharedShelf, articles: Sequence[Article], make_id: Callable[[str], str]
    ) -> None:
        self._table = table
        self._shelf = shelf
        self._make_id = make_id
        self._new: dict[str, Article] = {}
        self._links: dict[str, str] = {}
        self._digests: dict[str, str] = {}
        self._ids: dict[str, str] = {}
        """The digest of each article that is known by its id."""
        links = [link for article in articles if (link := link_of(article.url))]
        digests = [digest_of(article).hex() for article in articles]
        keys = [f"article/{make_id(article.id)}" for article in articles]
        for column, values in (("link", links), ("digest", digests), ("key", keys)):
            self._read(column, values)

    def known(self, article: Article) -> Known:
        """See `LibraryStore.recognise`."""
        link, digest = link_of(article.url), digest_of(article).hex()
        if link and link in self._links:
            return self._version(self._links[link], article, digest)
        if digest in self._digests:
            return Known(self._digests[digest], "unchanged")
        article_id = self._make_id(article.id)
        if article_id in self._ids:
            kept = self._kept(article_id)
            if kept is None or are_versions(kept, article):
                return self._version(article_id, article, digest)
            return Known(self._free_id(article_id), "added")
        return Known(article_id, "added")

    def note(self, article: Article) -> None:
        """The article is added, under the id that it has."""
        self._new[article.id] = article
        self._note(article.id, link_of(article.url), digest_of(article).hex())

    def _read(self, column: str, values: Iterable[str]) -> None:
        listed = list(values)
        if listed:
            for article_id, link, digest in self._table.read_in(
                column, listed, ("id", "link", "digest"), also="kind = 'article'"
            ):
                self._note(as_text(article_id), as_text(link or ""), as_text(digest))

    def _note(self, article_id: str, link: str, digest: str) -> None:
        self._ids[article_id] = digest
        self._digests[digest] = article_id
        if link:
            self._links[link] = article_id

    def _version(self, article_id: str, article: Article, digest: str) -> Known:
        kept = self._kept(article_id)
        same = (
            kept is not None
            and self._ids[article_id] == digest
            and replace(kept, text="", id="", url="") == replace(article, text="", id="", url="")
        )
        return Known(article_id, "unchanged" if same else "updated")

    def _kept(self, article_id: str) -> Article | None:
        """The article of that id; None where it is damaged."""
        if article_id in self._new:
            return self._new[article_id]
        found = self._shelf.find((article_id,)).get(article_id)
        return found.article if found else None

    def _free_id(self, article_id: str) -> str:
        """The first of id-2, id-3 and so on that no article has."""
        return next(one for number in count(2) if self._is_free(one := f"{article_id}-{number}"))

    def _is_free(self, article_id: str) -> bool:
        if article_id not in self._ids:
            self._read("key", (f"article/{article_id}",))
        return article_id not in self._ids
