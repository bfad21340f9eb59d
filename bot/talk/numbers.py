"""Ids that tell when they were given."""

from __future__ import annotations

import time
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ClockNumbers:
    """Ids are microseconds of the clock, so that they can be given while nothing can be read or written.

    Where `of` programs give ids at the same time, each has a `slot` of its own below that number.
    """

    slot: int = 0
    of: int = 1

    def after(self, last: int) -> int:
        """An id that is higher than the last one that was given here."""
        now = max(last + 1, time.time_ns() // 1_000)
        return now + (self.slot - now) % self.of
