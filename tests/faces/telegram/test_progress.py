"""One message that tells how far something is: edited now and then, at the end with the outcome, over HTTP."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest_asyncio
from telegram import Bot

from bot.talk.replies import Note, Reply, say
from bot.telegram.messages.progress import ProgressMessage
from bot.telegram.messages.sending import Address
from tests.faces.botapi import TOKEN, LoopbackBotApi, refusal

OUTCOME = Reply((Note("All done."),))
PAUSE = 0.3


@pytest_asyncio.fixture
async def server() -> AsyncIterator[LoopbackBotApi]:
    with LoopbackBotApi() as running:
        yield running


@pytest_asyncio.fixture
async def progress(server: LoopbackBotApi) -> AsyncIterator[ProgressMessage]:
    """A message that has been sent and can tell how far something is."""
    async with Bot(TOKEN, f"{server.url}/bot") as bot:
        begun = ProgressMessage(bot, Address(7), PAUSE)
        await begun.begin(say("Received."))
        yield begun


def edits(server: LoopbackBotApi) -> list[str]:
    return [call.text for call in server.of("editMessageText")]


async def test_what_is_over_at_once_is_told_at_once(server: LoopbackBotApi, progress: ProgressMessage) -> None:
    progress.tell("Reading …")
    await progress.end(OUTCOME)
    await asyncio.sleep(1.5 * PAUSE)
    assert edits(server) == ["All done."]
    assert [call.text for call in server.of("sendMessage")] == ["Received."]


async def test_of_what_comes_fast_the_last_is_told(server: LoopbackBotApi, progress: ProgressMessage) -> None:
    for number in range(50):
        await asyncio.to_thread(progress.tell, f"{number} of 50")
    await asyncio.to_thread(server.wait_for, "editMessageText")
    await progress.end(OUTCOME)
    assert edits(server) == ["49 of 50", "All done."]


async def test_where_the_message_is_gone_the_outcome_is_sent(server: LoopbackBotApi, progress: ProgressMessage) -> None:
    server.fail(refusal("editMessageText", 400, "Bad Request: message to edit not found"))
    await progress.end(OUTCOME)
    assert [call.text for call in server.of("sendMessage")] == ["Received.", "All done."]


async def test_a_long_outcome_goes_on_in_further_messages(server: LoopbackBotApi, progress: ProgressMessage) -> None:
    await progress.end(Reply((Note("A long story. " * 400),)))
    assert len(edits(server)) == 1
    assert len(server.of("sendMessage")) == 2


async def test_an_edit_that_fails_stops_nothing(server: LoopbackBotApi, progress: ProgressMessage) -> None:
    server.fail(refusal("editMessageText", 403, "Forbidden: not now"))
    progress.tell("Reading …")
    await asyncio.sleep(2 * PAUSE)
    await progress.end(OUTCOME)
    assert edits(server) == ["All done."]
