"""The units of an article's passages, computed on first use, because most are never needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import overload

from retrieval.library.passages import attributions_by_passage, start_of_passage
from retrieval.library.units import Unit, find_units
from retrieval.records import Article, Attribution, Passage, Span


class UnitsOfPassages(Sequence[tuple[Unit, ...]]):
    """The units of each passage, in the order of the passages.

    Safe to call from threads: two threads may find the same units; the second result replaces the first.
    """

    def __init__(
        self, article: Article, language: str, attributions: Sequence[Attribution], passages: tuple[Passage, ...]
    ) -> None:
        self._article = article
        self._language = language
        self._passages = passages
        self._attributions = attributions_by_passage(passages, attributions)
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
            attributions = self._attributions.get(passage.span.start, ())
            marked = self._stretches_in(passage) if self._may_hold_stretches(attributions) else ()
            self._found[at] = find_units(self._article, passage, attributions, marked, self._language)
        return self._found[at]

    def _may_hold_stretches(self, attributions: Sequence[Attribution]) -> bool:
        """Whether a quotation mark stands within the words of a quote. Only then is the whole text searched for
        stretches between marks, which takes a while."""
        from retrieval.quoting.marks import holds_mark

        contents = (one for found in attributions if found.quote.kind != "indirect" for one in found.quote.contents)
        return any(holds_mark(self._article.text, content) for content in _merged(contents))

    def _stretches_in(self, passage: Passage) -> Sequence[Span]:
        if self._marked is None:
            from retrieval.quoting.marks import find_stretches

            marked: dict[int, list[Span]] = {}
            for stretch in find_stretches(self._article.text):
                marked.setdefault(start_of_passage(self._passages, stretch.span), []).append(stretch.span)
            self._marked = marked
        return self._marked.get(passage.span.start, ())


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    """The code points that the spans cover, each once."""
    reached = 0
    for span in sorted(spans):
        if span.end > reached:
            yield Span(max(span.start, reached), span.end)
            reached = span.end
