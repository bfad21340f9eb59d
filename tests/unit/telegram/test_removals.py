"""What was removed can be put back for a while, and then not."""

from __future__ import annotations

import time

from bot.talk.library.removals import Removals
from tests.newsroom import BUDGET, DAM


def test_the_last_removal_of_each_chat_is_kept() -> None:
    removals = Removals()
    removals.keep(7, BUDGET)
    removals.keep(8, DAM)
    removals.keep(7, DAM)
    assert (removals.last(7), removals.last(8), removals.last(9)) == (DAM, DAM, None)
    removals.forget(7)
    removals.forget(9)
    assert (removals.last(7), removals.last(8)) == (None, DAM)
    removals.forget(8)


def test_it_is_final_after_its_time() -> None:
    removals = Removals(seconds=0.2)
    removals.keep(7, BUDGET)
    time.sleep(0.1)
    removals.keep(7, DAM)
    time.sleep(0.15)
    assert removals.last(7) == DAM
    time.sleep(0.2)
    assert removals.last(7) is None
