"""Who may use the bot, where not everybody may."""

from __future__ import annotations

from collections.abc import Set
from contextlib import suppress

from telegram import Update
from telegram.constants import ChatType
from telegram.error import TelegramError
from telegram.ext import ApplicationHandlerStop, ContextTypes

from bot.replies import Paragraph, Reply
from bot.telegram.markup import to_html
from bot.telegram.sending import address_of, send
from bot.wording import _


class Gate:
    """Stops the updates of people and chats that are not among `allowed`; if that is empty, of nobody."""

    def __init__(self, allowed: Set[int]) -> None:
        self._allowed = allowed

    async def on_update(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Let the update pass, or tell a stranger that it does not; leave groups of strangers."""
        user, chat, message = update.effective_user, update.effective_chat, update.message
        if not self._allowed or {one.id for one in (user, chat) if one} & self._allowed:
            return
        if message and user and message.chat.type == ChatType.PRIVATE:
            told = _("This bot is not open to everybody. Who runs it may let you in: your id is {id}.", id=str(user.id))
            await send(context.bot, address_of(message), to_html(Reply((Paragraph(told),))))
        if update.callback_query:
            await update.callback_query.answer()
        if chat and chat.type in {ChatType.GROUP, ChatType.SUPERGROUP}:
            with suppress(TelegramError):  # it may be out of the group already
                await context.bot.leave_chat(chat.id)
        raise ApplicationHandlerStop
