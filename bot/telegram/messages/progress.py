"""A message that is edited to tell how far slow work is."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from telegram import Bot, InlineKeyboardMarkup
from telegram.error import BadRequest, TelegramError

from bot.talk.replies import Reply, say
from bot.telegram.drawing.markup import to_html
from bot.telegram.messages.sending import Address, edit, send

PAUSE = 1.5
"""Seconds before an edit tells how far the work is: most work is done before that."""
GROUP_PAUSE = 4.0
"""The same in a group, which Telegram gives at most twenty messages a minute."""


class ProgressMessage:
    """Shows the latest text it was told, and at the end the outcome. For the event loop, except for `tell`."""

    def __init__(self, bot: Bot, address: Address, pause: float | None = None) -> None:
        self._bot = bot
        self._address = address
        self._pause = pause if pause is not None else (GROUP_PAUSE if address.silent else PAUSE)
        self._loop = asyncio.get_running_loop()
        self._message_id: int | None = None
        self._latest = ""
        self._task: asyncio.Task[None] | None = None
        self._is_editing = False
        self._is_over = False

    async def begin(self, reply: Reply) -> None:
        """Send the message."""
        sent = await send(self._bot, self._address, to_html(reply))
        self._message_id = sent[-1].message_id

    def tell(self, text: str) -> None:
        """Show that text before long, unless a later one replaces it. May be called from any thread."""
        with suppress(RuntimeError):  # the loop has ended
            self._loop.call_soon_threadsafe(self._note, text)

    async def end(self, reply: Reply, keyboard: InlineKeyboardMarkup | None = None) -> None:
        """Show the outcome, in the same message if it fits and the message is still there."""
        self._is_over = True  # a text told from a thread may still be on its way
        if self._task and not self._task.done():
            if not self._is_editing:
                self._task.cancel()
            await asyncio.wait({self._task})
            if not self._task.cancelled():
                self._task.result()
        first, *others = to_html(reply)
        last = None if others else keyboard
        if not await self._edit(first, last):
            await send(self._bot, self._address, (first,), last)
        if others:
            await send(self._bot, self._address, others, keyboard)

    def _note(self, text: str) -> None:
        if self._is_over:
            return
        self._latest = text
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._show())

    async def _show(self) -> None:
        shown = ""
        while shown != self._latest and not self._is_over:
            await asyncio.sleep(self._pause)
            shown = self._latest
            self._is_editing = True
            with suppress(TelegramError):  # the outcome is shown all the same
                await self._edit(_drawn(shown)[0], None)
            self._is_editing = False

    async def _edit(self, piece: str, keyboard: InlineKeyboardMarkup | None) -> bool:
        """False if the message is gone."""
        if self._message_id is None:
            return False
        try:
            await edit(self._bot, self._address.chat_id, self._message_id, piece, keyboard)
        except BadRequest:
            return False
        return True


def _drawn(text: str) -> tuple[str, ...]:
    return to_html(say(text))
