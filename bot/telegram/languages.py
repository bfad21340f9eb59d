"""The language in which each person is spoken to: the one they chose, or that of their app.

In groups, too, it is the language of whoever asks or presses a button.
"""

from __future__ import annotations

from contextlib import suppress

from telegram import CallbackQuery, Chat, Message, Update
from telegram.constants import ChatType
from telegram.error import BadRequest
from telegram.ext import ContextTypes

from bot.talk.replies import Reply
from bot.telegram.drawing.markup import to_html
from bot.telegram.drawing.menus import reset_menu, set_menu
from bot.telegram.messages.sending import edit
from bot.telegram.storing.languages import ChosenLanguages
from bot.wording import LANGUAGES, language_of_code, speak


class Languages:
    """Settles the language before any other handler works on an update, and keeps what people choose."""

    def __init__(self, chosen: ChosenLanguages) -> None:
        self._chosen = chosen
        self._menus: dict[int, str] = {}

    async def on_update(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Speak the person's language in everything this update leads to; if it is unknown, the bot's own."""
        person, user = update.effective_sender, update.effective_user
        chosen = self._chosen.of(person.id) if person else ""
        spoken = chosen if chosen in LANGUAGES else language_of_code((user and user.language_code) or "")
        if spoken:
            speak(spoken, chosen=spoken == chosen)
        if update.effective_message and update.effective_chat and not update.guest_message:
            self._keep_menu(update.effective_chat, context)

    async def on_press(self, query: CallbackQuery, reply: Reply, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Speak the language of a pressed button with whoever pressed it; `reply` says so."""
        self._chosen.choose(query.from_user.id, reply.speaks)
        (confirmation,) = to_html(reply)
        with suppress(BadRequest):  # the press may be too old to be answered; the language is chosen all the same
            await query.answer(confirmation)
        if isinstance(query.message, Message) and query.message.chat.type == ChatType.PRIVATE:
            self._keep_menu(query.message.chat, context)
            await edit(context.bot, query.message.chat.id, query.message.message_id, confirmation, None)

    def choose(self, message: Message, language: str) -> None:
        """Keep the language that the author of the message chose."""
        person = message.sender_chat or message.from_user
        if person:
            self._chosen.choose(person.id, language)

    def settle(self, message: Message, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Set a private chat's menu to the language that was just chosen or forgotten."""
        self._keep_menu(message.chat, context)

    def _keep_menu(self, chat: Chat, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Telegram keeps a chat's own menu; it is set once after each start, because commands may have changed."""
        chosen = self._chosen.of(chat.id) if chat.type == ChatType.PRIVATE else ""
        if chosen == self._menus.get(chat.id, ""):
            return
        self._menus[chat.id] = chosen
        menu = set_menu(context.bot, chat.id, chosen) if chosen in LANGUAGES else reset_menu(context.bot, chat.id)
        context.application.create_task(menu)
