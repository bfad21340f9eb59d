"""Channels: their posts go into libraries, and nothing is posted there."""

from __future__ import annotations

import asyncio
from functools import partial
from time import monotonic

from telegram import Bot, Message, Update
from telegram.constants import ChatMemberStatus
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from bot.talk.commands import parse_command
from bot.talk.feeds.posts import Changer, changed, hand_over, no_room, take_post
from bot.talk.library.libraries import Libraries
from bot.talk.library.limits import ChatLimits
from bot.telegram.drawing.markup import to_html
from bot.telegram.messages.sending import Address, send
from bot.telegram.messages.sources import post_in_channel
from bot.telegram.monitoring import note
from bot.telegram.storing.store import BotStore
from bot.telegram.threads import in_background
from bot.wording import LANGUAGES, speaking

FEWEST_LETTERS = 40
"""Letters of the shortest new post that is taken: a shorter one is a heading or a greeting."""
KNOWN_FOR = 3_600.0
"""Seconds for which it is remembered which group discusses a channel."""
PRESENT = {ChatMemberStatus.MEMBER, ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.RESTRICTED}


class Channels:
    """The handler of posts in channels. Telegram tells of them only where the bot is an admin of the channel.

    A post goes into the library of the group that discusses the channel, so that people can ask it there. Where there
    is no such group, or the bot is not in it, the post is kept in a library of the channel's own, which is moved into
    the group's later; `quietly` makes that move. An edited post replaces what it said before. Telegram does not tell of
    deleted posts.
    """

    def __init__(self, libraries: Libraries, limits: ChatLimits, store: BotStore, quietly: Changer = changed) -> None:
        self._libraries = libraries
        self._limits = limits
        self._store = store
        self._quietly = quietly
        self._groups: dict[int, tuple[float, int | None]] = {}

    async def on_post(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Take a new or an edited post."""
        message = update.channel_post or update.edited_channel_post
        if message is None or not self._libraries.are_kept or not _is_worth_keeping(message):
            return
        note("obeyed")
        group = await self._group_of(context.bot, message.chat.id)
        if group is not None:
            await in_background(partial(hand_over, self._libraries, message.chat.id, group, self._quietly))
        keeper = message.chat.id if group is None else group
        fate = await in_background(partial(take_post, self._libraries, self._limits, keeper, post_in_channel(message)))
        if fate == "taken":
            self._store.notices.clear(keeper)
        elif fate == "full" and await self._store.notices.is_new(keeper):
            await self._tell(context.bot, message, group)

    async def _tell(self, bot: Bot, message: Message, group: int | None) -> None:
        """Say that the library is full: to the group, or to the first admin of the channel who can be written to."""
        if group is not None:
            await self._send(bot, group, message, is_group=True)
            return
        try:
            admins = await bot.get_chat_administrators(message.chat.id)
        except TelegramError:
            return
        for admin in admins:
            if not admin.user.is_bot and await self._send(bot, admin.user.id, message, is_group=False):
                return

    async def _send(self, bot: Bot, chat_id: int, message: Message, *, is_group: bool) -> bool:
        chosen = self._store.languages.of(chat_id)
        with speaking(chosen if chosen in LANGUAGES else "en"):
            reply = no_room(message.chat.title or "", self._limits.articles or 0, is_group=is_group)
            pieces = await asyncio.to_thread(to_html, reply)
        try:
            await send(bot, Address(chat_id, silent=True), pieces)
        except TelegramError:  # people whom no bot may write to, because they have never written to it
            return False
        return True

    async def _group_of(self, bot: Bot, channel_id: int) -> int | None:
        """The group that discusses the channel; None if there is none, or if the bot is not in it."""
        asked, group = self._groups.get(channel_id, (-KNOWN_FOR, None))
        if monotonic() - asked < KNOWN_FOR:
            return group
        try:
            group = (await bot.get_chat(channel_id)).linked_chat_id
            if group is not None and (await bot.get_chat_member(group, bot.id)).status not in PRESENT:
                group = None
        except TelegramError:
            return None
        self._groups[channel_id] = monotonic(), group
        return group


def _is_worth_keeping(message: Message) -> bool:
    text = (message.text or message.caption or "").strip()
    if parse_command(text):
        return False
    return bool(text) if message.edit_date else sum(map(str.isalpha, text)) >= FEWEST_LETTERS
