"""A reply becomes a card: kept, drawn, sent with its buttons. Knows not what was asked."""

from __future__ import annotations

import asyncio

from telegram import Bot, Message, User
from telegram.error import BadRequest

from bot.talk.replies import Citation, Inquiry, QuotePicture, Reply
from bot.telegram.cards import Card, Cards
from bot.telegram.drawing.buttons import keyboard_of
from bot.telegram.drawing.markup import to_html
from bot.telegram.drawing.photos import in_words, is_picture, picture_of
from bot.telegram.drawing.pieces import LONGEST_CAPTION
from bot.telegram.messages.sending import Address, edit, send, send_photo
from bot.telegram.monitoring import Outcome, note


async def deliver(
    bot: Bot, cards: Cards, question: Message, person: User | None, address: Address, reply: Reply
) -> None:
    """Send the reply to a message of that person's; nothing where it says nothing."""
    card = cards.add(question.chat.id, person.id if person else 0, question.message_id, reply.shown)
    note(_outcome_of(reply))
    picture = await asyncio.to_thread(picture_of, reply) if is_picture(reply) else None
    if picture:
        photo = await send_photo(bot, address, picture, to_html(reply, LONGEST_CAPTION)[0])
        cards.answered(card.id, photo.message_id)
        return
    reply = in_words(reply)
    sent = await send(bot, address, to_html(reply), keyboard_of(reply, card.id))
    if sent:
        cards.answered(card.id, sent[-1].message_id)


async def redeliver(bot: Bot, cards: Cards, card: Card, reply: Reply) -> bool:
    """Show the reply where the card stands; False where it does not fit there."""
    pieces = to_html(reply)
    if card.answer_id is None or len(pieces) != 1 or is_picture(reply):
        return False
    note(_outcome_of(reply))
    cards.turn(card.id, reply.shown)  # before it is shown: its buttons may be pressed at once
    try:
        await edit(bot, card.chat_id, card.answer_id, pieces[0], keyboard_of(reply, card.id))
    except BadRequest as refusal:
        if "no text in the message" in refusal.message:  # it is a picture
            cards.turn(card.id, card.shown)
            return False
        raise
    return True


def _outcome_of(reply: Reply) -> Outcome:
    if not isinstance(reply.subject, Inquiry):
        return "obeyed"
    is_answered = any(
        (isinstance(block, Citation) and block.total) or isinstance(block, QuotePicture) for block in reply.blocks
    )
    return "answered" if is_answered else "unanswered"
