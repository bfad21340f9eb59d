"""Keeps a replica abreast of what the others have stored, before it works on an update."""

from __future__ import annotations

from telegram import Message, Update
from telegram.ext import ContextTypes

from bot.telegram.messages.reading import talk_of
from bot.telegram.storing.store import BotStore


class Abreast:
    """The handler that comes before all others where several replicas share a store.

    What another replica has done for earlier updates of this chat is stored by then: an update begins when they are
    answered.
    """

    def __init__(self, store: BotStore) -> None:
        self._store = store

    async def on_update(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Have what this update may refer to read from the store."""
        del context
        await self._store.catch_up()
        message = update.effective_message
        if isinstance(message, Message):
            self._store.reread(talk_of(message), message.chat.id)
