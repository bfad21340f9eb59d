"""Who may change a chat's library: anybody in a private chat, the admins in a group."""

from __future__ import annotations

import logging
from collections import OrderedDict
from time import monotonic

from telegram import Bot, Message
from telegram.constants import ChatType
from telegram.error import TelegramError

LOG = logging.getLogger(__name__)
BELIEVED = 60.0
"""Seconds after which Telegram is asked again who the admins are."""
REMEMBERED = 1_000
"""Groups whose admins are remembered."""


class Admins:
    """Asks Telegram who the admins of a group are, and remembers it for a minute."""

    def __init__(self) -> None:
        self._known: OrderedDict[int, tuple[float, frozenset[int]]] = OrderedDict()

    async def may_change(self, bot: Bot, message: Message) -> bool:
        """Whether the author of the message may change the library. Anonymous admins write in the group's name."""
        if message.chat.type == ChatType.PRIVATE:
            return True
        if message.sender_chat is not None:
            return message.sender_chat.id == message.chat.id
        return message.from_user is not None and await self.is_admin(bot, message.chat.id, message.from_user.id)

    async def is_admin(self, bot: Bot, chat_id: int, person_id: int) -> bool:
        """Whether a person is an admin of a group; False if Telegram does not say. A private chat has one."""
        if chat_id == person_id:
            return True
        asked, found = self._known.get(chat_id, (-BELIEVED, frozenset[int]()))
        if monotonic() - asked >= BELIEVED:
            try:
                found = frozenset(one.user.id for one in await bot.get_chat_administrators(chat_id))
            except TelegramError as error:
                LOG.warning("The admins of a group are not known: %s.", type(error).__name__)
                return False
            self._known[chat_id] = monotonic(), found
            self._known.move_to_end(chat_id)
            if len(self._known) > REMEMBERED:
                self._known.popitem(last=False)
        return person_id in found
