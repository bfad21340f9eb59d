"""Updates by webhook: has Telegram post them here, and notices if it posts somewhere else."""

from __future__ import annotations

import asyncio
import hmac
import logging
import secrets
from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from telegram import Bot
from telegram.error import BadRequest, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.telegram.errors import BotError
from bot.telegram.monitoring import Meter
from bot.telegram.options import Webhook
from bot.telegram.wire.updates import UpdateReader

if TYPE_CHECKING:
    from bot.telegram.wire.listener import Listener

LOG = logging.getLogger(__name__)
BETWEEN_LOOKS = 30.0
"""Seconds between two looks at where Telegram posts updates to."""
LONGEST_PAUSE = 30.0
"""Seconds between two tries to tell Telegram the address while it cannot be reached."""


def secret_of(token: str) -> str:
    """The secret that all replicas of a bot tell Telegram. Nobody learns the token from it."""
    return hmac.new(token.encode(), b"webhook", "sha256").hexdigest()


async def listen(bot: Bot, queue: asyncio.Queue[object], webhook: Webhook, updates: Sequence[str]) -> Listener:
    """Have these kinds of updates posted here and put into the queue, until the listener is closed.

    A secret that only Telegram is told keeps out what others post. A server that cannot be reached is waited for.
    Raises BotError where the extra is missing, the address of this machine cannot be listened at, or Telegram refuses
    the one that it is told; InvalidToken where it refuses the token.
    """
    try:
        from bot.telegram.wire.listener import Listener, Post
    except ModuleNotFoundError as error:
        raise BotError("A webhook needs one more package: pip install 'onrecord[webhook]'.") from error
    secret = webhook.secret or secrets.token_urlsafe(32)
    post = Post(urlsplit(webhook.url).path.strip("/"), secret, bot, queue, UpdateReader())
    try:
        listener = Listener(webhook.host, webhook.port, post)
    except OSError as error:
        where = f"{webhook.host}, port {webhook.port}"
        raise BotError(f"The webhook cannot listen at {where}: {error.strerror or error}.") from None
    try:
        await _tell(bot, webhook.url, secret, updates)
    except BaseException:
        await listener.close()
        raise
    return listener


async def watch(bot: Bot, webhook: Webhook, meter: Meter) -> None:
    """Tell `meter` now and then whether Telegram posts updates here: another program may have turned it away."""
    before = ""
    while True:
        trouble = await _trouble_of(bot, webhook)
        if trouble and trouble != before:
            LOG.error("No updates get here: %s.", trouble)
        meter.heard(trouble)
        before = trouble
        await asyncio.sleep(BETWEEN_LOOKS)


async def _tell(bot: Bot, url: str, secret: str, updates: Sequence[str]) -> None:
    pause = 1.0
    while True:
        try:
            await bot.set_webhook(url, allowed_updates=updates, secret_token=secret)
        except InvalidToken:
            raise
        except TelegramError as error:
            if isinstance(error, BadRequest) or not isinstance(error, NetworkError | RetryAfter):
                LOG.error("Telegram refuses the webhook's address: %s.", error.message)
                site = "{0.scheme}://{0.netloc}".format(urlsplit(url))  # without the path, which may be a secret
                told = f"Telegram refuses the webhook's address at {site}: {error.message}."
                raise BotError(f"{told} Set telegram_webhook_url to one that it can reach.") from None
            LOG.warning("The Bot API server gives no answer (%s); trying again in %.0f s.", type(error).__name__, pause)
        else:
            return
        await asyncio.sleep(pause)
        pause = min(2 * pause, LONGEST_PAUSE)


async def _trouble_of(bot: Bot, webhook: Webhook) -> str:
    try:
        told = await bot.get_webhook_info()
    except TelegramError as error:
        return f"the Bot API server cannot be asked ({type(error).__name__})"
    if told.url != webhook.url:
        return "another program has turned Telegram's updates away from the webhook"
    if told.pending_update_count and told.last_error_message:
        return f"Telegram cannot post updates to the webhook ({told.last_error_message})"
    return ""
