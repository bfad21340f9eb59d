"""Bars in the terminal: how long each is, and the parts of one that is stacked."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

WIDEST = 40
"""Columns of the longest bar."""
BLOCK = "█"


def bar(number: int, most: int, width: int = WIDEST) -> str:
    """As long for `number` as `width` is for `most`; whatever is not 0 is seen."""
    return BLOCK * _columns(number, most, width)


def stacked(parts: Sequence[int], most: int, width: int = WIDEST) -> list[str]:
    """The pieces of the bar of all parts together, end to end as long as that bar."""
    ends = [_columns(number, most, width) for number in (0, *accumulate(parts))]
    return [BLOCK * (end - start) for start, end in pairwise(ends)]


def _columns(number: int, most: int, width: int) -> int:
    return max(1, round(width * number / most)) if number else 0
