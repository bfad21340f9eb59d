"""Runs the bot, by long polling or behind a webhook, until it is told to stop. Knows no message."""

from __future__ import annotations

import asyncio
import json
import logging
import re
import secrets
import signal
import socket
import sqlite3
from contextlib import closing, suppress
from urllib.parse import urlsplit

from telegram import Update
from telegram.error import InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.ext import Updater

from bot.conversation import Conversation
from bot.telegram.application import UPDATES, BotApplication, Server, build_application, publish_menus
from bot.telegram.cards import Cards
from bot.telegram.errors import BotError
from bot.telegram.library.chats import ChatLibraries
from bot.telegram.options import Options, Webhook
from bot.telegram.order import ChatOrder

LOG = logging.getLogger(__name__)
TOKEN = re.compile(r"\d+:[\w-]+", re.ASCII)
ADDRESS = re.compile(r"https?://[^\s/]+(/\S*)?")
LONGEST_PAUSE = 30.0


class Stop:
    """Why the bot has to stop: it was told to, or the server refuses its token."""

    def __init__(self) -> None:
        self.event = asyncio.Event()
        self.refused = False

    def refuse(self) -> None:
        self.refused = True
        self.event.set()


def run(conversation: Conversation, token: str, api_url: str, options: Options) -> None:
    """See `bot.telegram.run_bot`."""
    if not TOKEN.fullmatch(token):
        raise BotError("The Telegram token does not look like one: @BotFather gives tokens such as 123456:ABC-DEF.")
    if not ADDRESS.fullmatch(api_url):
        raise BotError(f"The Bot API server must be an http or https address, not {api_url!r}.")
    keep_secrets()
    asyncio.run(_run(conversation, token, api_url.rstrip("/"), options))


async def serve(application: BotApplication, cards: Cards, stop: Stop, options: Options) -> None:
    """Answer until `stop`; what is not answered some seconds later is answered after the next start."""
    starting = asyncio.create_task(_start(application, cards, options))
    stopping = asyncio.create_task(stop.event.wait())
    try:
        await asyncio.wait({starting, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if starting.done():
            starting.result()
            await stopping
    except InvalidToken:
        stop.refuse()
    finally:
        await _end(starting)
        await _end(stopping)
        await _stop(application, cards, options.longest_stop)


async def _run(conversation: Conversation, token: str, api_url: str, options: Options) -> None:
    stop = Stop()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.event.set)
    try:
        cards = Cards(options.store)
    except (OSError, sqlite3.Error) as error:
        raise BotError(f"{options.store} cannot keep what answers show: {error}") from None
    with closing(cards), closing(ChatLibraries(conversation, options.chats)) as libraries:
        application = build_application(libraries, cards, Server(api_url, token, stop.refuse), options)
        await serve(application, cards, stop, options)
    if stop.refused:
        raise BotError(
            f"The Bot API server at {api_url} refuses the token. Check it, or ask @BotFather for a new one with /token."
        )


async def _start(application: BotApplication, cards: Cards, options: Options) -> None:
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
    for body in cards.take_postponed():
        await application.update_queue.put(Update.de_json(json.loads(body), application.bot))
    if options.webhook:
        await _listen(application, options.webhook)
    else:
        await _poll(application)
    await application.start()
    application.create_task(publish_menus(application))
    LOG.info("Answering as @%s.", application.bot.username)


async def _poll(application: BotApplication) -> None:
    await _updater_of(application).start_polling(
        allowed_updates=UPDATES,
        bootstrap_retries=-1,
        error_callback=lambda error: _report(application, error),
    )


async def _listen(application: BotApplication, webhook: Webhook) -> None:
    """Have updates posted here; a secret that only Telegram is told keeps out what others post."""
    _check_free(webhook.host, webhook.port)
    try:
        await _updater_of(application).start_webhook(
            webhook.host,
            webhook.port,
            urlsplit(webhook.url).path.strip("/"),
            webhook_url=webhook.url,
            secret_token=secrets.token_urlsafe(32),
            allowed_updates=UPDATES,
            bootstrap_retries=-1,
        )
    except RuntimeError as error:
        raise BotError("A webhook needs one more package: pip install 'onrecord[webhook]'.") from error


def _check_free(host: str, port: int) -> None:
    try:
        socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET).close()
    except OSError as error:
        raise BotError(f"The webhook cannot listen at {host}, port {port}: {error.strerror or error}.") from None


async def _stop(application: BotApplication, cards: Cards, longest_stop: float) -> None:
    """Fetch no more updates and finish the answers under way, as far as there is time."""
    updater = _updater_of(application)
    with suppress(TelegramError):
        if updater.running:
            await updater.stop()
    try:
        async with asyncio.timeout(longest_stop):
            if application.running:
                await application.stop()
    except TimeoutError:
        order = application.update_processor
        left = await order.abandon() if isinstance(order, ChatOrder) else []
        cards.postpone(update.to_json() for update in left)
        LOG.warning("%d updates are left for the next start.", len(left))
    await application.shutdown()


def _report(application: BotApplication, error: TelegramError) -> None:
    application.create_task(application.process_error(update=None, error=error))


def _updater_of(application: BotApplication) -> Updater:
    if application.updater is None:
        raise RuntimeError("the application was built without an updater")
    return application.updater


async def _end(task: asyncio.Task[None] | asyncio.Task[bool]) -> None:
    task.cancel()
    with suppress(asyncio.CancelledError, TelegramError):
        await task


def keep_secrets() -> None:
    """Keep addresses, which hold the token, and what Telegram sends, which people wrote, out of the libraries' logs."""
    for name in ("httpx", "httpcore", "telegram", "apscheduler"):
        logging.getLogger(name).setLevel(logging.WARNING)
    for name in ("telegram.ext", "telegram.ext.Application", "telegram.ext.Updater", "retrieval.storing.adding"):
        logging.getLogger(name).addFilter(_without_traceback)
    for name in ("telegram.ext.ExtBot", "telegram.request.BaseRequest"):
        logging.getLogger(name).addFilter(_without_data)


def _without_data(record: logging.LogRecord) -> bool:
    record.msg, record.args = "What Telegram has sent cannot be read.", ()
    return _without_traceback(record)


def _without_traceback(record: logging.LogRecord) -> bool:
    record.exc_info = None
    return True
