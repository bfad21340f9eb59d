"""A bot that answers over HTTP from a small library, within the test's own event loop."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing

from bot.talk.library.chats import ChatLibraries
from bot.telegram.application import Server, build_application
from bot.telegram.checking import bot_id_of
from bot.telegram.monitoring import monitored
from bot.telegram.options import Options
from bot.telegram.running import Stop, serve
from bot.telegram.storing.store import BotStore
from bot.telegram.wire.limits import Limits
from retrieval import Library
from tests.faces.botapi import TOKEN, LoopbackBotApi
from tests.newsroom import newsroom

QUICK = Options(
    limits=Limits(spacing=0.0, minute=1.0, group_minute=1_000, second=1.0, overall_second=1_000, pause=0.05),
    describes=False,
)
"""Without the delays of flood limits, and without the 80 requests that describe the bot at its start."""


@asynccontextmanager
async def answering(
    server: LoopbackBotApi, asked: Library | ChatLibraries | None = None, options: Options = QUICK
) -> AsyncIterator[None]:
    """While the body runs, a bot answers on `server`, from the newsroom's articles unless told otherwise.

    Given libraries of chats, it shares the answers that are kept for these.

    The bot is stopped in order also where the body fails. Raises what the bot raises where it cannot start.
    """
    stop = Stop()
    base = newsroom() if asked is None else asked
    chats = base if isinstance(base, ChatLibraries) else ChatLibraries(base, options.chats)
    with (
        closing(BotStore(options.store, bot_id_of(TOKEN))) as store,
        closing(chats) as libraries,
        monitored(options.monitor, lambda: len(chats.base.shelf.articles)) as meter,
    ):
        application = build_application(libraries, store, Server(server.url, TOKEN, stop.refuse), options, meter)
        running = asyncio.create_task(serve(application, store, stop, options, meter))
        fetches = "setWebhook" if options.webhook else "getUpdates"
        fetching = asyncio.create_task(asyncio.to_thread(server.wait_for, fetches, len(server.of(fetches)) + 1))
        try:
            done, _ = await asyncio.wait({running, fetching}, return_when=asyncio.FIRST_COMPLETED)
            for one in done:
                one.result()
            yield
        finally:
            stop.event.set()
            await running
