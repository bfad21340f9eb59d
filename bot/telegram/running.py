"""Runs the bot, by long polling or behind a webhook, until it is told to stop."""

from __future__ import annotations

import asyncio
import faulthandler
import logging
import os
import signal
import time
from contextlib import closing
from dataclasses import replace

from telegram.error import InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.ext import Updater

from bot.talk.library.chats import ChatLibraries
from bot.telegram.application import UPDATES, BotApplication, Server, build_application
from bot.telegram.checking import bot_id_of, check
from bot.telegram.drawing.descriptions import publish_descriptions
from bot.telegram.drawing.menus import publish_menus
from bot.telegram.errors import BotError
from bot.telegram.monitoring import Meter, Unmetered, monitored
from bot.telegram.options import Options, SharedDatabase
from bot.telegram.storing.store import BotStore
from bot.telegram.threads import UnawaitedThreads
from bot.telegram.wire.ending import ended
from bot.telegram.wire.fetching import Fetching
from bot.telegram.wire.introducing import refusal_of
from bot.telegram.wire.order import ChatOrder
from bot.telegram.wire.secrecy import keep_secrets
from bot.telegram.wire.webhook import secret_of, watch
from retrieval import Library

LOG = logging.getLogger(__name__)
LONGEST_PAUSE = 30.0
LONGEST_END = 9.0
"""Seconds after a signal within which the process ends, however busy the machine is. The journal survives that."""
THREADS = 32
"""Threads for replies; those that compute answers wait for each other in bot/talk/answers.py."""


class Stop:
    """Why the bot has to stop, and since when: it was told to, or the server refuses its token."""

    def __init__(self) -> None:
        self.event = asyncio.Event()
        self.refused = False
        self.since: float | None = None

    def refuse(self) -> None:
        """Stop because the server refuses the token."""
        self.refused = True
        self.event.set()

    def order(self) -> None:
        """Stop because a signal says so.

        Unless `ended` is called within LONGEST_END seconds, the process ends all the same, with status 1, and writes to
        standard error what its threads were doing. That needs no lock of the interpreter, for which a busy machine may
        let the event loop wait.
        """
        if self.since is None:
            self.since = time.monotonic()
            faulthandler.dump_traceback_later(LONGEST_END, exit=True)
        self.event.set()

    def ended(self) -> None:
        """Note that all has ended in order."""
        if self.since is not None:
            faulthandler.cancel_dump_traceback_later()


def run(library: Library, token: str, api_url: str, options: Options) -> None:
    """See `bot.telegram.run_bot`."""
    check(token, api_url, options)
    keep_secrets()
    os.umask(0o077)  # what the bot keeps of people is readable for nobody else
    asyncio.run(_run(library, token, api_url.rstrip("/"), options))


async def serve(
    application: BotApplication, store: BotStore, stop: Stop, options: Options, meter: Meter | None = None
) -> None:
    """Answer until `stop`. What is not answered some seconds later is answered after the next start."""
    fetching = Fetching(_updater_of(application), options.webhook, UPDATES)
    starting = asyncio.create_task(_start(application, store, fetching, describes=options.describes))
    stopping = asyncio.create_task(stop.event.wait())
    tasks: list[asyncio.Task[None] | asyncio.Task[bool]] = [starting, stopping]
    try:
        await asyncio.wait({starting, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if starting.done():
            starting.result()
            meter = meter or Unmetered()
            meter.heard()
            if options.webhook:
                tasks.append(asyncio.create_task(watch(application.bot, options.webhook, meter)))
            await stopping
    except InvalidToken:
        stop.refuse()
    finally:
        for task in tasks:
            await _end(task)
        if store.replica:
            store.replica.retire()
        since = time.monotonic() if stop.since is None else stop.since
        await _stop(application, fetching, since + options.longest_stop)
        if store.replica:
            await store.replica.leave()


async def _run(library: Library, token: str, api_url: str, options: Options) -> None:
    options = _with_secret(options, token)
    asyncio.get_running_loop().set_default_executor(UnawaitedThreads(THREADS, "answering"))
    stop = Stop()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.order)
    store = BotStore(options.store, bot_id_of(token))
    with closing(store), closing(ChatLibraries(library, options.chats)) as libraries:
        server = Server(api_url, token, stop.refuse)
        with monitored(options.monitor, lambda: len(library.shelf.articles)) as meter:
            library.prepare()
            application = build_application(libraries, store, server, options, meter)
            await serve(application, store, stop, options, meter)
    stop.ended()
    if stop.refused:
        raise refusal_of(api_url)


def _with_secret(options: Options, token: str) -> Options:
    """Replicas tell Telegram the same secret, whichever of them starts last."""
    if options.webhook is None or not isinstance(options.store, SharedDatabase):
        return options
    return replace(options, webhook=replace(options.webhook, secret=secret_of(token)))


async def _start(application: BotApplication, store: BotStore, fetching: Fetching, *, describes: bool) -> None:
    """Take updates from now on; a server that cannot be reached is waited for. Raises InvalidToken and BotError."""
    pause = 1.0
    while True:
        try:
            await application.initialize()
            break
        except (NetworkError, RetryAfter) as error:
            LOG.warning("The Bot API server gives no answer (%s); trying again in %.0f s.", type(error).__name__, pause)
        await asyncio.sleep(pause)
        pause = min(2 * pause, LONGEST_PAUSE)
    for update in store.journal.pending(application.bot):
        application.update_queue.put_nowait(update)
    if store.replica:
        await store.replica.enter(application.bot, application.update_queue.put_nowait, _order_of(application).give_up)
    await fetching.start(lambda error: _report(application, error))
    await application.start()
    if describes:
        application.create_task(publish_menus(application.bot))
        application.create_task(publish_descriptions(application.bot))
    LOG.info("Answering as @%s.", application.bot.username)


async def _stop(application: BotApplication, fetching: Fetching, end: float) -> None:
    """Fetch no more updates, and finish the answers in progress until `end`; the rest stays in the journal."""
    left = 0
    await fetching.stop()
    try:
        async with asyncio.timeout_at(end):
            if application.running:
                await application.stop()
    except TimeoutError:
        left += await _order_of(application).abandon()
    left += application.update_queue.qsize()  # fetched but not begun, because the bot had to stop while it started
    if left:
        LOG.warning("%d updates are left for the next start.", left)
    await application.shutdown()


def _report(application: BotApplication, error: TelegramError) -> None:
    application.create_task(application.process_error(update=None, error=error))


def _order_of(application: BotApplication) -> ChatOrder:
    order = application.update_processor
    if not isinstance(order, ChatOrder):
        raise TypeError("the application was built with another order of updates")
    return order


def _updater_of(application: BotApplication) -> Updater:
    if application.updater is None:
        raise RuntimeError("the application was built without an updater")
    return application.updater


async def _end(task: asyncio.Task[None] | asyncio.Task[bool]) -> None:
    """End a task. What it raised does not keep the bot from stopping in order; only a bug is logged."""
    await ended(task)
    error = None if task.cancelled() else task.exception()
    if error and not isinstance(error, TelegramError | BotError):
        LOG.error("A task of the bot failed: %s.", type(error).__name__)
