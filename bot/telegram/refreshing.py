"""The job that reads the feeds of all chats from time to time."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial

from telegram import Bot
from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError
from telegram.ext import ContextTypes

from bot.talk.conversation import Conversation
from bot.talk.library.chats import ChatLibraries
from bot.telegram.threads import in_background
from retrieval import OnRecordError

LOG = logging.getLogger(__name__)


class Refreshing:
    """Adds what is new in feeds. A chat that the bot is no longer in does not follow feeds any more.

    Of several replicas, only the one that `leads` does it.
    """

    def __init__(self, libraries: ChatLibraries, conversation: Conversation, leads: Callable[[], bool]) -> None:
        self._libraries = libraries
        self._conversation = conversation
        self._following = conversation.following
        self._leads = leads

    async def on_time(self, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Add what is new in all feeds, one after the other."""
        for chat_id in await in_background(lambda: self._libraries.followers):
            if not self._leads():
                return
            try:
                await self._refresh_chat(chat_id, context)
            except OnRecordError as error:
                LOG.warning("The feeds of a chat cannot be refreshed: %s.", type(error).__name__)

    async def _refresh_chat(self, chat_id: int, context: ContextTypes.DEFAULT_TYPE) -> None:
        due = await in_background(partial(self._following.due, chat_id))
        if not due:
            return
        here = await self._current_id(chat_id, context.bot)
        for url in due:
            if here is None or not context.application.running:
                return
            new = await in_background(partial(self._following.refresh, here, url))
            self._conversation.announce(here, new)

    async def _current_id(self, chat_id: int, bot: Bot) -> int | None:
        """The chat's id, another one if the chat has moved; None if the bot is not in it or nothing is known."""
        try:
            await bot.get_chat(chat_id)
        except ChatMigrated as moved:
            await in_background(partial(self._conversation.move, chat_id, moved.new_chat_id))
            return moved.new_chat_id
        except (Forbidden, BadRequest):
            LOG.info("A chat is closed to the bot: its feeds are followed no more.")
            await in_background(partial(self._following.unfollow_all, chat_id))
            return None
        except TelegramError:
            return None  # it is tried again the next time
        return chat_id
