"""The order of updates: those of different chats are worked on at the same time."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Coroutine

from telegram import Update
from telegram.ext import BaseUpdateProcessor

from bot.telegram.monitoring import Exchange, Meter, Unmetered, begin
from bot.telegram.storing.journal import Journal

LOG = logging.getLogger(__name__)


class ChatOrder(BaseUpdateProcessor):
    """Works on the messages of a chat one after the other, and on different chats at the same time.

    Pressed buttons wait only for those pressed before under the same message, and inline queries and guest messages for
    nothing: Telegram forgets them after some seconds.
    """

    def __init__(self, journal: Journal, meter: Meter | None = None, most: int = 100_000) -> None:
        super().__init__(most)
        self._journal = journal
        self._meter = meter or Unmetered()
        self._queues: dict[tuple[int, int], list[asyncio.Event]] = {}
        self._under_way: set[asyncio.Task[object]] = set()

    async def initialize(self) -> None:
        """Nothing to set up."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def abandon(self) -> int:
        """Stop working on all updates; returns how many are unfinished. They stay in the journal."""
        tasks = list(self._under_way)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        return len(tasks)

    async def do_process_update(self, update: object, coroutine: Awaitable[object]) -> None:
        """Await the coroutine once all earlier updates of its queue are finished."""
        task = asyncio.current_task()
        if task is None or not isinstance(update, Update):
            await coroutine
            return
        self._under_way.add(task)
        exchange = begin(_kind_of(update))
        try:
            await self._in_turn(update, coroutine, exchange)
        except asyncio.CancelledError:
            exchange.outcome = "postponed"
            raise
        finally:
            if exchange.outcome != "postponed":
                self._journal.strike(update.update_id)
            self._under_way.discard(task)
            self._meter.through(exchange)
            _log(exchange)

    async def _in_turn(self, update: Update, coroutine: Awaitable[object], exchange: Exchange) -> None:
        key = _queue_of(update)
        if key is None:
            await self._begun(update, coroutine)
            return
        through = asyncio.Event()
        queue = self._queues.setdefault(key, [])
        earlier = queue[-1] if queue else None
        queue.append(through)
        try:
            if earlier:
                await _wait(earlier, coroutine)
            exchange.behind = len(queue) - 1
            await self._begun(update, coroutine)
        finally:
            through.set()
            queue.remove(through)
            if not queue:
                del self._queues[key]

    def _begun(self, update: Update, coroutine: Awaitable[object]) -> Awaitable[object]:
        self._journal.begin(update.update_id)
        return coroutine


async def _wait(earlier: asyncio.Event, coroutine: Awaitable[object]) -> None:
    """Wait; if the waiting is cancelled, close the coroutine, because nobody else will await it."""
    try:
        await earlier.wait()
    except asyncio.CancelledError:
        if isinstance(coroutine, Coroutine):
            coroutine.close()
        raise


def _queue_of(update: Update) -> tuple[int, int] | None:
    if update.callback_query and update.callback_query.message:
        return update.callback_query.message.chat.id, update.callback_query.message.message_id
    if update.guest_message:
        return None
    if update.message_reaction:
        return update.message_reaction.chat.id, 0
    return (update.effective_message.chat.id, 0) if update.effective_message else None


def _kind_of(update: Update) -> str:
    return next((kind for kind in Update.ALL_TYPES if getattr(update, kind, None)), "unknown")


def _log(exchange: Exchange) -> None:
    figures = {
        "kind": exchange.kind,
        "command": exchange.command,
        "outcome": exchange.outcome,
        "seconds": exchange.seconds,
        "work_seconds": exchange.work_seconds,
    }
    level = logging.DEBUG if exchange.outcome == "ignored" else logging.INFO
    command = f" {exchange.command}" if exchange.command else ""
    took = "" if exchange.seconds is None else f" in {exchange.seconds:.3f} s"
    worked = "" if exchange.work_seconds is None else f", done after {exchange.work_seconds:.3f} s"
    LOG.log(level, "%s%s %s%s%s.", exchange.kind, command, exchange.outcome, took, worked, extra=figures)
