"""Updates by webhook: listens for what Telegram posts, and notices if it posts somewhere else."""

from __future__ import annotations

import asyncio
import logging
import secrets
import socket
from collections.abc import Sequence
from urllib.parse import urlsplit

from telegram import Bot
from telegram.error import TelegramError
from telegram.ext import Updater

from bot.telegram.errors import BotError
from bot.telegram.monitoring import Meter
from bot.telegram.options import Webhook

LOG = logging.getLogger(__name__)
BETWEEN_LOOKS = 30.0
"""Seconds between two looks at where Telegram posts updates to."""


async def listen(updater: Updater, webhook: Webhook, updates: Sequence[str]) -> None:
    """Have these kinds of updates posted here; a secret that only Telegram is told keeps out what others post.

    Raises BotError where the extra is missing or the address cannot be listened at.
    """
    _check_free(webhook.host, webhook.port)
    try:
        await updater.start_webhook(
            webhook.host,
            webhook.port,
            urlsplit(webhook.url).path.strip("/"),
            webhook_url=webhook.url,
            secret_token=secrets.token_urlsafe(32),
            allowed_updates=updates,
            bootstrap_retries=-1,
        )
    except RuntimeError as error:
        raise BotError("A webhook needs one more package: pip install 'onrecord[webhook]'.") from error


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


def _check_free(host: str, port: int) -> None:
    try:
        socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET).close()
    except OSError as error:
        raise BotError(f"The webhook cannot listen at {host}, port {port}: {error.strerror or error}.") from None
