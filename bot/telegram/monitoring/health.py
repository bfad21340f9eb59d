"""Whether updates reach the bot. Written by the event loop, read by any thread."""

from __future__ import annotations

from time import monotonic

PATIENCE = 90.0
"""Seconds without an answer of the Bot API server after which something must be stuck: it is asked far more often."""


class Health:
    """Healthy once `heard` has said so, and unhealthy when it has not been called for `patience` seconds."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._last = monotonic(), "the bot is starting"

    def heard(self, trouble: str = "") -> None:
        """Updates reach the bot, or do not because of `trouble`."""
        self._last = monotonic(), trouble

    @property
    def trouble(self) -> str:
        """What keeps updates from the bot, as a sentence without full stop; empty if all is well."""
        moment, trouble = self._last
        if not trouble and monotonic() - moment > self._patience:
            return f"no word from the Bot API server for {monotonic() - moment:.0f} seconds"
        return trouble
