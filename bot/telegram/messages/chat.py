"""Carries messages from Telegram to the conversation and its replies back: the one crossing from the event loop."""

from __future__ import annotations

import asyncio
import dataclasses
import datetime as dt

from telegram import Message, Update
from telegram.constants import ChatMemberStatus, ChatType
from telegram.ext import ContextTypes

from bot.talk.commands import parse
from bot.talk.conversation import Request
from bot.talk.deep_links import question_in
from bot.talk.library.chats import ChatLibraries
from bot.talk.pages import no_articles
from bot.talk.replies import Paragraph, Reply
from bot.telegram.cards import Card, Cards
from bot.telegram.drawing.markup import to_html
from bot.telegram.languages import Languages
from bot.telegram.messages.delivery import deliver, redeliver
from bot.telegram.messages.following import Follower
from bot.telegram.messages.holdings import nothing_yet
from bot.telegram.messages.lateness import is_passed_over, with_regret
from bot.telegram.messages.librarian import Librarian
from bot.telegram.messages.privacy import Privacy
from bot.telegram.messages.reading import request_of, talk_name
from bot.telegram.messages.sending import Address, address_of, send
from bot.telegram.messages.typing_indicator import Typing
from bot.telegram.monitoring import note
from bot.wording import N_, _

PRESENT = {ChatMemberStatus.MEMBER, ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.RESTRICTED}
SOON = dt.timedelta(minutes=15)
INVITATION = N_(
    "Send me a link or a file, or forward a message, and I answer from that too, to you alone. /library shows what "
    "there is."
)
ONLY_TEXT = N_("I can only read text. Type a question about the articles, or /help.")


class TelegramChat:
    """The handlers of one bot's messages."""

    def __init__(
        self,
        libraries: ChatLibraries,
        cards: Cards,
        languages: Languages,
        librarian: Librarian,
        follower: Follower,
        privacy: Privacy,
    ) -> None:
        self._libraries = libraries
        self._cards = cards
        self._languages = languages
        self._librarian = librarian
        self._follower = follower
        self._privacy = privacy
        self._typing = Typing()

    async def on_message(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer a message that is meant for the bot; keep silent on others."""
        message = update.effective_message
        request = request_of(message, context.bot.bot) if message else None
        if message and request and is_passed_over(message):
            note("passed over")
        elif message and request and self._librarian.is_concerned(message, request):
            await self._librarian.take(message, request, context.bot)
        elif message and request:
            follows = self._card_replied_to(message)
            request = dataclasses.replace(request, follows=follows.shown if follows else None)
            reply = await self._reply_to(message, request, context)
            await self._answer(message, with_regret(reply, message), context)

    async def on_edit(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer a corrected message where its first answer stands; one that asked nothing before is answered anew.

        Only soon after it was written: Telegram reports edits for reasons of its own, too.
        """
        message = update.effective_message
        request = request_of(message, context.bot.bot) if message else None
        if message is None or request is None or message.edit_date is None or not request.text.strip():
            return
        if message.edit_date - message.date > SOON or self._librarian.is_concerned(message, request):
            return
        card = self._cards.of_question(message.chat.id, message.message_id)
        if card is None:
            await self.on_message(update, context)
            return
        request = dataclasses.replace(request, replaces=card.shown.subject if card.shown else None)
        reply = await self._reply_to(message, request, context)
        if not await redeliver(context.bot, self._cards, card, reply):
            await self._answer(message, reply, context)

    async def on_membership(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Say in a group that the bot has just been added to how it is asked: most messages never reach it there.

        Where it was removed or blocked, feeds are followed no more. A small group may have become a supergroup, which
        takes its feeds along; if not, the next refreshing finds out.
        """
        change = update.my_chat_member
        if change and change.chat.type != ChatType.GROUP and change.new_chat_member.status not in PRESENT:
            await asyncio.to_thread(self._follower.unfollow_all, change.chat.id)
        if change is None or change.chat.type not in {ChatType.GROUP, ChatType.SUPERGROUP}:
            return
        if change.old_chat_member.status in PRESENT or change.new_chat_member.status not in PRESENT:
            return
        request = Request("/help", talk_name(change.chat.id), "group")
        reply = await asyncio.to_thread(self._respond, change.chat.id, request)
        await send(context.bot, Address(change.chat.id, silent=True), to_html(reply))

    async def on_migration(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A group has become a supergroup, under another id: its talk and its library go on there.

        Both are told, in any order.
        """
        del context
        message = update.effective_message
        if message is None:
            return
        if message.migrate_to_chat_id:
            await self._move(message.chat.id, message.migrate_to_chat_id)
        if message.migrate_from_chat_id:
            await self._move(message.migrate_from_chat_id, message.chat.id)

    async def _move(self, chat_id: int, new_id: int) -> None:
        self._libraries.shared.move_talk(talk_name(chat_id), talk_name(new_id))
        await asyncio.to_thread(self._libraries.move, chat_id, new_id)

    async def _reply_to(self, message: Message, request: Request, context: ContextTypes.DEFAULT_TYPE) -> Reply:
        if not request.text.strip() and message.text is None:
            return Reply((Paragraph(_(ONLY_TEXT)),))
        private = await self._privacy.reply_to(request, message)
        if private:
            self._languages.settle(message, context)
            return private
        async with self._typing.during(context.bot, address_of(message)):
            reply = await asyncio.to_thread(self._respond, message.chat.id, request)
        if reply.speaks:
            self._languages.choose(message, reply.speaks)
            self._languages.settle(message, context)
        return _inviting(reply, request, message.chat.id) if self._libraries.are_kept else reply

    def _respond(self, chat_id: int, request: Request) -> Reply:
        with self._libraries.asking(chat_id) as conversation:
            return conversation.respond(request)

    async def _answer(self, message: Message, reply: Reply, context: ContextTypes.DEFAULT_TYPE) -> None:
        await deliver(context.bot, self._cards, message, message.from_user, address_of(message), reply)

    def _card_replied_to(self, message: Message) -> Card | None:
        replied = message.reply_to_message
        return self._cards.of_answer(message.chat.id, replied.message_id) if replied else None


def _inviting(reply: Reply, request: Request, chat_id: int) -> Reply:
    """The reply, with a word on how a chat gets articles of its own where that helps."""
    if reply == no_articles():
        return nothing_yet(chat_id)
    call = parse(request.text)
    is_greeting = call and call.name == "start" and not question_in(call.argument)
    if is_greeting and request.place == "private" and reply.blocks:
        return dataclasses.replace(reply, blocks=(reply.blocks[0], Paragraph(_(INVITATION)), *reply.blocks[1:]))
    return reply
