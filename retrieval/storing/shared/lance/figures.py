"""The counts of a shared library: what each commit adds to them or takes away, and their sum."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from operator import add

from msgspec import MsgspecError, Struct, field
from msgspec.json import Decoder, encode


class OfCorpus(Struct, frozen=True):
    """Documents of one index and their terms. `longest` is the length of the longest there ever was.

    `removed` counts the documents that were taken away since the search index was built, which it may still count.
    """

    documents: int = 0
    length: int = 0
    longest: int = 0
    removed: int = 0

    def __add__(self, other: OfCorpus) -> OfCorpus:
        return OfCorpus(
            self.documents + other.documents,
            self.length + other.length,
            max(self.longest, other.longest),
            self.removed + other.removed,
        )


class Figures(Struct, frozen=True):
    """Counts, or by how much they change. `next` is the number of the next article, and rises with each commit.

    `corpora` are those of the passages and of the whole articles. `months` counts articles by the month in which they
    were published ("2024-05"), `stamps` by their language and stamp ("en 1 words …"), `speakers` the pairs of name and
    role, `removals` the articles that were taken away. `is_indexed` says that the search indexes hold these documents;
    it is not summed.
    """

    next: int = 0
    articles: int = 0
    corpora: tuple[OfCorpus, OfCorpus] = (OfCorpus(), OfCorpus())
    quotes: int = 0
    characters: int = 0
    speakers: int = 0
    removals: int = 0
    editions: int = 0
    languages: dict[str, int] = field(default_factory=dict)
    months: dict[str, int] = field(default_factory=dict)
    is_indexed: bool = False
    stamps: dict[str, int] = field(default_factory=dict)

    def __add__(self, other: Figures) -> Figures:
        return Figures(
            max(self.next, other.next),
            self.articles + other.articles,
            (self.corpora[0] + other.corpora[0], self.corpora[1] + other.corpora[1]),
            self.quotes + other.quotes,
            self.characters + other.characters,
            self.speakers + other.speakers,
            self.removals + other.removals,
            self.editions + other.editions,
            _summed(self.languages, other.languages),
            _summed(self.months, other.months),
            stamps=_summed(self.stamps, other.stamps),
        )


_DECODER = Decoder(Figures)


def pack_figures(figures: Figures) -> bytes:
    """The figures as bytes."""
    return encode(figures)


def figures_of(packed: bytes) -> Figures:
    """The figures. Raises ValueError where the bytes are damaged."""
    try:
        return _DECODER.decode(packed)
    except MsgspecError as error:
        raise ValueError(f"damaged: {error}") from None


def total(figures: Iterable[Figures]) -> Figures:
    """All figures together."""
    summed = Figures()
    for one in figures:
        summed = add(summed, one)
    return summed


def _summed(one: dict[str, int], other: dict[str, int]) -> dict[str, int]:
    both = Counter(one)
    both.update(other)
    return {name: count for name, count in both.items() if count}
