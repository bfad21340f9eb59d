"""The update under way: when it was taken, what becomes of it. Knows neither its words nor who sent it.

Each update is worked on in an asyncio task of its own, whose context carries its exchange, so that whatever answers it
can note what came of it.
"""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass, field
from time import monotonic
from typing import Literal

Outcome = Literal["answered", "unanswered", "obeyed", "turned away", "passed over", "failed", "postponed", "ignored"]
"""Evidence was shown, or nothing found; a command; a stranger; a question too late; an error; the bot had to stop."""


@dataclass(slots=True)
class Exchange:
    """One update of a `kind` (Telegram's name for it); `taken` and `replied` are moments of the monotonic clock.

    `behind` it wait so many others of its chat when its turn comes.
    """

    kind: str
    taken: float = field(default_factory=monotonic)
    replied: float | None = None
    outcome: Outcome = "ignored"
    behind: int = 0

    @property
    def seconds(self) -> float | None:
        """From the update to the first message that answers it; None where none did."""
        return None if self.replied is None else self.replied - self.taken


_under_way: ContextVar[Exchange | None] = ContextVar("exchange", default=None)


def begin(kind: str) -> Exchange:
    """The exchange of the update that this task works on from now on."""
    exchange = Exchange(kind)
    _under_way.set(exchange)
    return exchange


def behind() -> int:
    """How many updates of the same chat waited behind the one under way when its turn came."""
    exchange = _under_way.get()
    return exchange.behind if exchange else 0


def note(outcome: Outcome) -> None:
    """Say what came of the update under way; the last word counts."""
    exchange = _under_way.get()
    if exchange:
        exchange.outcome = outcome


def note_reply() -> None:
    """Say that a message has been sent; the first one counts."""
    exchange = _under_way.get()
    if exchange and exchange.replied is None:
        exchange.replied = monotonic()
