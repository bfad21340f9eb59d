"""Channels: their posts go into libraries, and nothing is posted there."""

from __future__ import annotations

from functools import partial
from time import monotonic

from telegram import Bot, Message, Update
from telegram.constants import ChatMemberStatus
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from bot.talk.commands import parse_command
from bot.talk.feeds.posts import take_post
from bot.talk.library.libraries import Libraries
from bot.talk.library.limits import ChatLimits
from bot.telegram.messages.background import in_background
from bot.telegram.messages.sources import post_in_channel
from bot.telegram.monitoring import note

FEWEST_LETTERS = 40
"""Letters of the shortest new post that is taken: a shorter one is a heading or a greeting."""
KNOWN_FOR = 3_600.0
"""Seconds for which it is remembered which group discusses a channel."""
PRESENT = {ChatMemberStatus.MEMBER, ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.RESTRICTED}


class Channels:
    """The handler of posts in channels. Telegram tells of them only where the bot is an admin of the channel.

    A post goes into the library of its channel, and into that of the group that discusses the channel if the bot is
    there, so that people can ask it. An edited post replaces what it said before. Telegram does not tell of deleted
    posts.
    """

    def __init__(self, libraries: Libraries, limits: ChatLimits) -> None:
        self._libraries = libraries
        self._limits = limits
        self._groups: dict[int, tuple[float, int | None]] = {}

    async def on_post(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Take a new or an edited post."""
        message = update.channel_post or update.edited_channel_post
        if message is None or not self._libraries.are_kept or not _is_worth_keeping(message):
            return
        group = await self._group_of(context.bot, message.chat.id)
        chat_ids = [message.chat.id] if group is None else [message.chat.id, group]
        await in_background(partial(take_post, self._libraries, self._limits, chat_ids, post_in_channel(message)))
        note("obeyed")

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
