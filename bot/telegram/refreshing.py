"""The job that reads the feeds of all chats from time to time."""

from __future__ import annotations

import asyncio
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
AT_ONCE = 4
"""Chats whose feeds are read at the same time."""


class Refreshing:
    """Adds what is new in feeds. A chat that the bot is no longer in does not follow feeds any more.

    Of several replicas, only the one that `leads` does it.
    """

    def __init__(self, libraries: ChatLibraries, conversation: Conversation, leads: Callable[[], bool]) -> None:
        self._libraries = libraries
        self._conversation = conversation
        self._following = conversation.following
        self._leads = leads
        self._places = asyncio.Semaphore(AT_ONCE)
        self._under_way: dict[int, asyncio.Task[None]] = {}

    async def on_time(self, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Begin to add what is new in all feeds, those of one chat after each other, and AT_ONCE chats at a time.

        A chat that is not through by the next time, because another process keeps its library locked for example, is
        not begun with again.
        """
        for chat_id in await in_background(lambda: self._libraries.followers):
            if chat_id not in self._under_way:
                self._under_way[chat_id] = task = asyncio.create_task(self._refresh_safely(chat_id, context))
                task.add_done_callback(partial(self._through, chat_id))

    def _through(self, chat_id: int, _task: asyncio.Task[None]) -> None:
        del self._under_way[chat_id]

    async def _refresh_safely(self, chat_id: int, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Refresh the feeds of a chat; whatever is raised costs no other chat its feeds."""
        async with self._places:
            try:
                if self._leads():
                    await self._refresh_chat(chat_id, context)
            except OnRecordError as error:
                LOG.warning("The feeds of a chat cannot be refreshed: %s.", type(error).__name__)
            except Exception as error:  # noqa: BLE001 - a bug that the feeds of one chat trigger stops no others
                await context.application.process_error(None, error)

    async def _refresh_chat(self, chat_id: int, context: ContextTypes.DEFAULT_TYPE) -> None:
        due = await in_background(partial(self._following.due, chat_id))
        if not due:
            return
        here = await self._current_id(chat_id, context.bot)
        for url in due:
            if here is None or not context.application.running:
                return
            try:
                new = await in_background(partial(self._following.refresh, here, url))
            except OnRecordError:
                raise
            except Exception as error:  # noqa: BLE001 - a bug that one feed triggers stops no others
                await context.application.process_error(None, error)
                continue
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
