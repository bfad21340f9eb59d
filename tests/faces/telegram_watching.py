"""What people do with watches on Telegram, and what they are told."""

from __future__ import annotations

import asyncio
import time

from tests.faces.botapi import PERSON, Call, Json, LoopbackBotApi
from tests.faces.telegram_library import (
    MILL_TEXT,
    outcome_after_edits,
)

OFTEN = 0.05
"""Seconds between two looks for what is new."""
PATIENCE = 60.0
"""Seconds that an alert may take on a busy machine."""


async def alerts(api: LoopbackBotApi, count: int) -> list[Call]:
    """The alerts so far, once there are so many."""
    until = time.monotonic() + PATIENCE
    while len(found := [call for call in api.of("sendMessage") if "🔔" in call.text]) < count:
        if time.monotonic() > until:
            raise TimeoutError(f"{len(found)} of {count} alerts: {[call.text for call in api.of('sendMessage')]}")
        await asyncio.sleep(0.02)
    return found


async def no_more_alerts(api: LoopbackBotApi, count: int) -> None:
    await asyncio.sleep(10 * OFTEN)
    assert len(await alerts(api, count)) == count


async def add(api: LoopbackBotApi, name: str, text: str, chat: Json | None = None, **extra: object) -> None:
    edited = len(api.of("editMessageText"))
    api.say(None, chat, document=api.keep(name, text.encode()), **extra)
    await outcome_after_edits(api, edited)


async def add_post(api: LoopbackBotApi, chat: Json, **extra: object) -> None:
    """Somebody adds the mill's article in a group, by answering /add to it."""
    edited = len(api.of("editMessageText"))
    post = {"message_id": 1, "date": 1, "chat": chat, "from": PERSON, "text": MILL_TEXT}
    api.say("/add", chat, reply_to_message=post, **extra)
    await outcome_after_edits(api, edited)
