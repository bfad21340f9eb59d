"""The updates of a chat are worked on one after the other, whoever of them gives up."""

from __future__ import annotations

import asyncio
from contextlib import closing

from telegram import Update

from bot.telegram.storing.store import BotStore
from bot.telegram.wire.order import ChatOrder
from tests.faces.botapi import NOW, Json, group


def message(update_id: int, person: int) -> Update:
    author: Json = {"id": person, "is_bot": False, "first_name": "Ann"}
    body = {"message_id": update_id, "date": NOW, "chat": group(), "from": author, "text": "Who spoke?"}
    return Update.de_json({"update_id": update_id, "message": body}, None)


async def test_who_is_withdrawn_from_a_queue_lets_nobody_pass_those_before() -> None:
    ready, log = asyncio.Event(), list[str]()

    async def work(name: str, until: asyncio.Event | None = None) -> None:
        log.append(f"{name} begins")
        if until:
            await until.wait()
        log.append(f"{name} ends")

    with closing(BotStore()) as store:
        order = ChatOrder(store.journal)
        first = asyncio.create_task(order.do_process_update(message(1, 8), work("first", ready)))
        second = asyncio.create_task(order.do_process_update(message(2, 7), work("second")))
        third = asyncio.create_task(order.do_process_update(message(3, 8), work("third")))
        later = asyncio.create_task(order.do_process_update(message(9, 7), work("later")))
        await asyncio.sleep(0.05)
        await order.withdraw(7, before=5)
        assert second.cancelled()
        await asyncio.sleep(0.05)
        assert log == ["first begins"]
        ready.set()
        await asyncio.gather(first, third, later)
    assert log == ["first begins", "first ends", "third begins", "third ends", "later begins", "later ends"]


async def test_what_a_withdrawn_person_is_being_answered_may_finish() -> None:
    done = list[str]()

    async def work() -> None:
        await asyncio.sleep(0.05)
        done.append("answered")

    with closing(BotStore()) as store:
        order = ChatOrder(store.journal)
        task = asyncio.create_task(order.do_process_update(message(1, 7), work()))
        await asyncio.sleep(0.01)
        await order.withdraw(7, before=5)
        assert task.done()
        assert done == ["answered"]
