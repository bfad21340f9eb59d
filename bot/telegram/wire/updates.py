"""Updates as Telegram sends them, and what becomes of one that cannot be read."""

from __future__ import annotations

import logging

from telegram import Update

from bot.telegram.wire.latest import Latest

LOG = logging.getLogger(__name__)
MESSAGES = ("message", "edited_message", "channel_post", "edited_channel_post", "guest_message")
"""The kinds of update that are a message."""
BITS = 64
"""Of ids in the bot's store; those of Telegram have 52."""
PLAIN = frozenset({
    "message_id", "ephemeral_message_id", "message_thread_id", "is_topic_message", "date", "edit_date", "chat", "from",
    "sender_chat", "author_signature", "is_automatic_forward", "via_bot", "media_group_id", "guest_query_id", "text",
    "entities", "caption", "caption_entities", "quote",
})  # fmt: skip
"""The fields of a message that tell who wrote what and where; the others are what is attached to it."""


class UpdateReader:
    """Reads updates. One that cannot be read is warned of once.

    Of a message with something attached that python-telegram-bot cannot read, because a server of another version has
    sent it, the rest is taken. Anything else comes as an empty update, which nobody answers. python-telegram-bot would
    stumble over it, and over those that come with it, each time that Telegram sends it again.
    """

    def __init__(self) -> None:
        self._warned: Latest[int] = Latest()

    def readable(self, update: object) -> dict[str, object] | None:
        """The update or what can be read of it, at least its id; None for something that does not even have one."""
        match update:
            case {"update_id": int(number)} if isinstance(update, dict) and number.bit_length() < BITS:
                trouble = _trouble_with(update)
                if not trouble:
                    return update
                self._warn(number, trouble)
                plain = _plain(update)
                return plain if plain and not _trouble_with(plain) else {"update_id": number}
            case _:
                self._warn(-1, type(update).__name__)
                return None

    def _warn(self, number: int, reason: str) -> None:
        if self._warned.is_new(number):
            LOG.warning("An update cannot be read (%s) and is passed over.", reason)


def _trouble_with(update: dict[str, object]) -> str:
    """The kind of error with which an update cannot be read; empty where it can."""
    try:
        read = Update.de_json(update, None)
    except Exception as error:  # noqa: BLE001 - whatever python-telegram-bot stumbles over
        return type(error).__name__
    message = read.effective_message
    ids = [one.id for one in (read.effective_chat, read.effective_sender) if one]
    ids += [message.message_id] if message else []
    return "" if all(number.bit_length() < BITS for number in ids) else "OverflowError"


def _plain(update: dict[str, object]) -> dict[str, object] | None:
    """The update with a plain message: without what is attached to it; None where it is no message."""
    for kind in MESSAGES:
        match update.get(kind):
            case dict() as message:
                plain = {name: value for name, value in message.items() if name in PLAIN}
                return {"update_id": update["update_id"], kind: plain}
    return None
