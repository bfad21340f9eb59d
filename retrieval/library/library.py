"""The articles at hand with all that is known about each, kept in step with the indexes over them.

Knows how articles are taken apart and found again; knows no question.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager

from retrieval.library.shelf import MemoryShelf, Shelf
from retrieval.library.shelved import Attributor, Shelved, attribute_by_rules, documents_of, take_apart
from retrieval.records import Article, Attribution, Passage, Speaker
from retrieval.searching import Index, MemoryIndex
from retrieval.semantic import SpanVectors, load_vectors

__all__ = ["Attributor", "Library", "Shelved", "take_apart"]


class Library:
    """Articles by id, in the order they were added. Adding an id again replaces the article.

    `attribute` finds who said what; `passage_index` and `article_index` are the engines to fill and `shelf` is where
    articles are kept, all in memory by default; `semantic` lets the sentence encoder help where its extra is installed,
    with the `vectors` that are given, which libraries may share.
    Safe to call from threads: an article is found by a search only once everything about it is on the shelf. Raises
    LibraryError where it is kept on disk and the disk fails.
    """

    def __init__(
        self,
        attribute: Attributor = attribute_by_rules,
        passage_index: Index | None = None,
        article_index: Index | None = None,
        *,
        shelf: Shelf | None = None,
        semantic: bool = True,
        vectors: SpanVectors | None = None,
    ) -> None:
        self._attribute = attribute
        self.shelf: Shelf = shelf or MemoryShelf()
        self.vectors = (vectors or load_vectors()) if semantic else None
        self.passage_index: Index = passage_index or MemoryIndex()
        self.article_index: Index = article_index or MemoryIndex()

    @property
    def articles(self) -> Sequence[Article]:
        return self.shelf.articles

    @property
    def ids(self) -> Collection[str]:
        """Those of the articles, in the same order."""
        return self.shelf.ids

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the articles, the most frequent first."""
        return tuple(self.shelf.languages)

    @property
    def names(self) -> Mapping[str, int]:
        """Each term that is part of a speaker's name, and of how many voices."""
        return self.shelf.names

    @property
    def speakers(self) -> Mapping[Speaker, int]:
        """Who is quoted, and how often, in all articles together."""
        return self.shelf.speakers

    def namesakes(self, holding: Collection[str]) -> Mapping[Speaker, int]:
        """The speakers whose names hold one of these words, in any case, and how often each is quoted."""
        return self.shelf.namesakes(holding)

    @property
    def version(self) -> tuple[int, ...]:
        """Another one after each change, also by another process: what was found before may be found no more."""
        return self.shelf.version

    def quoting(self, speakers: Collection[Speaker], limit: int) -> Sequence[Article]:
        """The first `limit` articles that quote one of these speakers."""
        return self.shelf.quoting(speakers, limit)

    def add(self, article: Article) -> None:
        self.shelve(take_apart(article, self._attribute))

    def changing(self) -> AbstractContextManager[None]:
        """All that is added and removed within is so at once, or on an error on disk nothing is."""
        return self.shelf.changing()

    def shelve(self, shelved: Shelved) -> None:
        """Add an article that is taken apart already, perhaps by another library or process."""
        article = shelved.article
        whole, passages = documents_of(shelved)
        with self.shelf.changing():
            if self.vectors:
                self.vectors.forget(article.id)
            self.shelf.put(shelved)
            self.article_index.add(article.id, [whole])
            self.passage_index.add(article.id, passages)

    def remove(self, article_id: str) -> None:
        """Raises KeyError where there is no article of that id, as do the methods below that are given one."""
        with self.shelf.changing():
            self.passage_index.remove(article_id)
            self.article_index.remove(article_id)
            self.shelf.remove(article_id)
            if self.vectors:
                self.vectors.forget(article_id)

    def shelved(self, article_id: str) -> Shelved:
        return self.shelf.get(article_id)

    def some(self, article_ids: Collection[str]) -> Mapping[str, Shelved]:
        """Those of them that there are, by id: at once, which is faster than one by one."""
        return self.shelf.some(article_ids)

    def article(self, article_id: str) -> Article:
        return self.shelf.article(article_id)

    def attributions(self, article_id: str) -> tuple[Attribution, ...]:
        return self.shelf.get(article_id).attributions

    def passages(self, article_id: str) -> tuple[Passage, ...]:
        return self.shelf.get(article_id).passages
