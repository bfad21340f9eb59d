"""Bars in the terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cli.bars import bar, stacked


@pytest.mark.parametrize(
    ("number", "most", "length"), [(10, 10, 20), (5, 10, 10), (1, 1_000, 1), (0, 10, 0), (0, 0, 0)]
)
def test_a_bar_is_as_long_as_its_number(number: int, most: int, length: int) -> None:
    assert bar(number, most, 20) == "█" * length


@given(st.lists(st.integers(0, 50), min_size=1), st.integers(1, 60))
def test_the_pieces_of_a_stacked_bar_make_it_up(parts: list[int], width: int) -> None:
    most = sum(parts)
    pieces = stacked(parts, most, width)
    assert len(pieces) == len(parts)
    assert "".join(pieces) == bar(sum(parts), most, width)
