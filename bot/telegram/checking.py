"""What can be known to be wrong with a setup before anything is read or sent."""

from __future__ import annotations

import re
import socket
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

from bot.telegram.errors import BotError
from bot.telegram.options import Options, SharedDatabase
from bot.telegram.storing.engines.engine import DamagedStoreError, StoreError
from bot.telegram.storing.store import BotStore
from retrieval import LibraryError, own_libraries_at

TOKEN = re.compile(r"\d{1,19}:[\w-]+", re.ASCII)
ADDRESS = re.compile(r"https?://[^\s/]+(/\S*)?")
EVERYWHERE = {"", "0.0.0.0", "::"}  # noqa: S104 - compared with, not listened at


def bot_id_of(token: str) -> int:
    """The bot's id, which its token begins with."""
    return int(token.partition(":")[0])


def check(token: str, api_url: str, options: Options) -> None:
    """Raise BotError for a setup that cannot work; its message says what to do."""
    if not TOKEN.fullmatch(token):
        raise BotError("The Telegram token does not look like one: @BotFather gives tokens such as 123456:ABC-DEF.")
    if not _is_address(api_url):
        raise BotError(f"The Bot API server must be an http or https address, not {api_url!r}.")
    _check_webhook(options)
    _check_monitor(options)
    _check_files(bot_id_of(token), options)


def _is_address(url: str) -> bool:
    """Whether it is an address with the name of a server, and with a port that there can be if it has one."""
    try:
        parts = urlsplit(url)
        return bool(ADDRESS.fullmatch(url) and parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _check_webhook(options: Options) -> None:
    webhook = options.webhook
    if webhook is None:
        return
    if not _is_address(webhook.url):
        raise BotError(f"telegram_webhook_url must be an https address with the name of a server, not {webhook.url!r}.")
    if not find_spec("tornado"):
        raise BotError("A webhook needs one more package: pip install 'onrecord[webhook]'.")
    if trouble := _trouble_at(webhook.host, webhook.port):
        raise BotError(
            f"The webhook cannot listen at {webhook.host}, port {webhook.port}: {trouble}. "
            "Set telegram_webhook_host and telegram_webhook_port to an address that is free."
        )


def _check_monitor(options: Options) -> None:
    monitor, webhook = options.monitor, options.webhook
    if monitor is None:
        return
    if not find_spec("prometheus_client"):
        raise BotError("Health and metrics need one more package: pip install 'onrecord[metrics]'.")
    hosts = {monitor.host, webhook.host if webhook else monitor.host}
    if webhook and monitor.port == webhook.port and (len(hosts) == 1 or hosts & EVERYWHERE):
        raise BotError(f"The webhook and the metrics cannot both listen at port {monitor.port}. Change metrics_port.")
    if trouble := _trouble_at(monitor.host, monitor.port):
        raise BotError(
            f"The metrics cannot be shown at {monitor.host}, port {monitor.port}: {trouble}. "
            "Set metrics_host and metrics_port to an address that is free."
        )


def _check_files(bot_id: int, options: Options) -> None:
    if isinstance(options.store, SharedDatabase):
        if not (find_spec("psycopg") and find_spec("psycopg_pool")):
            raise BotError("telegram_database needs one more package: pip install 'onrecord[postgres]'.")
        if options.webhook is None:
            raise BotError(
                "Bots that share a database have Telegram post updates to them: set telegram_webhook_url, or leave "
                "telegram_database empty."
            )
    if options.store:
        _check_store(options.store, bot_id)
    if isinstance(options.chats, Path):
        _check_folder(options.chats)
    if isinstance(options.chats, str):
        try:
            own_libraries_at(options.chats).names()
        except LibraryError as error:
            raise BotError(f"telegram_chats_folder cannot be used: {error}.") from None


def _check_folder(chats: Path) -> None:
    """Make the folder of the chats' libraries, unless it is there already."""
    if chats.exists() and not chats.is_dir():
        raise BotError(f"{chats} is no folder. Set telegram_chats_folder to one.")
    try:
        chats.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise BotError(
            f"{chats} cannot keep the articles of chats: {error.strerror}. Set telegram_chats_folder to a place that "
            "it may write, or telegram_chat_articles to 0."
        ) from None


def _check_store(place: Path | SharedDatabase, bot_id: int) -> None:
    try:
        BotStore(place, bot_id).close()
    except DamagedStoreError as error:
        raise BotError(
            f"{place} is damaged: {error}. Move it away, together with the files beside it whose names begin so, and "
            "start again: talks and buttons under old answers are lost, and no article."
        ) from None
    except StoreError as error:
        if isinstance(place, SharedDatabase):
            raise BotError(f"The database that telegram_database names cannot be used: {error}.") from None
        raise BotError(
            f"{place} cannot keep what the bot has to remember: {error}. Set telegram_store_file to a "
            "place that it may write."
        ) from None


def _trouble_at(host: str, port: int) -> str:
    """Why that address cannot be listened at; empty if it can."""
    try:
        socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET).close()
    except (OSError, UnicodeError) as error:  # the second one of a name that can be none
        return getattr(error, "strerror", None) or str(error)
    return ""
