"""`onrecord bot`: answer on Telegram until stopped."""

from __future__ import annotations

import click

from bot.cli.command import Command
from bot.cli.loading import load
from bot.cli.options import reads_articles
from bot.cli.outcome import ANSWERED, Failure
from bot.cli.paths import NamedPath
from bot.cli.running.logs import start_logging
from bot.cli.sources import language_of, source_of
from bot.telegram import (
    DEFAULT_API_URL,
    BotError,
    ChatLimits,
    Monitor,
    Options,
    SharedDatabase,
    Webhook,
    check_setup,
    run_bot,
)
from bot.wording import speaking
from config import Settings, SettingsError


@click.command(cls=Command)
@reads_articles("telegram_token_file", "telegram_api_url", "log_level", "log_format")
@click.option(
    "--token-file",
    "telegram_token_file",
    type=NamedPath(),
    metavar="FILE",
    help="Read the bot's token from FILE.",
)
@click.option(
    "--api-url", "telegram_api_url", metavar="URL", help="Use another Bot API server, such as http://127.0.0.1:8081."
)
@click.option("--log-level", type=click.Choice(["debug", "info", "warning", "error"]), help="Log from this level on.")
@click.option(
    "--log-format", type=click.Choice(["text", "json"]), help="Write log lines for people, or JSON for programs."
)
def bot(settings: Settings) -> int:
    """Answer on Telegram until stopped.

    \b
      ONRECORD_TELEGRAM_TOKEN=... onrecord bot
      onrecord bot --token-file token.txt --articles news/

    The token comes from @BotFather. It is read from ONRECORD_TELEGRAM_TOKEN or from a file, and is never an option.

    Exit code 2: the token is refused, a setting cannot be used, or there is nothing to answer from.
    """
    token = _token(settings)
    start_logging(settings.log_level, settings.log_format, token)
    options = _options(settings)
    api_url = settings.telegram_api_url or DEFAULT_API_URL
    try:
        check_setup(token, api_url, options)
    except BotError as error:
        raise Failure(str(error)) from None
    library = load(source_of(settings), may_be_empty=True, is_lasting=True)
    with speaking(language_of(settings)):
        try:
            run_bot(library, token, api_url, options)
        except BotError as error:
            raise Failure(str(error)) from None
    return ANSWERED


def _token(settings: Settings) -> str:
    try:
        token = settings.read_token()
    except SettingsError as error:
        raise Failure(str(error)) from None
    if token is None:
        raise Failure("the bot needs a token from @BotFather: in ONRECORD_TELEGRAM_TOKEN, or in a file (--token-file)")
    return token.reveal()


def _options(settings: Settings) -> Options:
    webhook = Webhook(settings.telegram_webhook_url, settings.telegram_webhook_host, settings.telegram_webhook_port)
    database = settings.telegram_database.reveal()
    return Options(
        store=SharedDatabase(database) if database else settings.telegram_store,
        allowed=settings.telegram_allowed,
        admins=settings.telegram_admins,
        leaves_unknown=settings.telegram_leave_unknown,
        developer_chat=settings.telegram_developer_chat or None,
        webhook=webhook if webhook.url else None,
        monitor=Monitor(settings.metrics_host, settings.metrics_port) if settings.metrics_port else None,
        describes=settings.telegram_describe,
        chats=settings.telegram_chats if settings.telegram_chat_articles else None,
        chat_limits=ChatLimits(
            articles=settings.telegram_chat_articles,
            feeds_every=60.0 * settings.telegram_feeds_minutes,
            allow_private=settings.telegram_allow_private,
            watches=settings.telegram_chat_watches,
            zone=settings.telegram_time_zone,
        ),
    )
