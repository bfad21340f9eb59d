"""Questions that waited while the bot was away: each is answered with a word of regret, unless too many wait."""

from __future__ import annotations

import dataclasses
import datetime as dt

from telegram import Message
from telegram.constants import ChatType

from bot.talk.replies import Paragraph, Reply
from bot.telegram.monitoring import behind
from bot.wording import ngettext

LATE = dt.timedelta(hours=1)
"""Younger questions are answered as if nothing had been. Telegram keeps what it cannot deliver for a day."""
MANY = 20
"""So many late questions a group is answered at most before others: a minute's worth of its flood limit."""


def is_passed_over(message: Message) -> bool:
    """Whether nobody waits for the answer any more: a late question, in a group, with many messages behind it."""
    return _age_of(message) > LATE and message.chat.type != ChatType.PRIVATE and behind() > MANY


def with_regret(reply: Reply, message: Message) -> Reply:
    """The reply, which says so above the answer where it is late."""
    age = _age_of(message)
    if age <= LATE or not reply.blocks:
        return reply
    hours = int(age.total_seconds()) // 3600
    if hours < 48:
        regret = ngettext(
            "Sorry, I was away. You wrote this {number} hour ago.",
            "Sorry, I was away. You wrote this {number} hours ago.",
            hours,
        )
    else:
        regret = ngettext(
            "Sorry, I was away. You wrote this {number} day ago.",
            "Sorry, I was away. You wrote this {number} days ago.",
            hours // 24,
        )
    return dataclasses.replace(reply, blocks=(Paragraph(regret), *reply.blocks))


def _age_of(message: Message) -> dt.timedelta:
    return dt.datetime.now(dt.UTC) - (message.edit_date or message.date)
