"""Where added articles go: into a library on disk, or into one in memory, which ends with the talk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from retrieval import Article, Library

if TYPE_CHECKING:
    from retrieval import Added, LibraryStore


class ArticleStore(Protocol):
    """A library that articles are added to. Raises LibraryError if it cannot be read or written."""

    @property
    def library(self) -> Library:
        """The library, to be asked; articles are removed from it directly."""
        ...

    @property
    def stored(self) -> LibraryStore | None:
        """The library on disk, which can follow feeds; None in memory."""
        ...

    def holds(self, article: Article) -> bool:
        """Whether the article, or another version of it, is there already."""
        ...

    def add(self, articles: Sequence[Article]) -> Iterator[Added]:
        """Add the articles one by one; yields what became of each, in order."""
        ...


@dataclass(frozen=True, slots=True)
class StoredArticles:
    """A library on disk."""

    store: LibraryStore

    @property
    def library(self) -> Library:
        """The library of the store."""
        return self.store.library

    @property
    def stored(self) -> LibraryStore:
        """The store itself."""
        return self.store

    def holds(self, article: Article) -> bool:
        """Whether the store recognises the article by its address, text or id."""
        return self.store.recognise(article).outcome != "added"

    def add(self, articles: Sequence[Article]) -> Iterator[Added]:
        """Add the articles; each is on disk for good when it is yielded."""
        from retrieval import add_articles  # heavy, and not needed before something is added

        return add_articles(self.store, articles, workers=0)


@dataclass(frozen=True, slots=True)
class ArticlesInMemory:
    """A library in memory. An article that is there already is recognised by its address or its text."""

    library: Library

    @property
    def stored(self) -> None:
        """Nothing: it is not on disk."""
        return

    def holds(self, article: Article) -> bool:
        """Whether an article with the same address or text is there."""
        return self._known(article) is not None

    def add(self, articles: Sequence[Article]) -> Iterator[Added]:
        """Add the articles; an article with a known address but another text replaces its older version."""
        from retrieval import Added  # heavy, and not needed before something is added

        for article in articles:
            known = self._known(article)
            if known and known.text == article.text:
                yield Added(article.id, "unchanged", id=known.id)
                continue
            article_id = known.id if known else self._free_id(article.id)
            self.library.add(replace(article, id=article_id))
            quotes = len(self.library.shelf.get(article_id).attributions)
            yield Added(article.id, "updated" if known else "added", quotes, article_id)

    def _known(self, article: Article) -> Article | None:
        for one in self.library.shelf.articles:
            if one.text == article.text or (one.url and one.url == article.url):
                return one
        return None

    def _free_id(self, wanted: str) -> str:
        article_id, number = wanted, 2
        while article_id in self.library.shelf.ids:
            article_id, number = f"{wanted}-{number}", number + 1
        return article_id
