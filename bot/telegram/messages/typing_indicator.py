"""The typing indicator, shown while an answer is being found."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from telegram import Bot
from telegram.constants import ChatAction
from telegram.error import TelegramError

from bot.telegram.messages.sending import Address

LASTS = 4.5
"""Seconds after which Telegram is told again; it shows the indicator for five seconds."""
PATIENCE = 1.0
"""Seconds that an answer waits for its indicator to be sent, so that none appears after the answer."""

AT_ONCE = 8
"""Indicators shown at the same time: when many people ask at once, requests are better used for answers."""


class Typing:
    """Shows indicators. If one cannot be shown, the answer is sent all the same; no request is broken off halfway."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    @asynccontextmanager
    async def during(self, bot: Bot, address: Address) -> AsyncIterator[None]:
        """Show the indicator for as long as the body runs, unless many are being shown."""
        if len(self._tasks) >= AT_ONCE:
            yield
            return
        done, shown = asyncio.Event(), asyncio.Event()
        task = asyncio.create_task(_show(bot, address, done, shown))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        try:
            yield
            with suppress(TimeoutError):
                async with asyncio.timeout(PATIENCE):
                    await shown.wait()
        finally:
            done.set()


async def _show(bot: Bot, address: Address, done: asyncio.Event, shown: asyncio.Event) -> None:
    with suppress(TelegramError):
        while not done.is_set():
            await bot.send_chat_action(address.chat_id, ChatAction.TYPING, message_thread_id=address.thread_id)
            shown.set()
            with suppress(TimeoutError):
                async with asyncio.timeout(LASTS):
                    await done.wait()
    shown.set()
