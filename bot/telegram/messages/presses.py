"""Pressed buttons. Each changes the message that it stands under, or sends a new one."""

from __future__ import annotations

import dataclasses
from contextlib import suppress

from telegram import CallbackQuery, InlineKeyboardMarkup, Message, Update
from telegram.error import BadRequest
from telegram.ext import ContextTypes

from bot.talk.commands import Place
from bot.talk.replies import Note, Reply, Verb
from bot.talk.requests import Choice
from bot.telegram.drawing.buttons import Press, keyboard_of, marked, read_press
from bot.telegram.drawing.markup import to_html
from bot.telegram.messages.reading import place_of, talk_of
from bot.telegram.messages.sending import address_of, edit
from bot.telegram.messages.services import Services
from bot.telegram.monitoring import note, note_command
from bot.telegram.storing.cards import Card
from bot.wording import N_, _

ANEW = frozenset({"ask", "suggest", "widen", "take"})
"""Actions that ask a question or add an article, which is answered by a message of its own."""
NOTICES = frozenset({"stop", "announce"})
"""Actions that leave their message as it is, and say in a notice what they have done."""
NO_PARSE_MODE = {"parse_mode": None}
"""Takes back the default that python-telegram-bot sends with every message, which this call does not have."""
TOO_OLD = N_("This button is too old. Please ask again.")
THANKS = N_("Thank you, noted.")


class Presses:
    """The handler of pressed buttons. Telegram's spinner is stopped first if the answer may take long."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def on_press(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Do what the pressed button says, or say that it is too old."""
        query = update.callback_query
        if query is None:
            return
        note("obeyed")
        press = read_press(query.data or "")
        note_command(press.verb if press else "unknown")
        if press is None or query.message is None:
            await _stop_spinner(query, _(TOO_OLD), is_alert=True)
        elif press.verb == "language":
            reply = self._services.conversation.choose(Choice("language", press.key))
            if reply:
                await self._services.languages.on_press(query, reply, context)
        elif press.card_id:
            await self._press_card(press, query, context)
        else:
            await self._press_library(press, query, context)

    async def _press_card(self, press: Press, query: CallbackQuery, context: ContextTypes.DEFAULT_TYPE) -> None:
        message = query.message
        card = await self._services.store.cards.find(press.card_id, message.chat.id) if message else None
        choice = _choice(press, message, card) if isinstance(message, Message) else None
        if message is None or card is None or (card.bookmark is None and press.verb not in {"ask", "take"}):
            await _stop_spinner(query, _(TOO_OLD), is_alert=True)
            return
        choice = choice or Choice(press.verb, press.key, chat_id=message.chat.id, shown=card.bookmark)
        if press.verb in {"like", "dislike"}:
            await _stop_spinner(query, _(THANKS))
            await self._vote(press, choice, query)
            await _mark(press, query, context)
            return
        reply = await self._chosen(choice, query)
        if reply is None or reply.is_empty:
            return
        if press.verb in ANEW and reply.page:
            self._services.store.keep_words(message.chat.id, query.from_user.id, reply.page.subject)
        if choice.talk:
            self._services.store.keep_talk(choice.talk, query.from_user.id)
        if press.verb in {*ANEW, "picture"} or await self._services.shares.run(
            choice.chat_id, self._is_long, choice, reply
        ):
            if isinstance(message, Message):
                address = address_of(message)
                if press.verb in ANEW:
                    address = dataclasses.replace(address, reply_to=None)
                await self._services.delivery.send(context.bot, message, query.from_user.id, reply, address)
            return
        if press.verb == "show":
            self._services.store.cards.turn(card, reply.bookmark)
        await _show(context, query, reply, card.id, liked=await self._vote_on(reply, card, query))

    async def _chosen(self, choice: Choice, query: CallbackQuery) -> Reply | None:
        """The reply to a choice. An offer may have been taken already, which is said at once."""
        if choice.verb != "take":
            await _stop_spinner(query)
            return await self._choose(choice)
        reply = await self._choose(choice)
        await _stop_spinner(query, None if reply else _(TOO_OLD), is_alert=reply is None)
        return reply

    async def _choose(self, choice: Choice) -> Reply | None:
        return await self._services.shares.run(choice.chat_id, self._services.conversation.choose, choice)

    def _is_long(self, choice: Choice, reply: Reply) -> bool:
        """Whether the reply takes more than one message, or the page does in whose last message a button was pressed.

        To change that message alone would lose the end of the one, or leave the beginning of the other without its
        speaker.
        """
        shown = self._services.conversation.shown(choice)
        return any(len(to_html(one)) > 1 for one in (reply, shown) if one)

    async def _press_library(self, press: Press, query: CallbackQuery, context: ContextTypes.DEFAULT_TYPE) -> None:
        message = query.message
        if message is None:
            return
        may_change = press.verb == "page" or await self._services.admins.is_admin(
            context.bot, message.chat.id, query.from_user.id
        )
        place: Place = "private" if message.chat.id > 0 else "group"  # Telegram gives groups ids below 0
        choice = Choice(
            press.verb,
            press.key,
            talk_of(message) if isinstance(message, Message) else "",
            place,
            message.chat.id,
            may_change=may_change,
            person_id=query.from_user.id,
        )
        reply = await self._choose(choice)
        if reply is None:
            await _stop_spinner(query, _(TOO_OLD), is_alert=True)
        elif reply.is_refusal:
            await _stop_spinner(query, to_html(reply)[0], is_alert=True)
        elif press.verb in NOTICES:
            await _stop_spinner(query, "".join(block.text for block in reply.blocks if isinstance(block, Note)))
        else:
            await _stop_spinner(query)
            await _show(context, query, reply, 0)

    async def _vote_on(self, reply: Reply, card: Card, query: CallbackQuery) -> bool | None:
        """The vote of whoever presses on what is shown now; None in groups, where each person sees the same buttons."""
        if reply.page is None or not isinstance(query.message, Message) or place_of(query.message) == "group":
            return None
        return await self._services.store.cards.vote_of(card.id, reply.page.position, query.from_user.id)

    async def _vote(self, press: Press, choice: Choice, query: CallbackQuery) -> None:
        reply = await self._choose(choice)
        if query.message is None or reply is None or reply.page is None or reply.page.outcome == "listed":
            return
        for evidence in reply.page.evidence:
            self._services.store.cards.vote(
                press.card_id,
                reply.page.position,
                query.from_user.id,
                evidence.article.id,
                evidence.text,
                liked=press.verb == "like",
            )


