"""Which updates may be worked on at the same time: those of different chats. Knows no message."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable

from telegram import Update
from telegram.ext import BaseUpdateProcessor


class ChatOrder(BaseUpdateProcessor):
    """Works on a chat's messages one after the other, in order, and on different chats at once.

    Pressed buttons and inline queries wait for nothing: Telegram forgets them after some seconds.
    """

    def __init__(self, most: int = 1_024) -> None:
        super().__init__(most)
        self._queues: dict[int, list[asyncio.Event]] = {}

    async def initialize(self) -> None:
        """Nothing to set up."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_process_update(self, update: object, coroutine: Awaitable[object]) -> None:
        """Await the coroutine when all earlier updates of its chat are through."""
        chat = update.effective_message.chat.id if isinstance(update, Update) and update.effective_message else None
        if chat is None or (isinstance(update, Update) and update.callback_query):
            await coroutine
            return
        through = asyncio.Event()
        queue = self._queues.setdefault(chat, [])
        earlier = queue[-1] if queue else None
        queue.append(through)
        try:
            if earlier:
                await earlier.wait()
            await coroutine
        finally:
            through.set()
            queue.remove(through)
            if not queue:
                del self._queues[chat]
