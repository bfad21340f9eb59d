"""Questions that waited while the bot was away are answered with an apology, unless too many wait."""

from __future__ import annotations

import datetime as dt

from telegram import Message
from telegram.constants import ChatType

from bot.talk.replies import Reply
from bot.telegram.monitoring import behind
from bot.wording import ngettext

LATE = dt.timedelta(hours=1)
"""Age at which a question is late. Telegram keeps what it cannot deliver for a day."""
MANY = 20
"""Messages waiting behind a late question of a group, above which it is not answered: a minute of its flood limit."""


def is_passed_over(message: Message) -> bool:
    """Whether nobody waits for the answer any more: a late question in a group, with many messages behind it."""
    return _age_of(message) > LATE and message.chat.type != ChatType.PRIVATE and behind() > MANY


def with_regret(reply: Reply, message: Message) -> Reply:
    """The reply, below an apology if it is late."""
    age = _age_of(message)
    if age <= LATE or reply.is_empty or reply.work:
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
    return reply.below(regret)


def _age_of(message: Message) -> dt.timedelta:
    return dt.datetime.now(dt.UTC) - (message.edit_date or message.date)
