"""What happens when something goes wrong: a log line, an apology, a message to the developer. No message text."""

from __future__ import annotations

import logging
import math
import traceback
from contextlib import suppress
from time import monotonic

from telegram import Update
from telegram.error import Conflict, Forbidden, TelegramError
from telegram.ext import ContextTypes, ExtBot

from bot.talk.replies import say
from bot.telegram.drawing.markup import to_html
from bot.telegram.messages.reading import request_of
from bot.telegram.messages.sending import Address, address_of, send
from bot.telegram.monitoring import note
from bot.wording import N_, _

LOG = logging.getLogger(__name__)
SORRY = N_("Sorry, something went wrong on my side. Please ask again.")
BETWEEN_CONFLICTS = 600.0
"""Seconds for which a second polling program is logged only once: every poll finds it again."""


class Faults:
    """The error handler. `developer_chat` gets one message about each kind of bug."""

    def __init__(self, developer_chat: int | None) -> None:
        self._developer_chat = developer_chat
        self._told: set[str] = set()
        self._conflict = -math.inf

    async def on_error(self, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Log what went wrong; after a bug, apologise if a person waits for an answer."""
        note("failed")
        match context.error:
            case Conflict():
                if monotonic() - self._conflict > BETWEEN_CONFLICTS:
                    self._conflict = monotonic()
                    LOG.error("Another program polls with this bot's token; only one may run. Trying on.")
            case Forbidden():
                LOG.info("A chat is closed to the bot: it was blocked or removed.")
            case TelegramError() as error:
                LOG.warning("Telegram: %s: %s", type(error).__name__, error.message.partition(" Parsing the server")[0])
            case BaseException() as error:
                # a traceback's frames are code, but an exception's own words may hold what somebody wrote
                report = f"A bug: {type(error).__name__}\n{''.join(traceback.format_tb(error.__traceback__))}"
                LOG.error(report)
                await self._apologise(update, context.bot)
                await self._tell_developer(report, context.bot)

    async def _apologise(self, update: object, bot: ExtBot[None]) -> None:
        message = update.effective_message if isinstance(update, Update) and not update.guest_message else None
        if message and request_of(message, bot):
            with suppress(TelegramError):
                await send(bot, address_of(message), to_html(say(_(SORRY))))

    async def _tell_developer(self, report: str, bot: ExtBot[None]) -> None:
        if self._developer_chat is None or report in self._told:
            return
        self._told.add(report)
        with suppress(TelegramError):
            await send(bot, Address(self._developer_chat), to_html(say(report)))
