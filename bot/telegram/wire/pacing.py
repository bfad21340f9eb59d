"""Keeps Telegram's flood limits: how long each request to a chat has to wait.

The limits are those of Telegram's bot FAQ: about one message a second in a chat, twenty a minute in a group and thirty
a second altogether. python-telegram-bot's AIORateLimiter lets a chat have bursts that Telegram refuses, and while it
waits out a refusal for one chat it sends to no other; here each chat waits for itself.

What an earlier program sent counts as well: of groups its moments are recalled, and every other chat may just have got
a message when this program starts.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
import warnings
from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Protocol

from telegram.error import RetryAfter, TelegramError
from telegram.ext import BaseRateLimiter
from telegram.warnings import PTBDeprecationWarning

from bot.telegram.monitoring import Meter, Unmetered, note_reply
from bot.telegram.wire.limits import TYPING, Limits, is_message

LOG = logging.getLogger(__name__)
Result = bool | dict[str, object] | list[dict[str, object]]
REPLIES = {"sendMessage", "sendPhoto", "editMessageText", "answerInlineQuery"}
"""The methods whose effect a person sees as the answer."""


class Memory(Protocol):
    """What programs before this one have sent to groups, and where this one notes what it sends."""

    async def recall(self, chat: int) -> Sequence[float]:
        """How many seconds ago each of the last messages was sent to the group, the oldest first."""
        ...

    def note(self, chat: int, ages: Sequence[float]) -> None:
        """Keep the same for later programs."""
        ...


class Places:
    """Lets at most `limit` requests arrive within any `seconds`, first come, first served.

    A request arrives somewhere between its leaving and its answer, so a place is taken before it leaves, and free again
    `seconds` after it has been answered. Where `sharers` programs send for the same bot, each keeps to its share: its
    places are free again that many times later.
    """

    def __init__(self, limit: int, seconds: float, sharers: Callable[[], int] = lambda: 1) -> None:
        self._free = asyncio.Semaphore(limit)
        self._seconds = seconds
        self._sharers = sharers

    async def __aenter__(self) -> None:
        await self._free.acquire()

    async def __aexit__(self, *_: object) -> None:
        asyncio.get_running_loop().call_later(self._seconds * self._sharers(), self._free.release)


@dataclass(slots=True)
class Turn:
    """The turns of a chat: a request holds `lock` until it is done; `sent` are the moments of the last requests.

    Before the moment `barred_until`, Telegram wants to hear nothing for this chat. `is_recalled` says that `sent` holds
    what earlier programs sent as well.
    """

    sent: deque[float]
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    barred_until: float = 0.0
    is_recalled: bool = False


class Pacing(BaseRateLimiter[None]):
    """Delays requests so that Telegram refuses none; repeats refused ones (429) after the time that it asks for."""

    REMEMBERED = 4_096

    def __init__(
        self,
        limits: Limits,
        meter: Meter | None = None,
        sharers: Callable[[], int] = lambda: 1,
        memory: Memory | None = None,
    ) -> None:
        self._memory = memory
        self._began = 0.0
        self._limits = limits
        self._meter = meter or Unmetered()
        self._overall = Places(self._limits.overall_second, self._limits.second, sharers)
        self._turns: OrderedDict[int | str, Turn] = OrderedDict()

    async def initialize(self) -> None:
        """Note the moment before which an earlier program may have sent to any chat."""
        if self._memory:
            self._began = _now()

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def process_request(
        self,
        callback: Callable[..., Awaitable[Result]],
        args: Sequence[object],
        kwargs: Mapping[str, object],
        endpoint: str,
        data: Mapping[str, object],
        rate_limit_args: None,
    ) -> Result:
        """Call back when the chat's turn has come; raises RetryAfter after the last try."""
        del rate_limit_args
        chat = data.get("chat_id")

        async def call() -> Result:
            result = await callback(*args, **kwargs)
            if endpoint in REPLIES:
                note_reply()
            return result

        if isinstance(chat, int | str) and endpoint == TYPING:
            return await self._now_or_never(call, self._turn_of(chat))
        if not isinstance(chat, int | str) or not is_message(endpoint):
            return await self._patiently(call, Turn(deque()))
        turn = self._turn_of(chat)
        async with turn.lock:
            is_private = isinstance(chat, int) and chat > 0
            if not is_private:
                await self._recall(chat, turn)
            await self._wait_until(self._free_from(turn, is_private=is_private))
            if not is_private:
                self._note(chat, [*turn.sent, _now()])  # it is known even if the program ends while it is on its way
            try:
                return await self._patiently(partial(self._in_place, call), turn)
            finally:
                turn.sent.append(_now())
                if not is_private:
                    self._note(chat, turn.sent)

    async def _recall(self, chat: int | str, turn: Turn) -> None:
        """Have a group's turn hold what earlier programs sent."""
        if self._memory and isinstance(chat, int) and not turn.is_recalled:
            ages = await self._memory.recall(chat)
            now = _now()
            turn.sent.extend(now - age for age in ages if age < self._limits.minute)
            turn.is_recalled = True

    def _note(self, chat: int | str, sent: Sequence[float]) -> None:
        """Keep the moments of a group's last messages for later programs."""
        if self._memory and isinstance(chat, int):
            now = _now()
            self._memory.note(chat, [now - moment for moment in sent if now - moment < self._limits.minute])

    async def _in_place(self, call: Callable[[], Awaitable[Result]]) -> Result:
        begun = _now()
        async with self._overall:
            if (seconds := _now() - begun) > 0:
                self._meter.waited("limit", seconds)
            return await call()

    async def _patiently(self, call: Callable[[], Awaitable[Result]], turn: Turn) -> Result:
        for _ in range(self._limits.tries - 1):
            await _wait_out(turn)
            try:
                return await call()
            except RetryAfter as refusal:
                self._bar(turn, refusal)
        await _wait_out(turn)
        return await call()

    async def _now_or_never(self, call: Callable[[], Awaitable[Result]], turn: Turn) -> Result:
        """Call back at once; raises TelegramError while Telegram wants to hear nothing for this chat.

        A typing indicator is worth nothing later. If it is refused, the answer waits as long as Telegram asks for.
        """
        if turn.barred_until > _now():
            raise TelegramError("Telegram asks to wait")
        try:
            return await call()
        except RetryAfter as refusal:
            self._bar(turn, refusal)
            raise

    def _bar(self, turn: Turn, refusal: RetryAfter) -> None:
        seconds = _seconds_of(refusal) + 0.1
        LOG.warning("Telegram asks to wait for %.1f s.", seconds)
        self._meter.waited("refusal", seconds)
        turn.barred_until = _now() + seconds

    async def _wait_until(self, moment: float) -> None:
        seconds = moment - _now()
        if seconds > 0:
            self._meter.waited("limit", seconds)
        await asyncio.sleep(max(0.0, seconds))

    def _free_from(self, turn: Turn, *, is_private: bool) -> float:
        if not turn.sent:
            return self._began + self._limits.spacing
        if is_private or len(turn.sent) < self._limits.group_minute:
            return turn.sent[-1] + self._limits.spacing
        return max(turn.sent[-1] + self._limits.spacing, turn.sent[0] + self._limits.minute)

    def _turn_of(self, chat: int | str) -> Turn:
        turn = self._turns.pop(chat, None) or Turn(deque(maxlen=self._limits.group_minute))
        self._turns[chat] = turn
        if len(self._turns) > self.REMEMBERED:
            idle = _now() - self._limits.minute
            for name, one in list(self._turns.items()):
                if not one.lock.locked() and max(one.barred_until, one.sent[-1] if one.sent else 0.0) < idle:
                    del self._turns[name]
        return turn


async def _wait_out(turn: Turn) -> None:
    await asyncio.sleep(max(0.0, turn.barred_until - _now()))


def _seconds_of(refusal: RetryAfter) -> float:
    with warnings.catch_warnings():  # python-telegram-bot announces here that seconds will become a timedelta
        warnings.simplefilter("ignore", PTBDeprecationWarning)
        waiting = refusal.retry_after
    return waiting.total_seconds() if isinstance(waiting, dt.timedelta) else float(waiting)


def _now() -> float:
    return asyncio.get_running_loop().time()
