"""Updates as Telegram sends them, and what becomes of one that cannot be read."""

from __future__ import annotations

import logging

from telegram import Update

from bot.telegram.wire.latest import Latest

LOG = logging.getLogger(__name__)


class UpdateReader:
    """Reads updates. One that cannot be read is warned of once, and comes as an empty update, which nobody answers.

    python-telegram-bot would stumble over it, and over those that come with it, each time that Telegram sends it again.
    """

    def __init__(self) -> None:
        self._warned: Latest[int] = Latest()

    def readable(self, update: object) -> dict[str, object] | None:
        """The update, or an empty one with its id; None for something that does not even have an id."""
        match update:
            case {"update_id": int(number)} if isinstance(update, dict):
                try:
                    Update.de_json(update, None)
                except Exception as error:  # noqa: BLE001 - whatever python-telegram-bot stumbles over
                    self._warn(number, type(error).__name__)
                    return {"update_id": number}
                return update
            case _:
                self._warn(-1, type(update).__name__)
                return None

    def _warn(self, number: int, reason: str) -> None:
        if self._warned.is_new(number):
            LOG.warning("An update cannot be read (%s) and is passed over.", reason)
