"""Which messages are meant for the bot, and what they ask. Sends nothing."""

from __future__ import annotations

import re

from telegram import Message, User
from telegram.constants import ChatType

from bot.talk.commands import Call, Place, is_known, parse
from bot.talk.conversation import Request


def request_of(message: Message, bot: User) -> Request | None:
    """What `message` asks of `bot`; None where it is not meant for it.

    In a private chat everything is. In groups commands are, but not those that name another bot or that only another
    bot knows, and replies to the bot and mentions of it. What other bots write, and what a channel posts into its
    discussion group, is not.
    """
    text = message.text or message.caption or ""
    call = parse(text)
    if call and call.addressee and call.addressee.casefold() != (bot.username or "").casefold():
        return None
    if message.chat.type == ChatType.PRIVATE:
        return Request(text, talk_of(message), "private")
    if message.chat.type == ChatType.CHANNEL or message.is_automatic_forward or _is_from_a_bot(message):
        return None
    replies = _replies_to(message, bot)
    if call:
        if call.addressee or replies or is_known(call.name, "group"):
            return Request(_call_text(call, message, bot), talk_of(message), "group")
        return None
    question, mentioned = _without_mention(text, bot)
    if not (replies or mentioned) or not question:
        return None
    return Request(question, talk_of(message), "group")


def place_of(message: Message) -> Place:
    return "private" if message.chat.type == ChatType.PRIVATE else "group"


def talk_of(message: Message) -> str:
    """The talk that a message belongs to: its chat, and the topic in it."""
    thread = topic_of(message)
    return talk_name(message.chat.id) if thread is None else f"{talk_name(message.chat.id)}/{thread}"


def talk_name(chat_id: int) -> str:
    return str(chat_id)


def topic_of(message: Message) -> int | None:
    """The topic to answer in; a thread of replies outside a forum is none."""
    return message.message_thread_id if message.is_topic_message else None


def _is_from_a_bot(message: Message) -> bool:
    """True for what a bot wrote, this one's inline results too; admins and channels post through service accounts."""
    return message.via_bot is not None or (
        message.from_user is not None and message.from_user.is_bot and message.sender_chat is None
    )


def _replies_to(message: Message, bot: User) -> bool:
    replied = message.reply_to_message
    return replied is not None and replied.from_user is not None and replied.from_user.id == bot.id


def _call_text(call: Call, message: Message, bot: User) -> str:
    """The command as typed; a bare /ask that replies to what a person wrote asks that."""
    replied = message.reply_to_message
    if call.name == "ask" and not call.argument and replied and not _replies_to(message, bot):
        return f"/ask {replied.text or replied.caption or ''}"
    return f"/{call.name} {call.argument}"


def _without_mention(text: str, bot: User) -> tuple[str, bool]:
    if not bot.username:
        return text.strip(), False
    question, mentions = re.subn(rf"(?<!\w)@{re.escape(bot.username)}(?!\w)", "", text, flags=re.IGNORECASE)
    return question.strip(), mentions > 0
