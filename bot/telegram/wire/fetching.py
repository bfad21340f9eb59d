"""How updates get into the application's queue: the bot asks for them, or Telegram posts them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from telegram.error import TelegramError
from telegram.ext import Updater

from bot.telegram.options import Webhook
from bot.telegram.wire.ending import ended
from bot.telegram.wire.webhook import listen

if TYPE_CHECKING:
    from bot.telegram.wire.listener import Listener

LONGEST_FETCH = 1.0
"""When the bot has to stop: seconds for fetching to end, and again for telling the server what was fetched."""


class Fetching:
    """Fetches these kinds of updates by the webhook, or by long polling if there is none."""

    def __init__(self, updater: Updater, webhook: Webhook | None, updates: Sequence[str]) -> None:
        self._updater = updater
        self._webhook = webhook
        self._updates = updates
        self._listener: Listener | None = None

    async def start(self, on_error: Callable[[TelegramError], None]) -> None:
        """Fetch updates from now on. `on_error` is called after each poll that fails. Raises what `listen` raises."""
        if self._webhook:
            queue = self._updater.update_queue
            self._listener = await listen(self._updater.bot, queue, self._webhook, self._updates)
        else:
            await self._updater.start_polling(
                allowed_updates=self._updates, bootstrap_retries=-1, error_callback=on_error
            )

    async def stop(self) -> None:
        """Stop fetching, even if the updater sleeps because the server is away, or waits for a silent server."""
        if self._listener:
            await self._listener.close()
            self._listener = None
        if not self._updater.running:
            return
        stopping = asyncio.create_task(self._updater.stop())
        await asyncio.wait({stopping}, timeout=LONGEST_FETCH)
        await ended(stopping)
        if not stopping.cancelled():
            with suppress(TelegramError):
                stopping.result()
