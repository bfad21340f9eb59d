"""The commands about a chat's own library, and whatever is sent to be read. Buttons are `presses`' business."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from functools import partial

from telegram import Bot, Message
from telegram.error import TelegramError

from bot.talk.catalogue import find_article
from bot.talk.commands import parse
from bot.talk.conversation import Request
from bot.talk.library.chats import ChatLibraries
from bot.talk.library.intake import Gift, Upload, take_in
from bot.talk.library.receipts import adding, not_given, reading, receipt, received, too_large
from bot.talk.replies import Paragraph, Reply
from bot.telegram.admins import Admins
from bot.telegram.background import in_background
from bot.telegram.drawing.markup import to_html
from bot.telegram.messages.following import Follower
from bot.telegram.messages.holdings import (
    Drawn,
    confirmation,
    feed_list,
    key_of,
    library_page,
    no_longer_followed,
)
from bot.telegram.messages.progress import Progress
from bot.telegram.messages.sending import address_of, send
from bot.telegram.messages.sources import File, Link, Source, sources_for, sources_of
from bot.telegram.options import ChatLimits
from bot.wording import N_, _
from retrieval import Article, Feed, OnRecordError

LOG = logging.getLogger(__name__)
COMMANDS = frozenset({"add", "library", "forget", "follow", "unfollow"})
LARGEST_FILE = 20 * 2**20
"""Bytes that Telegram's getFile gives."""
AT_ONCE = 2
"""Chats whose articles are read at the same time: answers are to come meanwhile."""
NONE_KEPT = N_("This bot keeps no articles for chats.")
NOTHING_TO_ADD = N_(
    "There is nothing to add. Type /add and a link, or reply with /add to a message with a link, a file or a text."
)


