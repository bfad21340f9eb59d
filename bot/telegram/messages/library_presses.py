"""Pressed buttons under a chat's library: who presses is checked each time, and what is gone is told to be old."""

from __future__ import annotations

import asyncio

from telegram import Update
from telegram.ext import ContextTypes

from bot.talk.library.chats import ChatLibraries
from bot.talk.library.intake import add_to
from bot.talk.replies import Paragraph, Reply, title_of
from bot.telegram.admins import Admins
from bot.telegram.drawing.markup import to_html
from bot.telegram.messages.following import Follower
from bot.telegram.messages.holdings import (
    Drawn,
    LibraryPress,
    article_with,
    confirmation,
    feed_list,
    key_of,
    library_page,
    no_longer_followed,
    read_library_press,
    removal_note,
    removed,
)
from bot.telegram.messages.librarian import only_admins
from bot.telegram.messages.presses import stop_spinner, tell_too_old
from bot.telegram.messages.removals import Removals
from bot.telegram.messages.sending import edit
from bot.wording import _
from retrieval import Article


class LibraryPresses:
    """The handler of these buttons. What they carry means something in the chat they are pressed in, nowhere else."""

    def __init__(self, libraries: ChatLibraries, admins: Admins, removals: Removals, follower: Follower) -> None:
        self._libraries = libraries
        self._admins = admins
        self._removals = removals
        self._follower = follower

    async def on_press(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Do what the pressed button says, or say why not."""
        query = update.callback_query
        if query is None or query.message is None:
            return
        press = read_library_press(query.data or "")
        if press is None:
            await tell_too_old(query)
            return
        chat_id = query.message.chat.id
        if press.verb != "page" and not await self._admins.is_admin(context.bot, chat_id, query.from_user.id):
            await stop_spinner(query, only_admins(), is_alert=True)
            return
        drawn = await self._obey(press, chat_id)
        if drawn is None:
            await tell_too_old(query)
            return
        await stop_spinner(query)
        reply, keyboard = drawn
        await edit(context.bot, chat_id, query.message.message_id, to_html(reply)[0], keyboard)

    async def _obey(self, press: LibraryPress, chat_id: int) -> Drawn | None:
        """What the message shows from now on; None where the button is too old."""
        match press.verb:
            case "page" if press.page == 0:
                return Reply((Paragraph(_("It stays in the library.")),)), None
            case "page":
                return await asyncio.to_thread(self._page, chat_id, press.page)
            case "drop":
                article = await asyncio.to_thread(self._find, chat_id, press.key)
                return confirmation(article, press.page) if article else None
            case "remove":
                return await self._remove(press, chat_id)
            case "undo":
                return await self._undo(press, chat_id)
            case "unfollow":
                return await asyncio.to_thread(self._unfollow, chat_id, press.key)

    async def _remove(self, press: LibraryPress, chat_id: int) -> Drawn | None:
        article = await asyncio.to_thread(self._take_out, chat_id, press.key)
        if article is None:
            return None
        self._removals.keep(chat_id, article)
        if press.page == 0:
            return removed(article)
        return await asyncio.to_thread(self._page, chat_id, press.page, removal_note(article), article)

    async def _undo(self, press: LibraryPress, chat_id: int) -> Drawn | None:
        article = self._removals.last(chat_id)
        if article is None or key_of(article.id) != press.key:
            return None
        await asyncio.to_thread(self._put_back, chat_id, article)
        self._removals.forget(chat_id)
        note = _("“{title}” is back.", title=title_of(article))
        if press.page == 0:
            return Reply((Paragraph(note),)), None
        return await asyncio.to_thread(self._page, chat_id, press.page, note)

    def _page(self, chat_id: int, page: int, note: str = "", undo: Article | None = None) -> Drawn:
        with self._libraries.keeping(chat_id) as store:
            return library_page(chat_id, store, len(self._libraries.base.shelf.articles), page, note, undo)

    def _find(self, chat_id: int, key: str) -> Article | None:
        with self._libraries.keeping(chat_id) as store:
            return article_with(key, store)

    def _take_out(self, chat_id: int, key: str) -> Article | None:
        with self._libraries.keeping(chat_id) as store:
            article = article_with(key, store)
            if store and article:
                store.library.remove(article.id)
            return article

    def _put_back(self, chat_id: int, article: Article) -> None:
        with self._libraries.making(chat_id) as store:
            add_to(store, self._libraries.base, [article])

    def _unfollow(self, chat_id: int, key: str) -> Drawn | None:
        url = self._follower.unfollow(chat_id, key)
        return feed_list(self._follower.feeds(chat_id), no_longer_followed(url)) if url else None
