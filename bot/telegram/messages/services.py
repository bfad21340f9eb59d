"""What the handlers of messages and of pressed buttons share."""

from __future__ import annotations

from dataclasses import dataclass

from bot.talk.conversation import Conversation
from bot.telegram.admins import Admins
from bot.telegram.languages import Languages
from bot.telegram.messages.delivery import Delivery
from bot.telegram.storing.store import BotStore
from bot.telegram.threads import Shares
from bot.telegram.wire.order import ChatOrder


@dataclass(frozen=True, slots=True)
class Services:
    """The conversation, what is kept, the languages and admins of chats, the way back to them, the threads that a
    chat may take for its answers, and the order of what is worked on.
    """

    conversation: Conversation
    store: BotStore
    languages: Languages
    admins: Admins
    delivery: Delivery
    shares: Shares
    order: ChatOrder
