"""Delivers a reply: kept as a card, drawn, sent with its buttons. Slow work is run and shown as it goes on."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from functools import partial

from telegram import Bot, Message
from telegram.error import BadRequest

from bot.pictures import PictureError, draw_picture
from bot.talk.replies import Heavy, Progress, Reply, Work, say
from bot.telegram.drawing.buttons import keyboard_of, without_card
from bot.telegram.drawing.markup import caption_of, to_html
from bot.telegram.messages.ephemeral import Ephemeral, ephemeral_number
from bot.telegram.messages.progress import ProgressMessage
from bot.telegram.messages.sending import Address, address_of, edit, send, send_photo
from bot.telegram.monitoring import Outcome, note, note_work
from bot.telegram.storing.cards import Card, Cards
from bot.telegram.threads import in_background
from bot.wording import _

LOG = logging.getLogger(__name__)
AT_ONCE = 8
"""Chats whose slow work is begun at the same time, most of which waits for other machines."""
HEAVY_AT_ONCE = 2
"""Chats whose heavy work is done at the same time, so that answers are not held up."""


class Delivery:
    """Sends the replies to messages."""

    def __init__(self, cards: Cards) -> None:
        self._cards = cards
        self._light = asyncio.Semaphore(AT_ONCE)
        self._heavy = asyncio.Semaphore(HEAVY_AT_ONCE)
        self._ephemeral = Ephemeral()

    async def send(
        self,
        bot: Bot,
        question: Message,
        person_id: int,
        reply: Reply,
        address: Address | None = None,
        *,
        is_for_asker: bool = False,
    ) -> None:
        """Send the reply to a person's message, by default where that was written; nothing if it says nothing.

        In a group, a reply that `is_for_asker` is shown to nobody else, if Telegram allows that there. No card is
        kept of such a reply, nor of one that forgets the person.
        """
        address = address or address_of(question)
        note(_outcome_of(reply))
        if is_for_asker or ephemeral_number(question):
            alone = reply.in_words() if not reply.work else say(_("Please ask me this where everybody sees it."))
            if await self._ephemeral.send(bot, question, to_html(alone), keyboard_of(without_card(alone), 0)):
                return
        if reply.work:
            await self._run(bot, address, reply, reply.work)
            return
        if reply.forgets:
            await send(bot, address, to_html(reply))
            return
        card = self._cards.add(question.chat.id, person_id, question.message_id, reply.bookmark)
        picture = await asyncio.to_thread(_drawn, reply) if reply.picture else None
        if picture:
            photo = await send_photo(bot, address, picture, caption_of(reply))
            self._cards.answered(card, photo.message_id)
            return
        reply = reply.in_words()
        sent = await send(bot, address, to_html(reply), keyboard_of(reply, card.id, bot.bot))
        if sent:
            self._cards.answered(card, sent[-1].message_id)

    async def replace(self, bot: Bot, card: Card, reply: Reply) -> bool:
        """Show the reply where the card stands; False if it does not fit there."""
        pieces = to_html(reply)
        if card.answer_id is None or len(pieces) != 1 or reply.picture or reply.work:
            return False
        note(_outcome_of(reply))
        self._cards.turn(card, reply.bookmark)  # before it is shown: its buttons may be pressed at once
        try:
            await edit(bot, card.chat_id, card.answer_id, pieces[0], keyboard_of(reply, card.id, bot.bot))
        except BadRequest as refusal:
            if "no text in the message" in refusal.message:  # it is a picture
                self._cards.turn(card, card.bookmark)
                return False
            raise
        return True

    async def _run(self, bot: Bot, address: Address, reply: Reply, work: Work) -> None:
        message = ProgressMessage(bot, address)
        await message.begin(reply)
        steps = work()
        async with self._light:
            outcome = await in_background(partial(_advance, steps, message))
        if outcome is None:
            async with self._heavy:
                while outcome is None:
                    outcome = await in_background(partial(_advance, steps, message))
        await message.end(outcome, keyboard_of(outcome, 0))
        note_work()


def _advance(steps: Iterator[Progress | Heavy | Reply], message: ProgressMessage) -> Reply | None:
    """Do the work and show how far it is; the reply that it ends with, or None as soon as it becomes heavy."""
    outcome = Reply()
    for step in steps:
        match step:
            case Progress(text):
                message.tell(text)
            case Heavy():
                return None
            case Reply():
                outcome = step
    return outcome


def _drawn(reply: Reply) -> bytes | None:
    """The picture of a reply as a PNG; None if it cannot be drawn. Takes some tenths of a second."""
    try:
        return draw_picture(reply.picture) if reply.picture else None
    except PictureError as error:
        LOG.warning("A picture cannot be drawn: %s", error)
        return None


def _outcome_of(reply: Reply) -> Outcome:
    if reply.page is None or reply.page.outcome == "listed":
        return "obeyed"
    return reply.page.outcome
