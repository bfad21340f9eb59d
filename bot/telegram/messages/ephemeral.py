"""Ephemeral replies: in a group, only the person whom they concern sees them (Bot API 10.2 and 10.3).

python-telegram-bot does not know them yet, so the parameters are passed by their names in the Bot API. Telegram takes
an ephemeral message at any time where the bot is an admin of the group, and otherwise within 15 seconds in reply to an
ephemeral command. Everywhere else, replies are sent as ever.
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Sequence
from time import monotonic

from telegram import Bot, InlineKeyboardMarkup, Message, ReplyParameters
from telegram.constants import ChatType
from telegram.error import BadRequest, ChatMigrated, EndPointNotFound, Forbidden, TelegramError

from bot.talk.commands import is_known
from bot.talk.replies import Note, Reply
from bot.talk.requests import Request
from bot.telegram.messages.reading import topic_of

LOG = logging.getLogger(__name__)
ABOUT_THE_BOT = frozenset({"help", "privacy"})
"""Commands whose replies are of interest to nobody but whoever gives them."""
BELIEVED = 3_600.0
"""Seconds for which it is believed that a group takes no ephemeral messages, because the bot is not its admin."""
REMEMBERED = 1_000
"""Groups of which that is remembered."""


def is_for_asker(request: Request, reply: Reply) -> bool:
    """Whether a reply in a group concerns only whoever gets it: a hint how something is typed, a refusal, the help.

    What shows or changes something that the group has in common is for everybody there.
    """
    if request.place != "group" or reply.page or reply.actions or reply.work or reply.picture or reply.forgets:
        return False
    call = request.call
    if reply.is_refusal or call.name in ABOUT_THE_BOT or not is_known(call.name, request.place):
        return True
    is_a_hint = all(isinstance(block, Note) for block in reply.blocks)
    return is_a_hint and not call.argument and not request.sources


def ephemeral_number(message: Message) -> int:
    """The id of a message that only its author and the bot see; 0 for those that everybody sees."""
    number = message.api_kwargs.get("ephemeral_message_id")
    return number if isinstance(number, int) else 0


async def takes_ephemeral(bot: Bot) -> bool:
    """Whether the server knows ephemeral messages. To find out, it is asked to delete one that cannot exist."""
    nowhere = {"chat_id": bot.id, "receiver_user_id": bot.id, "ephemeral_message_id": 0}
    try:
        await bot.do_api_request("deleteEphemeralMessage", nowhere)
    except BadRequest:
        return True
    except (EndPointNotFound, TelegramError):
        return False
    return True


class Ephemeral:
    """Sends ephemeral replies, and remembers where they are not taken. For the event loop's thread."""

    def __init__(self) -> None:
        self._is_offered: bool | None = None
        self._refused: OrderedDict[int, float] = OrderedDict()

    async def send(
        self, bot: Bot, question: Message, pieces: Sequence[str], keyboard: InlineKeyboardMarkup | None
    ) -> bool:
        """Send the pieces so that only the author of the question sees them; False if they are to be sent as ever.

        The reply to an ephemeral command is never sent to everybody.
        """
        person, number = question.from_user, ephemeral_number(question)
        if question.chat.type not in {ChatType.GROUP, ChatType.SUPERGROUP}:
            return False
        if person is None or person.is_bot or question.sender_chat is not None:
            return False
        if not number and not await self._may(bot, question.chat.id):
            return False
        for position, piece in enumerate(pieces, 1):
            markup = keyboard if position == len(pieces) else None
            try:
                sent = await _send_one(bot, question, person.id, piece, markup)
            except ChatMigrated:
                return False
            except (BadRequest, Forbidden) as refusal:
                if number:
                    LOG.info("The reply to an ephemeral command came too late: %s.", type(refusal).__name__)
                    return True
                self._refuse(question.chat.id)
                return position > 1
            if not number and not ephemeral_number(sent):
                self._is_offered = False  # the server has passed over what it does not know: everybody sees it
        return True

    async def _may(self, bot: Bot, chat_id: int) -> bool:
        if self._is_offered is None:
            self._is_offered = await takes_ephemeral(bot)
        return self._is_offered and monotonic() - self._refused.get(chat_id, -BELIEVED) >= BELIEVED

    def _refuse(self, chat_id: int) -> None:
        self._refused[chat_id] = monotonic()
        self._refused.move_to_end(chat_id)
        if len(self._refused) > REMEMBERED:
            self._refused.popitem(last=False)


async def _send_one(
    bot: Bot, question: Message, person_id: int, piece: str, keyboard: InlineKeyboardMarkup | None
) -> Message:
    number = ephemeral_number(question)
    new: dict[str, object] = {"ephemeral_message_parameters": {"receiver_user_id": person_id}}
    if number:
        new["reply_parameters"] = {"ephemeral_message_id": number}
    replied = None if number else ReplyParameters(question.message_id, allow_sending_without_reply=True)
    return await bot.send_message(
        question.chat.id,
        piece,
        message_thread_id=topic_of(question),
        reply_parameters=replied,
        reply_markup=keyboard,
        api_kwargs=new,
    )
