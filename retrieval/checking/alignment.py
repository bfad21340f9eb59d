"""Where words stand in a text, or nearly: alignment by letters to find the place, by words to tell the differences."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from retrieval.records import Difference, Span
from retrieval.searching.words import NO_SPACES, fold
from retrieval.text.glued import SEAM, UPPER

SLACK = 3
"""By how many words the place found by letters may be off at either end."""
LONGEST_COMPARED = 4_000
"""Letters of a claim and, twice as many, of a text that are compared letter by letter; longer texts are cut."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text, each with where it stands: `folded` without case and accents, `exact` with accents."""

    text: str
    spans: tuple[Span, ...]
    folded: tuple[str, ...]
    exact: tuple[str, ...]

    @classmethod
    def of(cls, text: str, within: Iterable[Span] | None = None) -> Words:
        """The words of the text, or of several stretches of it as if nothing stood between them."""
        stretches = within if within is not None else (Span(0, len(text)),)
        found = [
            word
            for stretch in stretches
            for word in _word().finditer(text, max(0, stretch.start), min(len(text), stretch.end))
        ]
        forms = [_forms(word[0]) for word in found]
        spans = tuple(Span(*word.span()) for word in found)
        return cls(text, spans, tuple(folded for folded, _ in forms), tuple(exact for _, exact in forms))

    @property
    def has_accents(self) -> bool:
        return any(_has_marks(word) for word in self.exact)

    def run(self, start: int, end: int) -> str:
        """The text from the word at `start` to the one before `end`; empty where there is none."""
        return self.text[self.spans[start].start : self.spans[end - 1].end] if start < end else ""


@dataclass(frozen=True, slots=True)
class Aligned:
    """The words of a text that are nearest to the claimed ones: from word `start` to before `end`; `closeness` 0..1."""

    start: int
    end: int
    closeness: float


@cache
def _word() -> re.Pattern[str]:
    """A word of a quotation. Made when the first text is compared, since it takes as long as twenty other patterns."""
    return re.compile(
        rf"[{NO_SPACES}]"  # scripts without spaces are compared letter by letter
        r"|[%‰°€$£¥₽₴₹]|(?<![\w)\]])[-−](?=\d)"  # what a number is of, and its minus
        rf"|[^\W_]+?{SEAM}"  # the first of two words that lost the space between them
        rf"|[^\W_]+(?:(?:['’.,]|‘(?![{UPPER}]))[^\W_]+)*"
    )


def comparable(claimed: Words, published: Words) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of both as they are compared: accents count where the claim is typed with any."""
    return (claimed.exact, published.exact) if claimed.has_accents else (claimed.folded, published.folded)


def find_verbatim(claimed: Words, published: Words) -> list[Aligned]:
    """Every run of the very words, as several people may have said them."""
    needle, hay = comparable(claimed, published)
    if not needle:
        return []
    size, first = len(needle), needle[0]
    starts = [at for at in range(len(hay) - size + 1) if hay[at] == first and hay[at : at + size] == needle]
    return [Aligned(at, at + size, 1.0) for at in starts]


def shared(claimed: Words, published: Words) -> int:
    """How many of the claimed words are among the published ones; no run of those agrees in more."""
    one, two = comparable(claimed, published)
    return (Counter(one) & Counter(two)).total()


def align(claimed: Words, published: Words) -> Aligned:
    """The run of published words that is nearest to the claimed ones, letter by letter at first, then by word."""
    from rapidfuzz import fuzz

    claimed_words, published_words = comparable(claimed, published)
    needle, hay = " ".join(claimed_words)[:LONGEST_COMPARED], " ".join(published_words)[: 2 * LONGEST_COMPARED]
    found = fuzz.partial_ratio_alignment(needle, hay)
    if not needle or not hay or found is None:
        return Aligned(0, 0, 0.0)
    first = hay.count(" ", 0, min(found.dest_start + 1, len(hay)))
    last = hay.count(" ", 0, max(found.dest_start, found.dest_end - 1)) + 1
    borders = _borders(claimed_words, published, published_words)
    runs = {
        run
        for start in range(max(0, first - SLACK), min(len(published_words), first + SLACK + 1))
        for end in range(max(start + 1, last - SLACK), min(len(published_words), last + SLACK) + 1)
        for run in _within(start, end, borders)
    }
    best = max(
        ((_closeness(claimed_words, published_words[start:end]), start, end) for start, end in runs), default=None
    )
    return Aligned(best[1], best[2], best[0]) if best else Aligned(0, 0, 0.0)


def differences(claimed: Words, published: Words, aligned: Aligned) -> tuple[Difference, ...]:
    """Both texts run through word by word, in order. Words that both have are given as they were published."""
    from rapidfuzz.distance import Levenshtein

    claimed_words, published_words = comparable(claimed, published)
    steps = Levenshtein.opcodes(claimed_words, published_words[aligned.start : aligned.end])
    found = []
    for step in steps:
        printed = published.run(aligned.start + step.dest_start, aligned.start + step.dest_end)
        typed = printed if step.tag == "equal" else claimed.run(step.src_start, step.src_end)
        found.append(Difference(typed, printed))
    return tuple(found)


def _borders(claimed: Sequence[str], published: Words, words: Sequence[str]) -> list[int]:
    """The first word after the end of each paragraph or headline that the claim does not run over.

    A claim runs over it where it holds the last word before it and the first one after it, one after the other.
    """
    pairs = set(pairwise(claimed))
    return [
        at
        for at, (before, after) in enumerate(pairwise(published.spans), start=1)
        if "\n" in published.text[before.end : after.start] and (words[at - 1], words[at]) not in pairs
    ]


def _within(start: int, end: int, borders: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The run of words, parted at the borders within it."""
    inner = [border for border in borders if start < border < end]
    yield from pairwise([start, *inner, end])


@lru_cache(maxsize=32_768)
def _forms(word: str) -> tuple[str, str]:
    """The word folded, and with its accents; the words of a language come again and again."""
    return fold(word).rstrip("."), _exact(word)


def _exact(word: str) -> str:
    """The word without case, with one kind of apostrophe, its accents kept."""
    if word == "US":
        return "u.s"
    return unicodedata.normalize("NFC", word.replace("’", "'").replace("‘", "'")).casefold().rstrip(".")


def _has_marks(word: str) -> bool:
    return not word.isascii() and any(unicodedata.combining(letter) for letter in unicodedata.normalize("NFD", word))


def _closeness(one: Sequence[str], two: Sequence[str]) -> float:
    """The share of words that agree."""
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.normalized_similarity(one, two)
