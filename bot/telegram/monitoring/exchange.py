"""The update being worked on: when it was taken and what came of it, without its words or its sender.

Each update is worked on in an asyncio task of its own, whose context carries its exchange, so that the code that
answers it can note the outcome.
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
    """One update of a `kind` (Telegram's name for it).

    `command` is the name of the command that it gives, or of the action that was chosen, if the bot knows it. `taken`,
    `replied` and `done`, the end of slow work for it, are moments of the monotonic clock. `behind` is the number of
    updates from the same chat that are queued after it when its turn comes.
    """

    kind: str
    taken: float = field(default_factory=monotonic)
    command: str = ""
    replied: float | None = None
    done: float | None = None
    outcome: Outcome = "ignored"
    behind: int = 0

    @property
    def seconds(self) -> float | None:
        """From the update to the first message that answers it; None where none did."""
        return None if self.replied is None else self.replied - self.taken

    @property
    def work_seconds(self) -> float | None:
        """From the update to the end of slow work for it; None where there was none."""
        return None if self.done is None else self.done - self.taken


_under_way: ContextVar[Exchange | None] = ContextVar("exchange", default=None)


def begin(kind: str) -> Exchange:
    """Begin the exchange of the update that this task is going to work on."""
    exchange = Exchange(kind)
    _under_way.set(exchange)
    return exchange


def behind() -> int:
    """How many updates of the same chat were queued after the current one when its turn came."""
    exchange = _under_way.get()
    return exchange.behind if exchange else 0


def note(outcome: Outcome) -> None:
    """Note what came of the current update; the last note counts."""
    exchange = _under_way.get()
    if exchange:
        exchange.outcome = outcome


def note_command(name: str) -> None:
    """Note which of the bot's commands or actions the current update asks for."""
    exchange = _under_way.get()
    if exchange:
        exchange.command = name


def note_work() -> None:
    """Note that slow work for the current update is through."""
    exchange = _under_way.get()
    if exchange:
        exchange.done = monotonic()


def note_reply() -> None:
    """Note that a message has been sent; the first one counts."""
    exchange = _under_way.get()
    if exchange and exchange.replied is None:
        exchange.replied = monotonic()
