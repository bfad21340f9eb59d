"""Which messages are meant for the bot, and what they ask: parsed here, once. Sends nothing."""

from __future__ import annotations

import dataclasses
import re
from functools import partial

from telegram import Bot, Message, User
from telegram.constants import ChatType

from bot.talk.commands import Call, Place, is_known, parse, parse_command
from bot.talk.library.sources import Source
from bot.talk.requests import Request
from bot.telegram.messages.files import file_of
from bot.telegram.messages.replied import asked_below, replies_to, with_replied
from bot.telegram.messages.sources import links_in, sources_for, sources_of

READING = frozenset({"add", "follow", "proof"})
"""The commands that are given something to be read."""


def request_of(message: Message, bot: Bot, *, takes_sources: bool = False) -> Request | None:
    """What `message` asks of `bot`; None if it is not meant for it.

    In a private chat every message is meant for the bot; with `takes_sources`, links, files and forwarded posts are to
    be added. In a group these are meant for it: commands, except those that name another bot or that this one does not
    know; replies to the bot; mentions of it. Never meant for it are messages of other bots, its own answers that
    somebody chose inline, and what a channel posts into its discussion group.
    """
    text = message.text or message.caption or ""
    command = parse_command(text)
    if command and command.addressee and command.addressee.casefold() != (bot.bot.username or "").casefold():
        return None
    if message.via_bot and message.via_bot.id == bot.id:
        return None  # an answer that somebody chose inline
    if message.chat.type == ChatType.PRIVATE:
        given = sources_of(message, partial(file_of, bot=bot)) if takes_sources and command is None else ()
        if command is None and not given:
            asked = (asked_below(text, message, bot.bot) if text.strip() else None) or parse(text)
            return dataclasses.replace(_request(message, asked, ()), links=links_in(message))
        call = with_replied(command, message, bot.bot) if command else Call("add")
        return _request(message, call, given or _sources_of(call, message, bot))
    if message.chat.type == ChatType.CHANNEL or message.is_automatic_forward or _is_from_a_bot(message):
        return None
    return _group_request(message, text, command, bot)


def guest_call(message: Message, bot: Bot) -> Call | None:
    """What somebody asks who calls the bot in a chat that it is not a member of; None for other bots.

    Without a word and without a message that it replies to, nothing is asked: a question without text.
    """
    if _is_from_a_bot(message):
        return None
    question, _ = _without_mention(message.text or message.caption or "", bot.bot)
    command = parse_command(question) or parse_command(message.text or message.caption or "")
    if command:
        return with_replied(command, message, bot.bot)
    return asked_below(question, message, bot.bot) or Call("ask")


def question_below(message: Message, request: Request) -> Request | None:
    """The question that stands below a file to be read; None where the caption is empty, a command or a link."""
    caption = message.caption or ""
    if not message.document or request.call != Call("add") or parse_command(caption) or links_in(message):
        return None
    call = parse(caption)
    return dataclasses.replace(request, call=call, sources=()) if caption.strip() else None


def _group_request(message: Message, text: str, command: Call | None, bot: Bot) -> Request | None:
    replies = replies_to(message, bot.bot)
    if command:
        if command.addressee or replies or is_known(command.name, "group"):
            call = with_replied(command, message, bot.bot)
            return _request(message, call, _sources_of(call, message, bot))
        return None
    question, mentioned = _without_mention(text, bot.bot)
    asked = asked_below(question, message, bot.bot) if replies or mentioned else None
    if asked is None and mentioned and not question:
        asked = Call("ask")  # called without a word: told what can be asked
    return _request(message, asked, ()) if asked else None


def _request(message: Message, call: Call, sources: tuple[Source, ...]) -> Request:
    here = talk_of(message), place_of(message), message.chat.id
    return Request(call, *here, sources=sources, person_id=author_of(message))


def _sources_of(call: Call, message: Message, bot: Bot) -> tuple[Source, ...]:
    return sources_for(message, bot.id, partial(file_of, bot=bot)) if call.name in READING else ()


def place_of(message: Message) -> Place:
    """Whether a message was written in a private chat or in a group."""
    return "private" if message.chat.type == ChatType.PRIVATE else "group"


def talk_of(message: Message) -> str:
    """The talk that a message belongs to: that of its chat and topic."""
    thread = topic_of(message)
    return talk_name(message.chat.id) if thread is None else f"{talk_name(message.chat.id)}/{thread}"


def talk_name(chat_id: int) -> str:
    """The talk of a chat outside its topics."""
    return str(chat_id)


def author_of(message: Message) -> int:
    """The id of who wrote a message: a person, or the group or channel in whose name it was written.

    So all anonymous admins of one group count as one person, different from those of any other group.
    """
    author = message.sender_chat or message.from_user
    return author.id if author else 0


def topic_of(message: Message) -> int | None:
    """The topic to answer in; None outside forums, where threads of replies are not topics."""
    return message.message_thread_id if message.is_topic_message else None


def _is_from_a_bot(message: Message) -> bool:
    """Whether a bot wrote it, this one's inline results included; admins and channels post through service accounts."""
    return message.via_bot is not None or (
        message.from_user is not None and message.from_user.is_bot and message.sender_chat is None
    )


def _without_mention(text: str, bot: User) -> tuple[str, bool]:
    if not bot.username:
        return text.strip(), False
    question, mentions = re.subn(rf"(?<!\w)@{re.escape(bot.username)}(?!\w)", "", text, flags=re.IGNORECASE)
    return question.strip(), mentions > 0
