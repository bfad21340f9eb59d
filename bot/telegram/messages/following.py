"""The feeds of chats: followed, refreshed now and then by the job queue, given up where a chat is gone.

What is new is added without a word. A feed that fails again and again is left alone until it is followed anew.
"""

from __future__ import annotations

import logging
from functools import partial

from telegram import Bot
from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError
from telegram.ext import ContextTypes

from bot.talk.library.chats import ChatLibraries
from bot.talk.library.feeds import Refreshed, refresh
from bot.talk.library.intake import Taken, add_to
from bot.talk.library.reasons import why
from bot.talk.library.receipts import receipt, shorten
from bot.talk.replies import Paragraph, Reply
from bot.telegram.background import in_background
from bot.telegram.messages.holdings import key_of
from bot.telegram.options import ChatLimits
from bot.wording import _, ngettext
from retrieval import NO_VERSION, Feed, OnRecordError, Store

LOG = logging.getLogger(__name__)
NEW_AT_ONCE = 30
"""Articles of one feed that are read at a time, the newest."""
SECONDS = 90.0
"""After which no further page of a feed is begun."""
MOST_FAILURES = 50
"""In a row; about a day's."""


class Follower:
    """Reads the feeds of chats. Its methods block, but for `on_time`."""

    def __init__(self, libraries: ChatLibraries, limits: ChatLimits) -> None:
        self._libraries = libraries
        self._limits = limits

    def feeds(self, chat_id: int) -> tuple[Feed, ...]:
        with self._libraries.keeping(chat_id) as store:
            return store.feeds.all() if store else ()

    def follow(self, chat_id: int, url: str) -> Reply:
        """Follow a feed, or the one that a page names; the reply says what it has brought, or why it cannot be."""
        if len(self.feeds(chat_id)) >= self._limits.feeds:
            text = ngettext(
                "I follow {number} feed of a chat at most. /unfollow shows it.",
                "I follow {number} feeds of a chat at most. /unfollow shows them.",
                self._limits.feeds,
            )
            return Reply((Paragraph(text),))
        read = self._read(chat_id, url)
        if read.error:
            told = _("I cannot follow this. {why}", why=why(shorten(url), read.error, read.kind))
            return Reply((Paragraph(told),))
        with self._libraries.making(chat_id) as store:
            taken = self._add(store, read)
        told = _("I follow {feed} from now on, and add what is new in it.", feed=shorten(read.url))
        return Reply((Paragraph(told), *receipt(taken, self._limits.articles).blocks))

    def unfollow(self, chat_id: int, key: str) -> str:
        """Follow the feed with that key no more; its address, empty where there is none."""
        with self._libraries.keeping(chat_id) as store:
            for feed in store.feeds.all() if store else ():
                if store and key_of(feed.url) == key:
                    store.feeds.remove(feed.url)
                    return feed.url
        return ""

    def unfollow_all(self, chat_id: int) -> None:
        """For a chat that the bot is no longer in."""
        with self._libraries.keeping(chat_id) as store:
            for feed in store.feeds.all() if store else ():
                if store:
                    store.feeds.remove(feed.url)

    async def on_time(self, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Add what is new in all feeds, one after the other."""
        for chat_id in await in_background(lambda: self._libraries.followers):
            try:
                await self._refresh_chat(chat_id, context)
            except OnRecordError as error:
                LOG.warning("The feeds of a chat cannot be refreshed: %s.", type(error).__name__)

    async def _refresh_chat(self, chat_id: int, context: ContextTypes.DEFAULT_TYPE) -> None:
        feeds = await in_background(partial(self.feeds, chat_id))
        due = [feed for feed in feeds if feed.failures < MOST_FAILURES]
        if not due:
            return
        here = await self._whereabouts(chat_id, context.bot)
        for feed in due:
            if here is None or not context.application.running:
                return
            await in_background(partial(self._refresh_feed, here, feed.url))

    async def _whereabouts(self, chat_id: int, bot: Bot) -> int | None:
        """The chat's id, another one where it has moved; None where the bot is no longer in it, or nothing is known."""
        try:
            await bot.get_chat(chat_id)
        except ChatMigrated as moved:
            await in_background(partial(self._libraries.move, chat_id, moved.new_chat_id))
            return moved.new_chat_id
        except (Forbidden, BadRequest):
            LOG.info("A chat is closed to the bot: its feeds are followed no more.")
            await in_background(partial(self.unfollow_all, chat_id))
            return None
        except TelegramError:
            return None  # the next time will do
        return chat_id

    def _refresh_feed(self, chat_id: int, url: str) -> None:
        read = self._read(chat_id, url)
        with self._libraries.keeping(chat_id) as store:
            # the feed may have been given up meanwhile, or the whole library deleted
            if store and any(feed.url == url for feed in store.feeds.all()):
                self._add(store, read)

    def _read(self, chat_id: int, url: str) -> Refreshed:
        """Without keeping the library open all the time: a site may be slow."""
        with self._libraries.keeping(chat_id) as store:
            known = store.feeds.version(url) if store else NO_VERSION
        return refresh(
            url,
            known,
            partial(self._has, chat_id),
            allow_private=self._limits.allow_private,
            most=NEW_AT_ONCE,
            seconds=SECONDS,
        )

    def _has(self, chat_id: int, url: str) -> bool:
        with self._libraries.keeping(chat_id) as store:
            return store is not None and store.has(url)

    def _add(self, store: Store, read: Refreshed) -> Taken:
        """Add what a feed has brought and note how it went; what there is no room for is read again another time."""
        taken = add_to(store, self._libraries.base, read.articles, self._limits.articles)
        store.feeds.note(read.url, read.error, NO_VERSION if taken.is_full else read.version)
        return taken
