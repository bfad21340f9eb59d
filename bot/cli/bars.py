"""Bars in the terminal, plain and stacked."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

WIDEST = 40
"""The columns of the longest bar."""
BLOCK = "█"


def bar(number: int, most: int, width: int = WIDEST) -> str:
    """A bar for `number`, on a scale where `most` takes `width` columns. Only 0 has no bar."""
    return BLOCK * _columns(number, most, width)


def stacked(parts: Sequence[int], most: int, width: int = WIDEST) -> list[str]:
    """The pieces of a stacked bar, one for each part; together they are as long as the bar of the sum."""
    ends = [_columns(number, most, width) for number in (0, *accumulate(parts))]
    return [BLOCK * (end - start) for start, end in pairwise(ends)]


def _columns(number: int, most: int, width: int) -> int:
    return max(1, round(width * number / most)) if number else 0
