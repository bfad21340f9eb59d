"""Sends and edits messages: where an answer belongs, and how it gets there."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from telegram import Bot, InlineKeyboardMarkup, Message, ReplyParameters
from telegram.constants import ChatType
from telegram.error import BadRequest, ChatMigrated

from bot.telegram.messages.reading import topic_of


@dataclass(frozen=True, slots=True)
class Address:
    """Where an answer belongs: the chat, the topic and the message it replies to. `silent`: without a notification."""

    chat_id: int
    thread_id: int | None = None
    reply_to: int | None = None
    silent: bool = False


def address_of(message: Message) -> Address:
    """Where the answer to a message belongs."""
    silent = message.chat.type != ChatType.PRIVATE
    return Address(message.chat.id, topic_of(message), message.message_id, silent)


async def send(
    bot: Bot, address: Address, pieces: Sequence[str], keyboard: InlineKeyboardMarkup | None = None
) -> list[Message]:
    """Send the pieces in order, the first as a reply, the last with the buttons.

    A group that has become a supergroup gets them there.
    """
    sent = []
    for number, piece in enumerate(pieces, 1):
        markup = keyboard if number == len(pieces) else None
        try:
            sent.append(await _send_one(bot, address, piece, markup))
        except ChatMigrated as moved:
            address = dataclasses.replace(address, chat_id=moved.new_chat_id, reply_to=None)
            sent.append(await _send_one(bot, address, piece, markup))
        address = dataclasses.replace(address, reply_to=None)
    return sent


async def send_photo(bot: Bot, address: Address, png: bytes, caption: str) -> Message:
    """Send a picture as a reply; a group that has become a supergroup gets it there."""
    try:
        return await _send_one_photo(bot, address, png, caption)
    except ChatMigrated as moved:
        return await _send_one_photo(
            bot, dataclasses.replace(address, chat_id=moved.new_chat_id, reply_to=None), png, caption
        )


async def edit(bot: Bot, chat_id: int, message_id: int, piece: str, keyboard: InlineKeyboardMarkup | None) -> None:
    """Show something else in a message of the bot; it may show that already."""
    try:
        await bot.edit_message_text(piece, chat_id, message_id, reply_markup=keyboard)
    except BadRequest as refusal:
        if "not modified" not in refusal.message:
            raise


async def _send_one_photo(bot: Bot, address: Address, png: bytes, caption: str) -> Message:
    return await bot.send_photo(
        address.chat_id,
        png,
        caption,
        message_thread_id=address.thread_id,
        reply_parameters=_reply_parameters(address),
        disable_notification=address.silent,
    )


async def _send_one(bot: Bot, address: Address, piece: str, keyboard: InlineKeyboardMarkup | None) -> Message:
    return await bot.send_message(
        address.chat_id,
        piece,
        message_thread_id=address.thread_id,
        reply_parameters=_reply_parameters(address),
        disable_notification=address.silent,
        reply_markup=keyboard,
    )


def _reply_parameters(address: Address) -> ReplyParameters | None:
    return None if address.reply_to is None else ReplyParameters(address.reply_to, allow_sending_without_reply=True)
