"""Which updates may be worked on at the same time: those of different chats. Knows no message."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable

from telegram import Update
from telegram.ext import BaseUpdateProcessor


class ChatOrder(BaseUpdateProcessor):
    """Works on a chat's messages one after the other, in order, and on different chats at once.

    Pressed buttons wait only for those pressed before under the same message, and inline queries for nothing: Telegram
    forgets both after some seconds.
    """

    def __init__(self, most: int = 1_024) -> None:
        super().__init__(most)
        self._queues: dict[tuple[int, int], list[asyncio.Event]] = {}

    async def initialize(self) -> None:
        """Nothing to set up."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_process_update(self, update: object, coroutine: Awaitable[object]) -> None:
        """Await the coroutine when all earlier updates of its queue are through."""
        key = _queue_of(update)
        if key is None:
            await coroutine
            return
        through = asyncio.Event()
        queue = self._queues.setdefault(key, [])
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
                del self._queues[key]


def _queue_of(update: object) -> tuple[int, int] | None:
    if not isinstance(update, Update):
        return None
    if update.callback_query and update.callback_query.message:
        return update.callback_query.message.chat.id, update.callback_query.message.message_id
    return (update.effective_message.chat.id, 0) if update.effective_message else None
