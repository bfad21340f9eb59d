"""The typing indicator: for one who asks, not for hundreds at once."""

from __future__ import annotations

import asyncio
from typing import cast

from telegram import Bot

from bot.telegram.messages.sending import Address
from bot.telegram.messages.typing_indicator import AT_ONCE, PATIENCE, Typing


class Slow:
    """A bot whose indicators are never through."""

    def __init__(self) -> None:
        self.shown: list[int] = []

    async def send_chat_action(self, chat_id: int, *_: object, **__: object) -> None:
        self.shown.append(chat_id)
        await asyncio.sleep(3600)


async def test_when_many_ask_at_once_their_answers_wait_for_no_indicator() -> None:
    bot, typing = Slow(), Typing()

    async def answer(chat_id: int) -> float:
        begun = asyncio.get_running_loop().time()
        async with typing.during(cast("Bot", bot), Address(chat_id)):
            await asyncio.sleep(0)
        return asyncio.get_running_loop().time() - begun

    took = await asyncio.gather(*map(answer, range(AT_ONCE + 20)))
    assert bot.shown == list(range(AT_ONCE))
    assert all(seconds < PATIENCE for seconds in took[AT_ONCE:])
    assert all(seconds >= PATIENCE for seconds in took[:AT_ONCE])
