"""Albums: Telegram sends each photo of one as a message of its own, and only one of them is answered."""

from __future__ import annotations

from telegram import Message

from bot.telegram.wire.latest import Latest


class Albums:
    """Which albums have been answered. For a single thread."""

    def __init__(self) -> None:
        self._answered: Latest[str] = Latest()

    def is_answered(self, message: Message) -> bool:
        """Whether the message is a further part of an album that is being answered; its files are read all the same."""
        album = message.media_group_id
        return bool(album) and not message.document and not self._answered.is_new(str(album))
