"""One article taken apart: all that is known about it before any question is asked, and the documents to find it by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import overload

from retrieval.library.passages import passage_of, split_passages
from retrieval.library.units import Unit, find_units
from retrieval.library.voices import Voice, Voices
from retrieval.records import Article, Attribution, Passage, Span, Speaker
from retrieval.searching import Document, guess_language, terms

Attributor = Callable[[Article], tuple[Attribution, ...]]


class Units(Sequence[tuple[Unit, ...]]):
    """The units of each passage, in the order of the passages; each is found when it is first asked for.

    Safe to call from threads: at worst two find the same.
    """

    def __init__(
        self, article: Article, language: str, attributions: Sequence[Attribution], passages: tuple[Passage, ...]
    ) -> None:
        self._article = article
        self._language = language
        self._passages = passages
        self._held = by_passage(passages, attributions)
        self._marked: dict[int, list[Span]] | None = None
        self._found: dict[int, tuple[Unit, ...]] = {}

    def __len__(self) -> int:
        return len(self._passages)

    @overload
    def __getitem__(self, at: int) -> tuple[Unit, ...]: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[tuple[Unit, ...]]: ...
    def __getitem__(self, at: int | slice) -> tuple[Unit, ...] | Sequence[tuple[Unit, ...]]:
        if isinstance(at, slice):
            return [self[each] for each in range(len(self))[at]]
        at = range(len(self))[at]
        if at not in self._found:
            passage = self._passages[at]
            held = self._held.get(passage.span.start, ())
            marked = self._stretches().get(passage.span.start, ()) if self._may_hold_stretches(held) else ()
            self._found[at] = find_units(self._article, passage, held, marked, self._language)
        return self._found[at]

    def _may_hold_stretches(self, attributions: Sequence[Attribution]) -> bool:
        """Whether there is a mark within the words of a quote; to find what stands in marks takes a while."""
        from retrieval.quoting.marks import holds_mark

        said = (content for found in attributions if found.quote.kind != "indirect" for content in found.quote.contents)
        return any(holds_mark(self._article.text, content) for content in said)

    def _stretches(self) -> dict[int, list[Span]]:
        if self._marked is None:
            from retrieval.quoting.marks import find_stretches

            marked: dict[int, list[Span]] = {}
            for stretch in find_stretches(self._article.text):
                marked.setdefault(_start_of_passage(self._passages, stretch.span), []).append(stretch.span)
            self._marked = marked
        return self._marked


@dataclass(frozen=True, slots=True)
class Shelved:
    """One article taken apart; `units` holds those of each passage, in the order of `passages`."""

    article: Article
    language: str
    attributions: tuple[Attribution, ...]
    passages: tuple[Passage, ...]
    units: Sequence[tuple[Unit, ...]]
    voices: Mapping[Speaker, Voice]

    @property
    def names(self) -> Counter[str]:
        """The terms of its speakers' names, and of how many voices each is."""
        return Counter(name for voice in self.voices.values() for name in set(voice.name))

    def renamed(self, article_id: str) -> Shelved:
        """The same under another id."""
        if article_id == self.article.id:
            return self
        attributions = tuple(
            replace(found, quote=replace(found.quote, article_id=article_id)) for found in self.attributions
        )
        passages = tuple(replace(passage, article_id=article_id) for passage in self.passages)
        return put_together(replace(self.article, id=article_id), self.language, attributions, passages)


def attribute_by_rules(article: Article) -> tuple[Attribution, ...]:
    """`find_attributions`, imported when an article is taken apart: who only searches starts without it."""
    from retrieval.quoting import find_attributions

    return find_attributions(article)


def take_apart(article: Article, attribute: Attributor = attribute_by_rules) -> Shelved:
    """Everything that is known about an article before any question is asked."""
    attributions = attribute(article)
    passages = split_passages(article, [found.quote for found in attributions])
    return put_together(article, article.language or guess_language(article.text), attributions, passages)


def put_together(
    article: Article, language: str, attributions: tuple[Attribution, ...], passages: tuple[Passage, ...]
) -> Shelved:
    """An article taken apart, from what was found in it before."""
    units = Units(article, language, attributions, passages)
    return Shelved(article, language, attributions, passages, units, Voices(article, attributions, language))


def documents_of(shelved: Shelved) -> tuple[Document, list[Document]]:
    """What the whole article is found by, and each of its passages: the latter also by who speaks in them."""
    article, language = shelved.article, shelved.language
    held = by_passage(shelved.passages, shelved.attributions)
    whole = terms(article.title, language)
    passages = []
    end = 0
    for position, passage in enumerate(shelved.passages):
        own = terms(passage.text, language)
        whole += terms(article.text[end : passage.span.start], language) + own
        end = passage.span.end
        speakers = {found.speaker for found in held.get(passage.span.start, ()) if found.speaker}
        known = set(own)
        for voice in (shelved.voices[speaker] for speaker in speakers):
            own = own + [term for term in {*voice.name, *voice.role} if term not in known]
        passages.append(Document.of(article.id, position, own))
    whole += terms(article.text[end:], language)
    return Document.of(article.id, 0, whole), passages


def by_passage(passages: tuple[Passage, ...], attributions: Sequence[Attribution]) -> dict[int, list[Attribution]]:
    """The quotes that start in each passage, by where the passage starts."""
    held: dict[int, list[Attribution]] = {}
    for found in attributions:
        held.setdefault(_start_of_passage(passages, found.quote.span), []).append(found)
    return held


def _start_of_passage(passages: tuple[Passage, ...], span: Span) -> int:
    """Where the passage that holds the span starts; -1 for what is furniture."""
    try:
        return passage_of(passages, span).span.start
    except LookupError:
        return -1
