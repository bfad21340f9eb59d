"""What the bot reports to its meter."""

from __future__ import annotations

from typing import Literal, Protocol

from bot.telegram.monitoring.exchange import Exchange

Cause = Literal["limit", "refusal"]
"""Why a request waits: to stay within the flood limits, or because Telegram has refused it (429)."""


class Meter(Protocol):
    """What the event loop reports to as things happen."""

    def through(self, exchange: Exchange) -> None:
        """An update has been worked on."""
        ...

    def called(self, method: str, outcome: str) -> None:
        """One try of a Bot API method: the HTTP status it got, or "unreachable"."""
        ...

    def waited(self, cause: Cause, seconds: float) -> None:
        """A request had to wait for the flood limits."""
        ...

    def heard(self, trouble: str = "") -> None:
        """Updates get to the bot, or do not because of `trouble`."""
        ...


class Unmetered:
    """A meter that keeps nothing."""

    def through(self, exchange: Exchange) -> None:
        """Keep nothing."""

    def called(self, method: str, outcome: str) -> None:
        """Keep nothing."""

    def waited(self, cause: Cause, seconds: float) -> None:
        """Keep nothing."""

    def heard(self, trouble: str = "") -> None:
        """Keep nothing."""
