"""Albums: Telegram sends each photo of one as a message of its own, and only one of them is answered."""

from __future__ import annotations

import asyncio

from telegram import Message, Update

from bot.telegram.wire.latest import Latest

PATIENCE = 1.0
"""Seconds for which a photo without words waits for one of its album that has words."""
MOMENT = 0.1


class Albums:
    """Which albums have been answered. For a single thread."""

    def __init__(self) -> None:
        self._worded: Latest[str] = Latest()
        self._answered: Latest[tuple[str, bool]] = Latest()

    def arrives(self, update: Update) -> None:
        """Note whether a message brings the words of its album: it may wait after photos without any."""
        message = update.message
        if message and message.media_group_id and message.caption:
            self._worded.is_new(str(message.media_group_id))

    async def is_answered(self, message: Message) -> bool:
        """Whether the message is a part of an album that another part is answered for; its files are read all the same.

        The first part that has words is answered, or the very first one where none has.
        """
        if not message.media_group_id or message.document:
            return False
        album, has_words = str(message.media_group_id), bool(message.caption)
        if not has_words and (album, False) not in self._answered:
            await self._wait_for_words(album)
        if not has_words and album in self._worded:
            return True
        return not self._answered.is_new((album, has_words))

    async def _wait_for_words(self, album: str) -> None:
        for _ in range(round(PATIENCE / MOMENT)):
            if album in self._worded:
                return
            await asyncio.sleep(MOMENT)
