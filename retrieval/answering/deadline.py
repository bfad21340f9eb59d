"""A limit of the time that one answer may take, so that no text and no question can occupy a thread for long."""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic

from retrieval.errors import OutOfTimeError


@dataclass(frozen=True, slots=True)
class Deadline:
    """The moment, on the monotonic clock, after which `check` raises OutOfTimeError."""

    end: float
    seconds: float

    @classmethod
    def after(cls, seconds: float) -> Deadline:
        """The deadline that many seconds from now."""
        return cls(monotonic() + seconds, seconds)

    @property
    def left(self) -> float:
        """The seconds until then; 0 where it has passed."""
        return max(0.0, self.end - monotonic())

    def check(self) -> None:
        """Raise OutOfTimeError after the deadline. To be called between short steps, such as the passages looked at."""
        if monotonic() > self.end:
            raise OutOfTimeError(self.seconds)
