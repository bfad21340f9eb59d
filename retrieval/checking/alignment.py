"""Where words stand in a text, or nearly: alignment by letters to find the place, by words to tell the differences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.checking.records import Difference
from retrieval.records import Span
from retrieval.searching.words import fold
from retrieval.text.glued import SEAM, UPPER

WORD = re.compile(
    rf"[^\W_]+?{SEAM}"  # the first of two words that lost the space between them
    rf"|[^\W_]+(?:(?:['’.,]|‘(?![{UPPER}]))[^\W_]+)*"
)

SLACK = 3
"""By how many words the place found by letters may be off at either end."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text, folded, with where each stands in it."""

    text: str
    spans: tuple[Span, ...]
    folded: tuple[str, ...]

    @classmethod
    def of(cls, text: str, within: Span | None = None) -> Words:
        place = within or Span(0, len(text))
        spans = tuple(Span(*found.span()) for found in WORD.finditer(text, place.start, place.end))
        return cls(text, spans, tuple(fold(span.of(text)) for span in spans))

    def run(self, start: int, end: int) -> str:
        """The text from the word at `start` to the one before `end`; empty where there is none."""
        return self.text[self.spans[start].start : self.spans[end - 1].end] if start < end else ""


@dataclass(frozen=True, slots=True)
class Aligned:
    """The words of a text that are nearest to the claimed ones: from word `start` to before `end`; `closeness` 0..1."""

    start: int
    end: int
    closeness: float


def align_all(claimed: Words, published: Words) -> list[Aligned]:
    """Every run of the very words, as somebody else may have said them before; without one the nearest run."""
    size = len(claimed.folded)
    starts = range(len(published.folded) - size + 1)
    verbatim = [at for at in starts if published.folded[at : at + size] == claimed.folded]
    return [Aligned(at, at + size, 1.0) for at in verbatim] or [align(claimed, published)]


def align(claimed: Words, published: Words) -> Aligned:
    """The run of published words that is nearest to the claimed ones, letter by letter at first, then by word."""
    from rapidfuzz import fuzz

    needle, hay = " ".join(claimed.folded), " ".join(published.folded)
    found = fuzz.partial_ratio_alignment(needle, hay)
    if not needle or not hay or found is None:
        return Aligned(0, 0, 0.0)
    first = hay.count(" ", 0, min(found.dest_start + 1, len(hay)))
    last = hay.count(" ", 0, max(found.dest_start, found.dest_end - 1)) + 1
    runs = [
        (_closeness(claimed.folded, published.folded[start:end]), start, end)
        for start in range(max(0, first - SLACK), min(len(published.folded), first + SLACK + 1))
        for end in range(max(start + 1, last - SLACK), min(len(published.folded), last + SLACK) + 1)
    ]
    best = max(runs, default=(0.0, 0, 0))
    return Aligned(best[1], best[2], best[0])


def differences(claimed: Words, published: Words, aligned: Aligned) -> tuple[Difference, ...]:
    """Both texts run through word by word, in order."""
    from rapidfuzz.distance import Levenshtein

    steps = Levenshtein.opcodes(claimed.folded, published.folded[aligned.start : aligned.end])
    return tuple(
        Difference(
            claimed.run(step.src_start, step.src_end),
            published.run(aligned.start + step.dest_start, aligned.start + step.dest_end),
        )
        for step in steps
    )


def _closeness(one: Sequence[str], two: Sequence[str]) -> float:
    """The share of words that agree."""
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.normalized_similarity(one, two)
