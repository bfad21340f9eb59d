"""The journal of updates: each is answered once, whatever ends the bot."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

import pytest
from telegram import Bot, Update

from bot.telegram.storing.journal import MOST_BEGUN, Journal, JournaledQueue
from bot.telegram.storing.store import BotStore
from tests.faces.botapi import NOW, PERSON, TOKEN, private

BOT = Bot(TOKEN)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.sqlite"


@asynccontextmanager
async def opened(path: Path | None, bot_id: int = 1) -> AsyncIterator[Journal]:
    with closing(BotStore(path, bot_id)) as store:
        yield store.journal


def message(update_id: int, text: str = "Who spoke?") -> Update:
    body = {"message_id": 5, "date": NOW, "chat": private(7), "from": PERSON, "text": text}
    return Update.de_json({"update_id": update_id, "message": body}, BOT)


async def test_what_was_not_answered_is_handed_out_again_in_its_order(path: Path) -> None:
    async with opened(path) as journal:
        for number in (3, 900, 7):  # after a silent week, Telegram goes on from any number
            assert await journal.admit(message(number, f"question {number}"))
        await journal.begin(message(900))
        journal.strike(900)
        await journal.begin(message(7))
    async with opened(path) as journal:
        pending = journal.pending(BOT)
    assert [(one.update_id, one.message and one.message.text) for one in pending] == [
        (3, "question 3"),
        (7, "question 7"),
    ]


async def test_an_update_is_admitted_once(path: Path) -> None:
    async with opened(path) as journal:
        assert await journal.admit(message(3))
        assert not await journal.admit(message(3))
        journal.strike(3)
        assert not await journal.admit(message(3))
    async with opened(path) as journal:
        assert not await journal.admit(message(3))
        assert journal.pending(BOT) == []


async def test_two_bots_may_share_a_store(path: Path) -> None:
    async with opened(path, bot_id=1) as journal:
        assert await journal.admit(message(3))
    async with opened(path, bot_id=2) as journal:
        assert journal.pending(BOT) == []
        assert await journal.admit(message(3))


async def test_an_update_that_ends_the_bot_each_time_is_given_up(path: Path) -> None:
    async with opened(path) as journal:
        assert await journal.admit(message(3))
        for _ in range(MOST_BEGUN):
            await journal.begin(message(3))
    async with opened(path) as journal:
        assert journal.pending(BOT) == []
    async with opened(path) as journal:
        assert not await journal.admit(message(3))


async def test_the_queue_takes_each_update_once_and_everything_else(path: Path) -> None:
    async with opened(path) as journal:
        queue = JournaledQueue(journal)
        stop = object()
        for one in (message(3), message(3), message(4), stop):
            await queue.put(one)
        assert [queue.get_nowait() for _ in range(queue.qsize())] == [message(3), message(4), stop]


async def test_what_was_answered_leaves_its_number_only(path: Path) -> None:
    async with opened(path) as journal:
        assert await journal.admit(message(3, "very private words"))
        journal.strike(3)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT update_id, body FROM updates").fetchall() == [(3, None)]