class Librarian:
    """Takes messages about a chat's library; one chat's are read one after the other, of all chats a few at once."""

    def __init__(self, libraries: ChatLibraries, admins: Admins, follower: Follower, limits: ChatLimits) -> None:
        self._libraries = libraries
        self._admins = admins
        self._limits = limits
        self._follower = follower
        self._free = asyncio.Semaphore(AT_ONCE)

    def is_concerned(self, message: Message, request: Request) -> bool:
        """Whether a message that is meant for the bot is about the library, or something to be read."""
        if call := parse(request.text):
            return call.name in COMMANDS
        return self._libraries.are_kept and request.place == "private" and bool(sources_of(message))

    async def take(self, message: Message, request: Request, bot: Bot) -> None:
        """Do what such a message asks for, and tell what came of it."""
        call = parse(request.text)
        name, argument = (call.name, call.argument) if call else ("", "")
        if not self._libraries.are_kept:
            await _say(bot, message, _(NONE_KEPT))
        elif name == "library" or (name in {"forget", "unfollow"} and not argument):
            await self._show(name, message, bot)
        elif not await self._admins.may_change(bot, message):
            await _say(bot, message, only_admins())
        elif name == "forget":
            await self._ask_to_forget(argument, message, bot)
        elif name == "follow":
            await self._follow(message, bot)
        elif name == "unfollow":
            await self._unfollow(argument, message, bot)
        else:
            await self._read(sources_for(message, bot.bot.id) if call else sources_of(message), message, bot)

    async def _show(self, name: str, message: Message, bot: Bot) -> None:
        drawn = await asyncio.to_thread(self._feeds if name == "unfollow" else self._page, message.chat.id)
        await _send(bot, message, drawn)

    async def _ask_to_forget(self, argument: str, message: Message, bot: Bot) -> None:
        article = await asyncio.to_thread(self._find, message.chat.id, argument)
        if article is None:
            await _say(bot, message, _("No article of this chat has that number or title. /library lists them."))
        else:
            await _send(bot, message, confirmation(article))

    async def _read(self, sources: Sequence[Source], message: Message, bot: Bot) -> None:
        if not sources:
            await _say(bot, message, _(NOTHING_TO_ADD))
            return
        for source in sources:
            if isinstance(source, File) and source.size > LARGEST_FILE:
                await _say(bot, message, too_large(source.name))
                return
        progress = Progress(bot, address_of(message))
        await progress.begin(received(sources))
        async with self._free:
            progress.tell(reading(sources))
            try:
                gifts = [await _fetched(source, bot) for source in sources]
            except TelegramError as error:
                LOG.warning("A file cannot be fetched: %s.", type(error).__name__)
                name = next((source.name for source in sources if isinstance(source, File)), "")
                is_large = "too big" in error.message.lower()
                await progress.end(Reply((Paragraph(too_large(name) if is_large else not_given(name)),)))
                return
            done = await _done(partial(self._take_in, message.chat.id, gifts, progress))
        await progress.end(done)

    async def _follow(self, message: Message, bot: Bot) -> None:
        links = sources_for(message, bot.bot.id)
        if not links or not isinstance(links[0], Link):
            text = _("Type /follow and the address of an RSS or Atom feed, or of a site that has one.")
            await _say(bot, message, text)
            return
        progress = Progress(bot, address_of(message))
        await progress.begin(received(links[:1]))
        async with self._free:
            progress.tell(reading(links[:1]))
            done = await _done(partial(self._follower.follow, message.chat.id, links[0].url))
        await progress.end(done)

    async def _unfollow(self, argument: str, message: Message, bot: Bot) -> None:
        feeds = await asyncio.to_thread(self._follower.feeds, message.chat.id)
        chosen = _chosen(argument, feeds)
        if chosen is None:
            await _send(bot, message, feed_list(feeds, _("I do not follow that feed.") if feeds else ""))
            return
        await asyncio.to_thread(self._follower.unfollow, message.chat.id, key_of(chosen.url))
        await _say(bot, message, no_longer_followed(chosen.url))

    def _take_in(self, chat_id: int, gifts: Sequence[Gift], progress: Progress) -> Reply:
        taken = take_in(
            self._libraries,
            chat_id,
            gifts,
            self._limits.articles,
            allow_private=self._limits.allow_private,
            tell=lambda number, total: progress.tell(adding(number, total)),
        )
        return receipt(taken, self._limits.articles)

    def _page(self, chat_id: int) -> Drawn:
        with self._libraries.keeping(chat_id) as store:
            return library_page(chat_id, store, len(self._libraries.base.shelf.articles))

    def _feeds(self, chat_id: int) -> Drawn:
        return feed_list(self._follower.feeds(chat_id))

    def _find(self, chat_id: int, argument: str) -> Article | None:
        with self._libraries.keeping(chat_id) as store:
            return find_article(argument, store.library.shelf.articles) if store else None


def only_admins() -> str:
    return _("Only admins can change this chat’s library.")


async def _fetched(source: Source, bot: Bot) -> Gift:
    if not isinstance(source, File):
        return source
    file = await bot.get_file(source.id)
    return Upload(source.name, bytes(await file.download_as_bytearray(read_timeout=30)))


async def _done(work: Callable[[], Reply]) -> Reply:
    """What came of it; an apology where the library cannot be written."""
    try:
        return await in_background(work)
    except OnRecordError as error:
        LOG.error("A chat's library cannot be filled: %s", error)
        return Reply((Paragraph(_("Sorry, I cannot keep articles at the moment. Please try again later.")),))


def _chosen(argument: str, feeds: Sequence[Feed]) -> Feed | None:
    """By its number in the list, or its address with or without the scheme."""
    if argument.isdecimal() and 1 <= int(argument[:9]) <= len(feeds):
        return feeds[int(argument[:9]) - 1]
    wanted = argument.partition("://")[2] or argument
    return next((feed for feed in feeds if feed.url.partition("://")[2] == wanted), None)


async def _say(bot: Bot, message: Message, text: str) -> None:
    await _send(bot, message, (Reply((Paragraph(text),)), None))


async def _send(bot: Bot, message: Message, drawn: Drawn) -> None:
    reply, keyboard = drawn
    await send(bot, address_of(message), to_html(reply), keyboard)
