"""A check ends in time, with what it has looked up until then."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import ClassVar

import pytest

from bot.talk.replies import Note
from bot.talk.verdicts import verdict_on
from retrieval import check_quote
from retrieval.answering.deadline import Deadline
from retrieval.checking.checks import look_up
from retrieval.errors import OutOfTimeError
from tests.newsroom import newsroom

NEWSROOM = newsroom()
TWO = "Keller: “We will not touch the fuel duty before the next budget”\n\nTom Reed: “The harbour closes on Monday”"


class PassesAfterOneStep(Deadline):
    """A deadline that has passed at the second step, however fast the machine is."""

    steps: ClassVar[Iterator[int]] = count()

    def check(self) -> None:
        if next(self.steps):
            raise OutOfTimeError(self.seconds)


def test_a_check_ends_at_its_deadline_with_what_it_has_looked_up() -> None:
    assert len(check_quote(TWO, NEWSROOM).parts) == 2
    cut = look_up(TWO, NEWSROOM, deadline=PassesAfterOneStep(0.0, 60.0))
    assert [part.verdict for part in cut.parts] == ["verbatim"]
    assert not cut.is_whole
    assert "There is more" in "".join(block.text for block in verdict_on(cut, 5).blocks if isinstance(block, Note))


def test_without_time_for_a_single_part_this_is_told() -> None:
    with pytest.raises(OutOfTimeError):
        check_quote(TWO, NEWSROOM, seconds=-1.0)
