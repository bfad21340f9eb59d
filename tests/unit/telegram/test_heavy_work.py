"""Slow work of many chats: what is heavy waits for its like, and nothing else waits for it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from functools import partial
from threading import Event
from types import SimpleNamespace

from bot.talk.replies import Heavy, Note, Progress, Reply, Work, say
from bot.telegram.messages.delivery import HEAVY_AT_ONCE, Delivery
from bot.telegram.messages.sending import Address


class Messages:
    """Takes what a delivery sends and edits; `bot` is all of a bot that progress messages need."""

    def __init__(self) -> None:
        self.shown: list[str] = []

    async def send_message(self, _chat_id: int, _text: str, **_rest: object) -> SimpleNamespace:
        return SimpleNamespace(message_id=1)

    async def edit_message_text(self, text: str, *_place: int, **_rest: object) -> None:
        self.shown.append(text)


async def test_light_work_does_not_wait_for_heavy_work_of_other_chats() -> None:
    messages, ends = Messages(), Event()
    running: list[int] = []

    def heavy(number: int) -> Iterator[Progress | Heavy | Reply]:
        yield Progress("Reading …")
        yield Heavy()
        running.append(number)
        ends.wait(30.0)
        yield say(f"heavy {number}")

    def light() -> Iterator[Progress | Heavy | Reply]:
        yield say("light")

    deliverer = Delivery(SimpleNamespace())  # type: ignore[arg-type] # no card is kept of work
    begun = Reply((Note("Received"),))

    async def run(chat: int, work: Work) -> None:
        await deliverer._run(messages, Address(chat), begun, work)  # type: ignore[arg-type]

    tasks = [asyncio.create_task(run(number, partial(heavy, number))) for number in range(12)]
    try:
        await asyncio.wait_for(run(99, light), 10.0)
        assert messages.shown == ["light"]
        assert len(running) <= HEAVY_AT_ONCE
    finally:
        ends.set()
    await asyncio.gather(*tasks)
    assert sorted(running) == list(range(12))
    assert len(messages.shown) == 13
