"""Guest mode: the bot is called by its name in a chat that it is not a member of, and answers there once."""

from __future__ import annotations

import dataclasses
from contextlib import suppress

from telegram import InlineQueryResultArticle, InputTextMessageContent, Message, Update
from telegram.error import BadRequest
from telegram.ext import ContextTypes

from bot.talk.conversation import Conversation
from bot.talk.replies import Citation, Note, Reply, Verb
from bot.telegram.drawing.buttons import keyboard_of
from bot.telegram.drawing.markup import in_one_message, to_html
from bot.telegram.messages.reading import guest_call
from bot.telegram.monitoring import note, note_command
from bot.telegram.threads import Shares
from bot.wording import _

KEPT: tuple[Verb, ...] = ("article", "copy")
"""Actions that work under an answer of which no card is kept."""


class Guests:
    """The handler of guest messages: a question is answered, a message that is replied to is checked.

    As in inline mode, the articles are those that everybody asks and those of the private chat of whoever calls the
    bot. Those of the chat where it is called are never asked, although the bot may have a library under that chat's id.
    """

    def __init__(self, conversation: Conversation, shares: Shares) -> None:
        self._conversation = conversation
        self._shares = shares

    async def on_message(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer a guest message in one message; keep silent on other bots."""
        message = update.guest_message
        if message is None or message.guest_query_id is None:
            return
        call = guest_call(message, context.bot)
        if call is None:
            return
        note_command(call.name if call.name in {"ask", "check"} else "unknown")
        library = _library_of(message)
        reply = await self._shares.run(library, self._conversation.answer_aside, call, library)
        note("unanswered" if reply.page and reply.page.outcome == "unanswered" else "answered")
        with suppress(BadRequest):  # the query may be too old
            await context.bot.answer_guest_query(message.guest_query_id, _result(reply))


def _library_of(message: Message) -> int:
    """The private chat of whoever wrote the message; 0, which is nobody's, for groups and channels that write."""
    return message.from_user.id if message.from_user and message.sender_chat is None else 0


def _result(reply: Reply) -> InlineQueryResultArticle:
    actions = tuple(action for action in reply.actions if action.verb in KEPT)
    keyboard = keyboard_of(dataclasses.replace(reply, actions=actions), 0)
    return InlineQueryResultArticle("answer", "On Record", InputTextMessageContent(_in_one_message(reply)), keyboard)


def _in_one_message(reply: Reply) -> str:
    """The reply as one piece of HTML: without its last blocks, where all of them do not fit."""
    match reply.blocks:
        case (Citation(evidence),):
            return in_one_message(evidence)
    pieces = to_html(reply)
    blocks = reply.blocks
    while len(pieces) > 1 and len(blocks) > 1:
        blocks = blocks[:-1]
        rest = Note(_("There is more, which I don’t show here."))
        pieces = to_html(dataclasses.replace(reply, blocks=(*blocks, rest)))
    return pieces[0]
