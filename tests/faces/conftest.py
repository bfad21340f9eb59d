"""What the face tests share: a bot that answers over HTTP from a small library."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest_asyncio

from bot.conversation import Conversation
from bot.telegram.application import build_application
from bot.telegram.pacing import Limits
from bot.telegram.running import Stop, serve
from tests.faces.botapi import TOKEN, LoopbackBotApi
from tests.newsroom import newsroom

QUICK = Limits(spacing=0.0, minute=1.0, group_minute=1_000, second=1.0, overall_second=1_000)


@pytest_asyncio.fixture
async def api() -> AsyncIterator[LoopbackBotApi]:
    """A Bot API server on which a bot over the newsroom's articles answers, without the delays of flood limits."""
    with LoopbackBotApi() as server:
        stop = Stop()
        application = build_application(Conversation(newsroom()), TOKEN, server.url, stop.refuse, QUICK)
        running = asyncio.create_task(serve(application, stop))
        await asyncio.to_thread(server.wait_for, "setMyCommands", 2)
        yield server
        stop.event.set()
        await running
