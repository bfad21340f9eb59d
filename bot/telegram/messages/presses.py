"""Pressed buttons: each turns the message that it stands under. Knows what a press means, not how a button looks."""

from __future__ import annotations

import asyncio
import dataclasses
from contextlib import suppress

from telegram import CallbackQuery, Message, Update, User
from telegram.error import BadRequest
from telegram.ext import ContextTypes

from bot.talk.conversation import Request
from bot.talk.library.chats import ChatLibraries
from bot.talk.replies import Citation, Paragraph, Reply, Shown
from bot.telegram.cards import Card, Cards
from bot.telegram.drawing.buttons import Press, keyboard_of, keyboard_under, read_press
from bot.telegram.drawing.markup import to_html
from bot.telegram.messages.delivery import deliver
from bot.telegram.messages.reading import place_of, talk_of
from bot.telegram.messages.sending import address_of, edit
from bot.telegram.monitoring import note
from bot.wording import N_, _

TOO_OLD = N_("This button is too old. Please ask again.")
THANKS = N_("Thank you, noted.")


class Presses:
    """The handler of pressed buttons. Telegram's spinner is stopped first, the work comes after."""

    def __init__(self, libraries: ChatLibraries, cards: Cards) -> None:
        self._libraries = libraries
        self._cards = cards

    async def on_press(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Do what the pressed button says, or say that it is too old."""
        query = update.callback_query
        if query is None:
            return
        note("obeyed")
        press = read_press(query.data or "")
        card = self._card_of(press, query)
        if press and card and press.verb == "ask" and isinstance(query.message, Message):
            await stop_spinner(query)
            await self._ask(press, query.message, query.from_user, context)
            return
        if press is None or card is None or card.shown is None or query.message is None:
            await tell_too_old(query)
            return
        page = Shown(card.shown.subject, press.position)
        if press.verb in {"like", "dislike"}:
            await stop_spinner(query, _(THANKS))
            await self._vote(press, page, query)
            return
        await stop_spinner(query)
        talk = talk_of(query.message) if isinstance(query.message, Message) else ""
        reply = await asyncio.to_thread(self._open, card.chat_id, press, page, talk)
        if not reply.blocks:
            return
        if press.verb == "picture" and isinstance(query.message, Message):
            await deliver(context.bot, self._cards, query.message, query.from_user, address_of(query.message), reply)
            return
        if press.verb == "show":
            self._cards.turn(card.id, reply.shown)
        keyboard = keyboard_of(reply, card.id) if press.verb == "show" else keyboard_under(reply, press)
        await edit(context.bot, query.message.chat.id, query.message.message_id, to_html(reply)[0], keyboard)

    def _card_of(self, press: Press | None, query: CallbackQuery) -> Card | None:
        return self._cards.find(press.card_id, query.message.chat.id) if press and query.message else None

    def _open(self, chat_id: int, press: Press, page: Shown, talk: str) -> Reply:
        with self._libraries.asking(chat_id) as conversation:
            match press.verb:
                case "context":
                    return conversation.surroundings(page)
                case "voices":
                    return conversation.voices(page)
                case "picture":
                    return conversation.picture(page)
                case "quotes":
                    return conversation.more_quotes(page, press.page)
                case _:
                    return conversation.show(page, talk)

    async def _ask(self, press: Press, message: Message, person: User, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Ask an example as if the person had typed it, and show it above its answer."""
        question, reply = await asyncio.to_thread(self._answer_example, press.position, message)
        shown = dataclasses.replace(reply, blocks=(Paragraph(question), *reply.blocks)) if question else reply
        address = dataclasses.replace(address_of(message), reply_to=None)
        await deliver(context.bot, self._cards, message, person, address, shown)

    def _answer_example(self, number: int, message: Message) -> tuple[str, Reply]:
        """The example of that number, empty where there is none any more, and the reply to it."""
        with self._libraries.asking(message.chat.id) as conversation:
            questions = conversation.examples()
            question = questions[number - 1] if number <= len(questions) else ""
            return question, conversation.respond(Request(question, talk_of(message), place_of(message)))

    async def _vote(self, press: Press, page: Shown, query: CallbackQuery) -> None:
        if query.message is None:
            return
        reply = await asyncio.to_thread(self._open, query.message.chat.id, Press("show", press.card_id), page, "")
        for block in reply.blocks:
            if isinstance(block, Citation):
                article, words = block.evidence.article.id, block.evidence.text
                is_liked = press.verb == "like"
                self._cards.vote(press.card_id, press.position, query.from_user.id, article, words, liked=is_liked)


async def tell_too_old(query: CallbackQuery) -> None:
    """Say that the button means nothing any more."""
    await stop_spinner(query, _(TOO_OLD), is_alert=True)


async def stop_spinner(query: CallbackQuery, text: str | None = None, *, is_alert: bool = False) -> None:
    with suppress(BadRequest):  # Telegram forgets a press after some seconds; what it asks for is done all the same
        await query.answer(text, show_alert=is_alert)
