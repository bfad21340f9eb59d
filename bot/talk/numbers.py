"""Ids that tell when they were given."""

from __future__ import annotations

import time
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ClockNumbers:
    """Ids are the time in microseconds, so that giving one needs no storage.

    If `of` programs give ids at the same time, each must have a `slot` of its own, from 0 to `of` - 1.
    """

    slot: int = 0
    of: int = 1

    def after(self, last: int) -> int:
        """An id that is higher than the last one that was given here."""
        now = max(last + 1, time.time_ns() // 1_000)
        return now + (self.slot - now) % self.of
