"""Telegram's flood limits as numbers: those of its bot FAQ."""

from __future__ import annotations

from dataclasses import dataclass

TYPING = "sendChatAction"


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds between two messages to one chat; messages a minute to a group, and a second to all; tries after a 429.

    A little under what Telegram allows, since requests do not arrive exactly as far apart as they leave. `pause` is how
    many seconds after a failure of the network a request is first repeated: not sooner than another message may be
    sent, since the first one may have arrived.
    """

    spacing: float = 1.05
    minute: float = 61.0
    group_minute: int = 20
    second: float = 1.02
    overall_second: int = 29
    tries: int = 5
    pause: float = 1.1


def is_message(method: str) -> bool:
    """Whether calls of a method count as messages: sending, copying, editing, but not the typing indicator."""
    return method.startswith(("send", "edit", "copy", "forward")) and method != TYPING
