"""What an answer is as a line for machines."""

from __future__ import annotations

import json

import pytest

from bot.cli.records import answer_line
from retrieval import Answer


@pytest.mark.parametrize("is_untold", [True, False])
def test_a_side_that_the_articles_do_not_tell_is_marked(is_untold: bool) -> None:
    record = json.loads(answer_line(Answer("Who is for the tram?", is_untold=is_untold)))
    assert record.get("untold", False) is is_untold
