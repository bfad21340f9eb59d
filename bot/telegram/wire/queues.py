"""In which queue an update waits for those before it."""

from __future__ import annotations

from telegram import Update


def queue_of(update: Update) -> tuple[int, int] | None:
    """The messages of a chat form a queue, and so do the presses of buttons under one message.

    None for inline queries and guest messages, which wait for no other: Telegram forgets them after some seconds.
    """
    if update.callback_query and update.callback_query.message:
        return update.callback_query.message.chat.id, update.callback_query.message.message_id
    if update.guest_message:
        return None
    if update.message_reaction:
        return update.message_reaction.chat.id, 0
    return (update.effective_message.chat.id, 0) if update.effective_message else None
