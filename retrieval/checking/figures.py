"""A figure of a claim for which the published words have another: “60,000 pounds” where they say “6,000 pounds”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from retrieval.records import Difference
from retrieval.searching.words import fold, vocabulary
from retrieval.text.languages import read_language

SAME_LETTERS = 4
"""Letters in which the words after two figures agree where both count the same: “pound”, “pounds”."""
LEAST_SAME = 3
"""Letters of a shorter word, at least, with which the other one begins: “day”, “days”."""
SCALE = 100
"""The least number whose word multiplies the one before it: two *hundred*, two *million*."""
LARGE = 1_000
"""The least figure that is compared with another one although nothing tells what it counts."""
YEARS = range(1_800, 2_101)
"""Figures that may be years, and are not compared unless something tells what they count."""
_PIECE = re.compile(
    r"(?P<sign>[$€£¥₴₽]?)\s?(?<![\w.,])(?P<figure>\d+(?:[.,  ’']\d+)*)"
    r"|(?P<word>[^\W\d_]+(?:[-'’][^\W\d_]+)*)|(?P<mark>[%$€£¥₴₽])"
)
_THOUSANDS = re.compile(r"(?<=\d)[.,  ’'](?=\d{3}(?!\d))")


@dataclass(frozen=True, slots=True)
class _Figure:
    """A number, what it counts in small letters without accents, and both as they are written.

    `unit` is the currency where a sign of one stands before the number, and empty where nothing tells what it counts.
    """

    value: float
    unit: str
    shown: str

    @property
    def is_large(self) -> bool:
        return self.value >= LARGE and self.value not in YEARS

    def counts_the_same(self, other: _Figure) -> bool:
        if not self.unit or not other.unit:
            return self.is_large and other.is_large
        shorter, longer = sorted((self.unit, other.unit), key=len)
        if len(shorter) < LEAST_SAME:
            return shorter == longer
        return longer.startswith(shorter[:SAME_LETTERS])


def other_figure(claimed: str, published: str, claimed_in: str, published_in: str) -> Difference | None:
    """The only figure of a claim with what it counts, and the only one of the published words that counts the same.

    Both may be written in words of these languages. None where the claim has no figure or several, where the published
    words have the same or several others, or where theirs counts something else.
    """
    ours = [one for one in _figures(claimed, claimed_in) if one.unit or one.is_large]
    theirs = list(_figures(published, published_in))
    if len(ours) != 1 or ours[0].value in {one.value for one in theirs}:
        return None
    same = [one for one in theirs if ours[0].counts_the_same(one)]
    return Difference(ours[0].shown, same[0].shown) if len(same) == 1 else None


def _figures(text: str, language: str) -> Iterator[_Figure]:
    """The figures of a text in their order."""
    numerals, empty = _numerals(language), vocabulary(language).stopwords
    pieces = list(_PIECE.finditer(text))
    at = 0
    while at < len(pieces):
        first, value = pieces[at], _value(pieces[at], numerals)
        end, at = at, at + 1
        if value is None:
            continue
        while at < len(pieces) and _follows(text, pieces, at) and (scale := _scale(pieces[at], numerals)):
            value, end, at = value * scale, at, at + 1
        unit = fold(pieces[at]["word"] or pieces[at]["mark"] or "") if _follows(text, pieces, at) else ""
        unit = "" if unit in empty else unit
        shown = text[first.start() : pieces[at if unit else end].end()].strip()
        yield _Figure(value, first["sign"] or unit, shown)


def _follows(text: str, pieces: list[re.Match[str]], at: int) -> bool:
    """Whether nothing but white space parts a piece from the one before it."""
    return at < len(pieces) and not text[pieces[at - 1].end() : pieces[at].start()].strip()


def _value(piece: re.Match[str], numerals: Mapping[str, int]) -> float | None:
    """The number that begins with a piece, in digits or in a word: “1,200”, “twelve”, “twenty-one”."""
    if piece["figure"]:
        digits = _THOUSANDS.sub("", piece["figure"]).replace(",", ".")
        return float(digits) if digits.count(".") <= 1 and digits.replace(".", "").isdecimal() else None
    if not piece["word"]:
        return None
    word = fold(piece["word"])
    tens, _, ones = word.partition("-")
    value = numerals.get(word) or (numerals[tens] + numerals[ones] if {tens, ones} <= numerals.keys() else None)
    return value if value and value < SCALE else None


def _scale(piece: re.Match[str], numerals: Mapping[str, int]) -> int:
    """What a word multiplies the number before it by; zero for any other word."""
    scale = numerals.get(fold(piece["word"] or ""), 0)
    return scale if scale >= SCALE else 0


@cache
def _numerals(language: str) -> Mapping[str, int]:
    """The numbers by their words, without accents, as far as the language lists them."""
    listed = read_language(language, "search").get("numerals", {})
    return {fold(word): int(number) for number, words in listed.items() for word in words}
