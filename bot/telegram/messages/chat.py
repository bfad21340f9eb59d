"""Carries messages from Telegram to the conversation, and its replies back."""

from __future__ import annotations

import asyncio
import dataclasses
import datetime as dt

from telegram import Message, Update
from telegram.constants import ChatMemberStatus, ChatType
from telegram.ext import ContextTypes

from bot.talk.commands import Call, is_known
from bot.talk.conversation import unavailable
from bot.talk.library.sources import Source
from bot.talk.replies import Reply, say
from bot.talk.requests import Request
from bot.talk.welcome.hello import joined
from bot.telegram.drawing.markup import to_html
from bot.telegram.messages.albums import Albums
from bot.telegram.messages.ephemeral import is_for_asker
from bot.telegram.messages.lateness import is_passed_over, with_regret
from bot.telegram.messages.reading import author_of, question_below, request_of
from bot.telegram.messages.replied import replies_to
from bot.telegram.messages.sending import Address, address_of, send
from bot.telegram.messages.services import Services
from bot.telegram.messages.typing_indicator import Typing
from bot.telegram.monitoring import note, note_command
from bot.telegram.storing.cards import Card
from bot.telegram.wire.latest import Latest
from bot.wording import _

PRESENT = {ChatMemberStatus.MEMBER, ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.RESTRICTED}
SOON = dt.timedelta(minutes=15)
"""After this time a corrected message is not answered anew."""


Obeyed = tuple[int, int, str, tuple[Source, ...]]
"""The chat and the number of a message that changes a library, what it says, and what it brings."""


class TelegramChat:
    """The handlers of one bot's messages."""

    def __init__(self, services: Services, albums: Albums) -> None:
        self._services = services
        self._typing = Typing()
        self._albums = albums
        self._brought: Latest[tuple[int, int]] = Latest()
        self._obeyed: Latest[Obeyed] = Latest()

    async def on_message(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer a message that is meant for the bot; keep silent on others."""
        message = update.effective_message
        request = self._request_of(message, context) if message else None
        if message is None or request is None:
            return
        if is_passed_over(message):
            note("passed over")
            return
        if await self._albums.is_answered(message):
            note("passed over")
            return
        if request.call.changes:
            self._brought.is_new((message.chat.id, message.message_id))
            self._obeyed.is_new(_obeyed(message, request))
        await self._answer(update, message, request, context)

    async def _answer(
        self, update: Update, message: Message, request: Request, context: ContextTypes.DEFAULT_TYPE
    ) -> None:
        card = await self._card_replied_to(message)
        follows = card.bookmark if card else None
        follows_nothing = follows is None and replies_to(message, context.bot.bot)
        request = dataclasses.replace(request, follows=follows, follows_nothing=follows_nothing)
        reply = await self._reply_to(update, message, request, context)
        await self._services.delivery.send(
            context.bot,
            message,
            author_of(message),
            with_regret(reply, message),
            is_for_asker=is_for_asker(request, reply),
        )
        if reply.work and (asked := question_below(message, request)):
            reply = await self._reply_to(update, message, asked, context)
            await self._services.delivery.send(context.bot, message, author_of(message), reply)

    async def on_edit(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer a corrected message where its first answer stands; answer it anew if it asked nothing before.

        This is done only soon after it was written, because Telegram also reports edits for reasons of its own. A
        message that is corrected into a link or into /add is obeyed, and so is another link in its place; what has
        changed the library already is not done again.
        """
        message = update.effective_message
        request = self._request_of(message, context) if message else None
        if message is None or request is None or message.edit_date is None or not (message.text or message.caption):
            return
        if message.edit_date - message.date > SOON:
            return
        card = await self._services.store.cards.of_question(message.chat.id, message.message_id)
        if request.call.changes:
            is_known = card is not None or (message.chat.id, message.message_id) in self._brought
            if is_known and _obeyed(message, request) not in self._obeyed:
                await self.on_message(update, context)
                return
            below = question_below(message, request)
            if below is None:
                return
            request = below  # the file has been read already
        if card is None:
            await self._answer(update, message, request, context)
            return
        request = dataclasses.replace(request, replaces=card.bookmark.subject if card.bookmark else None)
        reply = await self._reply_to(update, message, request, context)
        if not await self._services.delivery.replace(context.bot, card, reply):
            await self._services.delivery.send(context.bot, message, author_of(message), reply)

    async def on_membership(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Explain in a group that the bot has just joined how it is asked: most messages never reach it there.

        If it was removed or blocked, feeds are not followed and nothing is watched any more. A small group may have
        become a supergroup, which takes both along; if it has not, the next refreshing finds out.
        """
        change = update.my_chat_member
        if change and change.chat.type != ChatType.GROUP and change.new_chat_member.status not in PRESENT:
            await asyncio.to_thread(self._services.conversation.leave, change.chat.id)
        if change is None or change.chat.type not in {ChatType.GROUP, ChatType.SUPERGROUP}:
            return
        if change.old_chat_member.status in PRESENT or change.new_chat_member.status not in PRESENT:
            return
        await send(context.bot, Address(change.chat.id, silent=True), to_html(joined()))

    async def on_migration(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A group has become a supergroup with another id, where its talk and its library go on.

        Telegram tells both chats, in any order.
        """
        del context
        message = update.effective_message
        if message is None:
            return
        if message.migrate_to_chat_id:
            await asyncio.to_thread(self._services.conversation.move, message.chat.id, message.migrate_to_chat_id)
        if message.migrate_from_chat_id:
            await asyncio.to_thread(self._services.conversation.move, message.migrate_from_chat_id, message.chat.id)

    def _request_of(self, message: Message, context: ContextTypes.DEFAULT_TYPE) -> Request | None:
        return request_of(message, context.bot, takes_sources=self._services.conversation.libraries.are_kept)

    async def _reply_to(
        self, update: Update, message: Message, request: Request, context: ContextTypes.DEFAULT_TYPE
    ) -> Reply:
        note_command(request.call.name if is_known(request.call.name, request.place) else "unknown")
        if request.call.name == "forgetme":
            await self._services.order.withdraw(author_of(message), update.update_id)
        if message.text is None and request.call == Call("ask"):
            return say(_("I can only read text. Type a question about the articles, or /help."))
        if request.call.changes:
            may_change = await self._services.admins.may_change(context.bot, message)
            request = dataclasses.replace(request, may_change=may_change)
        async with self._typing.during(context.bot, address_of(message)):
            reply = await self._services.shares.run(request.chat_id, self._services.conversation.respond, request)
        if reply.forgets and not await self._services.store.forget(author_of(message), update.update_id):
            return unavailable()
        if not reply.forgets:
            self._keep(message, request, reply)
        if reply.speaks:
            self._services.languages.choose(message, reply.speaks)
        if reply.forgets or reply.speaks:
            self._services.languages.settle(message, context)
        return reply

    def _keep(self, message: Message, request: Request, reply: Reply) -> None:
        """Keep what the talk is about now, and the words that its author has typed for that."""
        if request.call.argument and reply.page:
            self._services.store.keep_words(message.chat.id, author_of(message), reply.page.subject)
        self._services.store.keep_talk(request.talk, author_of(message))

    async def _card_replied_to(self, message: Message) -> Card | None:
        replied = message.reply_to_message
        return await self._services.store.cards.of_answer(message.chat.id, replied.message_id) if replied else None


def _obeyed(message: Message, request: Request) -> Obeyed:
    return message.chat.id, message.message_id, request.call.argument, request.sources
