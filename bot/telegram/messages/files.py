"""Files that people send: fetched from Telegram when they are read, and refused if Telegram does not give them."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Callable
from urllib.parse import quote

from telegram import Bot, Document
from telegram.error import TelegramError

from bot.talk.library.receipts import shorten
from bot.talk.library.sources import FetchError, File
from bot.wording import _

LOG = logging.getLogger(__name__)
LARGEST = 20 * 2**20
"""Bytes that Telegram's getFile gives."""
SECONDS = 30.0
"""Seconds without any byte after which a download is given up."""


def file_of(document: Document, bot: Bot) -> File:
    """The file of a message. Its `fetch`, for other threads, has the event loop that runs now download it."""
    name = document.file_name or "document"
    refusal = _too_large(name) if (document.file_size or 0) > LARGEST else ""
    return File(name, _fetching(document.file_id, name, bot), refusal)


def _fetching(file_id: str, name: str, bot: Bot) -> Callable[[], bytes]:
    loop = asyncio.get_running_loop()

    def fetch() -> bytes:
        try:
            return asyncio.run_coroutine_threadsafe(_download(file_id, bot), loop).result()
        except TelegramError as error:
            LOG.warning("A file cannot be fetched: %s.", type(error).__name__)
            is_large = "too big" in error.message.lower()
            raise FetchError(_too_large(name) if is_large else _not_given(name)) from None

    return fetch


async def _download(file_id: str, bot: Bot) -> bytes:
    """The bytes of a file, from the Bot API server whatever path that gives.

    python-telegram-bot's own download reads a path that exists on this machine from the disk.
    """
    file = await bot.get_file(file_id)
    path = (file.file_path or "").removeprefix(f"{bot.base_file_url}/")
    if not path or ".." in re.split(r"[/\\]", path):
        raise TelegramError("The path of a file leads elsewhere")
    return await bot.request.retrieve(f"{bot.base_file_url}/{quote(path)}", read_timeout=SECONDS)


def _too_large(name: str) -> str:
    return _(
        "{name} is larger than the 20 MB that Telegram lets a bot fetch. Please send it in parts, or a link to it.",
        name=shorten(name),
    )


def _not_given(name: str) -> str:
    return _("Telegram does not give me {name}. Please send it again.", name=shorten(name))
