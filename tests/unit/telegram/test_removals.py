"""What was removed can be put back for a while, and then not."""

from __future__ import annotations

import time

from bot.talk.library.removals import KEPT, Removal, Removals
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


class Kept:
    """What a face keeps beyond the end of a process; here, what it kept before this test."""

    def __init__(self, **ages: float) -> None:
        self.removals = {int(chat[1:]): Removal(BUDGET, time.time() - age) for chat, age in ages.items()}

    def load(self, chat_id: int) -> Removal | None:
        return self.removals.get(chat_id)

    def save(self, chat_id: int, removal: Removal) -> None:
        self.removals[chat_id] = removal

    def drop(self, chat_id: int) -> None:
        self.removals.pop(chat_id, None)

    def drop_expired(self) -> None:
        """Nothing: what has expired is not to be given back even if it is still there."""


def test_it_is_final_after_its_time() -> None:
    removals = Removals(storage=Kept(_7=KEPT - 60, _8=KEPT + 1))
    assert (removals.last(7), removals.last(8)) == (BUDGET, None)


def test_a_later_removal_has_the_whole_time_for_itself() -> None:
    removals = Removals(storage=Kept(_7=KEPT + 1))
    assert removals.last(7) is None
    removals.keep(7, DAM)
    assert removals.last(7) == DAM
