"""Who may use the bot, if not everybody may."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Set
from contextlib import suppress
from time import monotonic

from telegram import Update
from telegram.constants import ChatMemberStatus, ChatType
from telegram.error import TelegramError
from telegram.ext import ApplicationHandlerStop, ContextTypes

from bot.talk.replies import say
from bot.telegram.drawing.markup import to_html
from bot.telegram.messages.sending import address_of, send
from bot.telegram.monitoring import note
from bot.wording import _

LEFT = {ChatMemberStatus.LEFT, ChatMemberStatus.BANNED}
BETWEEN_REFUSALS = 3_600.0
"""Seconds for which a stranger is told only once: whoever writes a lot must not make the bot send a lot."""
REMEMBERED = 10_000
"""Strangers of whom it is remembered when they were told."""
SHARED = {ChatType.GROUP, ChatType.SUPERGROUP, ChatType.CHANNEL}


class Gate:
    """Stops updates of people and chats that are neither `allowed` nor `admins`. If `allowed` is empty, stops none.

    If `leaves` is true, the bot leaves the groups and channels of strangers.
    """

    def __init__(self, allowed: Set[int], admins: Set[int] = frozenset(), *, leaves: bool = False) -> None:
        self._known = allowed | admins if allowed else frozenset[int]()
        self._leaves = leaves
        self._told: OrderedDict[int, float] = OrderedDict()

    def _is_to_be_told(self, person_id: int) -> bool:
        """Whether a stranger has been told nothing for a while; notes that they are told now."""
        now = monotonic()
        if now - self._told.get(person_id, -BETWEEN_REFUSALS) < BETWEEN_REFUSALS:
            return False
        self._told[person_id] = now
        self._told.move_to_end(person_id)
        if len(self._told) > REMEMBERED:
            self._told.popitem(last=False)
        return True

    async def on_update(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Let the update pass, or tell a stranger that the bot does not serve them: once an hour at most."""
        user, message = update.effective_user, update.message
        chat = None if update.guest_message else update.effective_chat  # the bot is no member of a guest's chat
        if not self._known or {one.id for one in (user, chat) if one} & self._known:
            return
        note("turned away")
        if message and user and message.chat.type == ChatType.PRIVATE and self._is_to_be_told(user.id):
            answer = _(
                "This bot is not open to everybody. Who runs it may let you in: your id is {id}.", id=str(user.id)
            )
            await send(context.bot, address_of(message), to_html(say(answer)))
        if update.callback_query:
            await update.callback_query.answer()
        is_out = update.my_chat_member and update.my_chat_member.new_chat_member.status in LEFT
        if self._leaves and chat and chat.type in SHARED and not is_out:
            with suppress(TelegramError):  # it may be out of the group already
                await context.bot.leave_chat(chat.id)
        raise ApplicationHandlerStop
