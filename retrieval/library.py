"""The articles at hand with all that is known about each, kept in step with the indexes over them.

Knows how articles are taken apart and found again; knows no question.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from threading import Lock

from retrieval.passages import passage_of, split_passages
from retrieval.quoting import find_attributions
from retrieval.quoting.marks import find_stretches
from retrieval.records import Article, Attribution, Passage, Span, Speaker
from retrieval.searching import Document, Index, MemoryIndex, guess_language, terms
from retrieval.semantic import load_vectors
from retrieval.units import Unit, find_units
from retrieval.voices import Voice, find_voices

Attributor = Callable[[Article], tuple[Attribution, ...]]


@dataclass(frozen=True, slots=True)
class Shelved:
    """One article taken apart; `units` holds those of each passage, in the order of `passages`."""

    article: Article
    language: str
    attributions: tuple[Attribution, ...]
    passages: tuple[Passage, ...]
    units: tuple[tuple[Unit, ...], ...]
    voices: Mapping[Speaker, Voice]


class Library:
    """Articles by id, in the order they were added. Adding an id again replaces the article.

    `attribute` finds who said what; `passage_index` and `article_index` are the engines to fill, in memory by default;
    `semantic` lets the sentence encoder help where its extra is installed.
    Safe to call from threads: an article is found by a search only once everything about it is on the shelf.
    """

    def __init__(
        self,
        attribute: Attributor = find_attributions,
        passage_index: Index | None = None,
        article_index: Index | None = None,
        *,
        semantic: bool = True,
    ) -> None:
        self._attribute = attribute
        self._shelves: dict[str, Shelved] = {}
        self._names: Counter[str] = Counter()
        self._lock = Lock()
        self.vectors = load_vectors() if semantic else None
        self.passage_index: Index = passage_index or MemoryIndex()
        self.article_index: Index = article_index or MemoryIndex()

    @property
    def articles(self) -> tuple[Article, ...]:
        return tuple(shelved.article for shelved in self._shelves.values())

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the articles, the most frequent first."""
        counts = Counter(shelved.language for shelved in self._shelves.values())
        return tuple(language for language, _ in counts.most_common())

    @property
    def names(self) -> Mapping[str, int]:
        """Each term that is part of a speaker's name, and of how many voices."""
        return self._names

    def add(self, article: Article) -> None:
        self.shelve(take_apart(article, self._attribute))

    def shelve(self, shelved: Shelved) -> None:
        """Add an article that is taken apart already, perhaps by another library."""
        article = shelved.article
        with self._lock:
            if article.id in self._shelves:
                self._names -= _names_of(self._shelves[article.id])
                if self.vectors:
                    self.vectors.forget(article.id)
            self._names += _names_of(shelved)
            self._shelves[article.id] = shelved
            self.article_index.add(article.id, [_article_document(shelved)])
            self.passage_index.add(article.id, list(_passage_documents(shelved)))

    def shelved(self, article_id: str) -> Shelved:
        """Raises KeyError where there is no article of that id, as do the three below."""
        return self._shelves[article_id]

    def article(self, article_id: str) -> Article:
        return self._shelves[article_id].article

    def attributions(self, article_id: str) -> tuple[Attribution, ...]:
        return self._shelves[article_id].attributions

    def passages(self, article_id: str) -> tuple[Passage, ...]:
        return self._shelves[article_id].passages


def take_apart(article: Article, attribute: Attributor = find_attributions) -> Shelved:
    """Everything that is known about an article before any question is asked."""
    language = article.language or guess_language(article.text)
    attributions = attribute(article)
    passages = split_passages(article, [found.quote for found in attributions])
    held: dict[int, list[Attribution]] = {}
    for found in attributions:
        held.setdefault(_start_of_passage(passages, found.quote.span), []).append(found)
    marked: dict[int, list[Span]] = {}
    for stretch in find_stretches(article.text):
        marked.setdefault(_start_of_passage(passages, stretch.span), []).append(stretch.span)
    units = tuple(
        find_units(article, passage, held.get(passage.span.start, ()), marked.get(passage.span.start, ()), language)
        for passage in passages
    )
    return Shelved(article, language, attributions, passages, units, find_voices(article, attributions, language))


def _start_of_passage(passages: tuple[Passage, ...], span: Span) -> int:
    """Where the passage that holds the span starts; -1 for what is furniture."""
    try:
        return passage_of(passages, span).span.start
    except LookupError:
        return -1


def _names_of(shelved: Shelved) -> Counter[str]:
    return Counter(name for voice in shelved.voices.values() for name in set(voice.name))


def _passage_documents(shelved: Shelved) -> Iterator[Document]:
    """A passage's own terms, and the names and roles of those who speak in it."""
    for position, (passage, units) in enumerate(zip(shelved.passages, shelved.units, strict=True)):
        speakers = {unit.attribution.speaker for unit in units if unit.attribution and unit.attribution.speaker}
        found = terms(passage.text, shelved.language)
        own = set(found)
        for voice in (shelved.voices[speaker] for speaker in speakers):
            found += [term for term in {*voice.name, *voice.role} if term not in own]
        yield Document.of(shelved.article.id, position, found)


def _article_document(shelved: Shelved) -> Document:
    title = terms(shelved.article.title, shelved.language)
    return Document.of(shelved.article.id, 0, title + terms(shelved.article.text, shelved.language))
