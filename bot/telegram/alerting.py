"""The job that searches for news for the watches and sends it: at once or in digests, to each chat at its own pace."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Set

from telegram import Bot
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError
from telegram.ext import ContextTypes

from bot.talk.conversation import Conversation
from bot.talk.replies import Reply
from bot.talk.watching.alerts import DueAlert, Letter, alert_of, letters_of
from bot.talk.watching.obeying import Watching
from bot.telegram.drawing.buttons import keyboard_of
from bot.telegram.drawing.markup import to_html
from bot.telegram.messages.sending import Address, send
from bot.telegram.storing.store import BotStore
from bot.telegram.threads import in_background
from bot.wording import LANGUAGES, speaking

LOG = logging.getLogger(__name__)
HOWEVER_LATE: dict[str, object] = {"misfire_grace_time": None}
"""Has a job run that is late because the machine was busy: one that is a second late would be dropped, and with it all
that are to follow."""
TRIES = 5
"""The greatest number of times that an alert is sent if Telegram refuses it for a reason that may pass."""
CLOSED = ("chat not found", "thread not found", "peer_id_invalid", "have no rights", "topic_deleted")
"""What Telegram says of chats and topics in which the bot cannot write any more."""


class Alerting:
    """Sends chats what their watches wait for.

    An alert is stored before it is sent and deleted afterwards, so that a restart neither loses nor repeats it, unless
    the process is killed between the two. Alerts share the flood limits of answers (`wire/pacing.py`). If `served`
    names people and chats, only these get alerts, and people only for the watches that they have set themselves.
    """

    def __init__(
        self,
        watching: Watching,
        conversation: Conversation,
        store: BotStore,
        every: float,
        served: Set[int] = frozenset(),
        now: Callable[[], float] = time.time,
    ) -> None:
        self._watching = watching
        self._every = every
        self._served = served
        self._conversation = conversation
        self._store = store
        self._now = now
        self._busy: set[int] = set()
        self._struck: set[int] = set()
        self._refused: dict[int, int] = {}

    async def on_time(self, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Search for news, send what is due, and schedule the next search `every` seconds later.

        A chat to which alerts are still being sent is left out. Of several replicas only one searches and sends.
        """
        try:
            if self._store.is_leading:
                await self._store.catch_up()
                await self._look_and_tell(context)
        finally:
            if context.job_queue and context.application.running:
                context.job_queue.run_once(self.on_time, self._every, job_kwargs=HOWEVER_LATE)

    async def _look_and_tell(self, context: ContextTypes.DEFAULT_TYPE) -> None:
        await in_background(self._watching.lookout.look)
        by_chat: dict[int, list[DueAlert]] = {}
        for one in await self._store.findings.due(self._now()):
            if one.id not in self._struck:
                by_chat.setdefault(one.chat_id, []).append(one)
        for chat_id, alerts in by_chat.items():
            if chat_id not in self._busy and context.application.running:
                self._busy.add(chat_id)
                context.application.create_task(self._tell(chat_id, alerts, context.bot))

    async def _tell(self, chat_id: int, alerts: list[DueAlert], bot: Bot) -> None:
        try:
            for letter in letters_of(alerts, self._watching.book.every):
                if not self._store.is_leading or not await self._deliver(letter, bot):
                    return
        finally:
            self._busy.discard(chat_id)

    async def _deliver(self, letter: Letter, bot: Bot) -> bool:
        """Send one message; False if the chat's other messages have to wait for another time."""
        try:
            await self._send(letter, bot)
        except Forbidden:
            LOG.info("A chat is closed to the bot: nothing is watched for it any more.")
            await asyncio.to_thread(self._watching.book.drop, letter.chat_id)
            return False
        except BadRequest as refusal:
            if any(words in refusal.message.lower() for words in CLOSED):
                self._stop_here(letter)
            elif not self._is_given_up(letter):
                return False
        except (NetworkError, RetryAfter):
            return False
        except TelegramError:
            if not self._is_given_up(letter):
                return False
        self._strike(letter)
        return True

    async def _send(self, letter: Letter, bot: Bot) -> None:
        watches = self._watching.book.every
        kept = [watches[one.watch_id] for one in letter.alerts if one.watch_id in watches]
        if self._served and not {letter.chat_id, *(one.person_id for one in kept)} & self._served:
            return
        spoken = self._store.languages.of(kept[0].person_id) or kept[0].language if kept else ""
        with speaking(spoken if spoken in LANGUAGES else "en"):
            reply = await asyncio.to_thread(self._reply, letter)
            if reply.is_empty:
                return
            card = self._store.cards.add(letter.chat_id, kept[0].person_id if kept else 0, 0, reply.bookmark)
            address = Address(letter.chat_id, letter.thread or None)
            sent = await send(bot, address, to_html(reply), keyboard_of(reply, card.id))
        self._store.cards.answered(card, sent[-1].message_id)
        if sent[-1].chat.id != letter.chat_id:  # the group has become a supergroup
            await asyncio.to_thread(self._conversation.move, letter.chat_id, sent[-1].chat.id)

    def _reply(self, letter: Letter) -> Reply:
        with self._conversation.libraries.asking(letter.chat_id) as answers:
            return alert_of(letter, answers, self._watching.book.every)

    def _stop_here(self, letter: Letter) -> None:
        """Delete the watches of a chat or topic in which the bot can no longer write."""
        LOG.info("A topic or chat is gone: nothing is watched for it any more.")
        watches = self._watching.book.of(letter.chat_id)
        self._watching.book.remove(one.id for one in watches if one.thread == letter.thread)

    def _is_given_up(self, letter: Letter) -> bool:
        """Whether a message was refused so often that it is not sent again."""
        number = letter.alerts[0].id
        self._refused[number] = self._refused.get(number, 0) + 1
        if self._refused[number] < TRIES:
            return False
        LOG.warning("An alert was refused %d times and is given up.", TRIES)
        del self._refused[number]
        return True

    def _strike(self, letter: Letter) -> None:
        self._struck.update(one.id for one in letter.alerts)
        self._store.findings.strike(letter.alerts)
