"""What is kept about people, and how they have it deleted."""

from __future__ import annotations

import asyncio

from telegram import Message
from telegram.constants import ChatType

from bot.commands import parse
from bot.conversation import Request
from bot.replies import Paragraph, Reply
from bot.telegram.cards import Cards
from bot.telegram.library.chats import ChatLibraries
from bot.telegram.library.removals import Removals

KEPT = Reply(
    (
        Paragraph(
            "What I keep: your questions with the ids of the chat, of you and of the messages, so that buttons and "
            "follow-ups work, and your 👍 and 👎. What I have no time to answer before I am stopped I keep until I am "
            "started again."
        ),
        Paragraph(
            "The articles and feeds that you add in our private chat I keep for you alone, until you remove them. What "
            "the admins of a group add is the group’s: I do not note who added it, and everybody there can ask it."
        ),
        Paragraph("I keep nothing else, my logs hold no words of yours, and nobody else gets any of it."),
        Paragraph(
            "/forgetme deletes what I keep of you, at once and for good. Older buttons stop working then. In our "
            "private chat it deletes your articles and feeds, too; what a group has added stays until its admins "
            "remove it with /forget."
        ),
    )
)
FORGOTTEN = Reply((Paragraph("Done: I have deleted what you asked and how you voted."),))
FORGOTTEN_WITH_LIBRARY = Reply(
    (Paragraph("Done: I have deleted what you asked and how you voted, and the articles and feeds of this chat."),)
)


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
                return KEPT
            case "forgetme":
                return await self._forget(request, message)
            case _:
                return None

    async def _forget(self, request: Request, message: Message) -> Reply:
        self._cards.forget(message.from_user.id if message.from_user else 0)
        self._libraries.shared.forget_talk(request.talk)
        if message.chat.type != ChatType.PRIVATE:
            return FORGOTTEN
        self._removals.forget(message.chat.id)
        erased = await asyncio.to_thread(self._libraries.erase, message.chat.id)
        return FORGOTTEN_WITH_LIBRARY if erased else FORGOTTEN
