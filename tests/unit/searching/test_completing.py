"""Words that are still being typed."""

from __future__ import annotations

import pytest

from retrieval import complete
from tests.newsroom import newsroom


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("Keller fuel dut", ("Keller fuel duti",)),
        ("what did Maria Kel", ("what did Maria keller",)),
        ("pensi", ("pension",)),
        ("fuel", ()),
        ("Who said th", ()),
        ("fuel duty ", ()),
        ("fuel zzz", ()),
        ("f", ()),
        ("", ()),
    ],
)
def test_the_last_word_is_completed_where_it_is_unfinished(typed: str, completed: tuple[str, ...]) -> None:
    found = complete(typed, newsroom().passage_index)
    assert found[: len(completed)] == completed
    assert bool(found) == bool(completed)
