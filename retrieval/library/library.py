"""A library: a shelf of analysed articles, and the search indexes over them, changed together."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from retrieval.errors import LibraryError
from retrieval.library.analysed import AnalysedArticle, Attributor, analyse, attribute_by_rules
from retrieval.library.documents import index_documents
from retrieval.library.shelf import MemoryShelf, Shelf
from retrieval.people import NO_CORRECTIONS, Corrections
from retrieval.records import Article
from retrieval.searching import Index, MemoryIndex
from retrieval.semantic import Reader, SpanVectors, load_vectors


@dataclass(frozen=True, slots=True)
class LibraryTools:
    """What finds out who said what, and models that several libraries may share; without them, each loads its own."""

    attribute: Attributor = attribute_by_rules
    vectors: SpanVectors | None = None
    reader: Reader | None = None


USUAL_TOOLS = LibraryTools()


class Library:
    """Articles that can be asked. What they are is read from `shelf`; they are changed by the methods here only.

    `attribute` finds who said what. `passage_index` and `article_index` are the engines to fill; they and the shelf are
    in memory by default. `semantic` allows the sentence encoders and the reader to help where their extra is installed,
    with the `vectors` and the `reader` that are given, which several libraries may share. `corrections` say which names
    are one person's.

    Safe to call from threads: a search finds an article only once everything about it is on the shelf. Raises
    LibraryError where the library is kept on disk and the disk fails.
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
        reader: Reader | None = None,
        corrections: Corrections = NO_CORRECTIONS,
    ) -> None:
        self._attribute = attribute
        self.corrections = corrections
        self.shelf: Shelf = shelf or MemoryShelf()
        self.vectors = (vectors or load_vectors()) if semantic else None
        self.reader = (reader or Reader()) if self.vectors else None
        self.passage_index: Index = passage_index or MemoryIndex()
        self.article_index: Index = article_index or MemoryIndex()

    def prepare(self) -> None:
        """Load what the first question would wait for, up to two seconds. Safe to call from any thread."""
        if self.vectors:
            with suppress(LibraryError):  # whoever asks is told of it
                self.vectors.prepare(self.shelf.languages)

    def add(self, article: Article) -> None:
        """Analyse an article and add it, in place of the one of the same id."""
        self.add_analysed(analyse(article, self._attribute))

    def add_analysed(self, analysed: AnalysedArticle) -> None:
        """Add an article that was analysed before, perhaps by another library or process."""
        article_id = analysed.article.id
        of_article, of_passages = index_documents(analysed)
        with self.shelf.changing():
            if self.vectors:
                self.vectors.forget(article_id)
            self.shelf.put(analysed)
            self.article_index.add(article_id, [of_article])
            self.passage_index.add(article_id, of_passages)

    def remove(self, article_id: str) -> None:
        """Remove an article. Raises KeyError where there is none of that id."""
        with self.shelf.changing():
            self.passage_index.remove(article_id)
            self.article_index.remove(article_id)
            self.shelf.remove(article_id)
            if self.vectors:
                self.vectors.forget(article_id)