def _choice(press: Press, message: Message, card: Card | None) -> Choice:
    shown = card.bookmark if card else None
    return Choice(press.verb, press.key, talk_of(message), place_of(message), message.chat.id, shown)


async def _mark(press: Press, query: CallbackQuery, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Mark the chosen vote on its button; not in groups, where each person sees the same buttons."""
    message = query.message
    if not isinstance(message, Message) or place_of(message) == "group" or message.reply_markup is None:
        return
    keyboard = _with_vote(message.reply_markup, press)
    if keyboard == message.reply_markup:
        return
    with suppress(BadRequest):  # somebody else may have turned the page meanwhile
        await context.bot.edit_message_reply_markup(
            message.chat.id, message.message_id, reply_markup=keyboard, api_kwargs=NO_PARSE_MODE
        )


def _with_vote(keyboard: InlineKeyboardMarkup, vote: Press) -> InlineKeyboardMarkup:
    """The buttons with a mark at that vote, and none at the other one on the same words."""
    votes: tuple[Verb, ...] = ("like", "dislike")
    return marked(keyboard, vote.data, {Press(verb, vote.key, vote.card_id).data for verb in votes})


async def _show(
    context: ContextTypes.DEFAULT_TYPE, query: CallbackQuery, reply: Reply, card_id: int, *, liked: bool | None = None
) -> None:
    """Show a reply in the message, with a mark at the vote that the person has given before."""
    if query.message:
        pieces, keyboard = to_html(reply), keyboard_of(reply, card_id, context.bot.bot)
        if keyboard and reply.page and liked is not None:
            keyboard = _with_vote(keyboard, Press("like" if liked else "dislike", str(reply.page.position), card_id))
        await edit(context.bot, query.message.chat.id, query.message.message_id, pieces[0], keyboard)


async def _stop_spinner(query: CallbackQuery, text: str | None = None, *, is_alert: bool = False) -> None:
    with suppress(BadRequest):  # Telegram forgets a press after some seconds; what it asks for is done all the same
        await query.answer(text, show_alert=is_alert)
