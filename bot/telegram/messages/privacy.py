"""What is kept about people, and how they have it deleted."""

from __future__ import annotations

import asyncio

from telegram import Message
from telegram.constants import ChatType

from bot.talk.commands import parse
from bot.talk.conversation import Request
from bot.talk.library.chats import ChatLibraries
from bot.talk.replies import Paragraph, Reply
from bot.telegram.cards import Cards
from bot.telegram.messages.removals import Removals
from bot.wording import _


class Privacy:
    """Answers /privacy and obeys /forgetme."""

    def __init__(self, libraries: ChatLibraries, removals: Removals, cards: Cards) -> None:
        self._libraries = libraries
        self._removals = removals
        self._cards = cards

    async def reply_to(self, request: Request, message: Message) -> Reply | None:
        """The reply where one of the two was typed; None where not."""
        call = parse(request.text)
        match call.name if call else "":
            case "privacy":
                return _kept()
            case "forgetme":
                return await self._forget(request, message)
            case _:
                return None

    async def _forget(self, request: Request, message: Message) -> Reply:
        self._cards.forget(message.from_user.id if message.from_user else 0)
        self._libraries.shared.forget_talk(request.talk)
        told = _("Done: I have deleted what you asked, how you voted and which language you chose.")
        if message.chat.type == ChatType.PRIVATE:
            self._removals.forget(message.chat.id)
            if await asyncio.to_thread(self._libraries.erase, message.chat.id):
                told = _(
                    "Done: I have deleted what you asked, how you voted and which language you chose, and the articles "
                    "and feeds of this chat."
                )
        return Reply((Paragraph(told),))


def _kept() -> Reply:
    kept = _(
        "What I keep: your questions with the ids of the chat, of you and of the messages, so that buttons and "
        "follow-ups work, your 👍 and 👎, and the language that you choose. What I have no time to answer before I am "
        "stopped I keep until I am started again."
    )
    articles = _(
        "The articles and feeds that you add in our private chat I keep for you alone, until you remove them. What "
        "the admins of a group add is the group’s: I do not note who added it, and everybody there can ask it."
    )
    nothing_else = _("I keep nothing else, my logs hold no words of yours, and nobody else gets any of it.")
    deleted = _(
        "/forgetme deletes what I keep of you, at once and for good. Older buttons stop working then. In our private "
        "chat it deletes your articles and feeds, too; what a group has added stays until its admins remove it with "
        "/forget."
    )
    return Reply(tuple(Paragraph(text) for text in (kept, articles, nothing_else, deleted)))
