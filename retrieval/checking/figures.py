"""A figure of a claim for which the published words have another: “60,000 pounds” where they say “6,000 pounds”."""

from __future__ import annotations

import re

from retrieval.records import Difference
from retrieval.searching.words import fold

SAME_LETTERS = 4
"""Letters in which the words after two figures agree where both count the same: “pound”, “pounds”."""
_FIGURE = re.compile(
    r"(?P<sign>[$€£¥₴₽]?)\s?(?<![\w.,])(?P<figure>\d+(?:[.,  ’']\d+)*)\s*(?P<unit>%|[$€£¥₴₽]|[^\W\d_]{2,}|[^\W\d_])?"
)
_THOUSANDS = re.compile(r"(?<=\d)[.,  ’'](?=\d{3}(?!\d))")


def other_figure(claimed: str, published: str) -> Difference | None:
    """The only figure of a claim with what it counts, and the only one of the published words that counts the same.

    None where either has no figure or several, where both have the same, or where they count different things. Figures
    that are written in words are not compared.
    """
    ours, theirs = list(_FIGURE.finditer(claimed)), list(_FIGURE.finditer(published))
    if len(ours) != 1 or len(theirs) != 1:
        return None
    one, other = ours[0], theirs[0]
    if _value(one["figure"]) == _value(other["figure"]) or not _unit(one) or _unit(one) != _unit(other):
        return None
    return Difference(one[0].strip(), other[0].strip())


def _value(figure: str) -> str:
    return _THOUSANDS.sub("", figure).replace(",", ".")


def _unit(found: re.Match[str]) -> str:
    """What a figure counts, as its first letters; the currency where a sign of one stands before it."""
    return found["sign"] or fold(found["unit"] or "")[:SAME_LETTERS]
