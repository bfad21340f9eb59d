"""The order of updates: those of different chats are worked on at the same time."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine, Sequence, Set

from telegram import Update
from telegram.ext import BaseUpdateProcessor

from bot.telegram.monitoring import Exchange, Meter, Unmetered, begin
from bot.telegram.storing.journal import Journal
from bot.telegram.wire.ending import ended
from bot.telegram.wire.queues import queue_of

LOG = logging.getLogger(__name__)
LONGEST_FINISHING = 5.0
"""Seconds that the answers of a person who is being forgotten have for their end."""


class ChatOrder(BaseUpdateProcessor):
    """Works on the messages of a chat one after the other, and on different chats at the same time.

    Which updates wait for each other is told by `queue_of`. Where the journal keeps the order of the updates of all
    replicas, it is the journal that waits. `on_arrival` is told of each update before it waits.
    """

    def __init__(
        self,
        journal: Journal,
        meter: Meter | None = None,
        on_arrival: Callable[[Update], None] | None = None,
        most: int = 100_000,
    ) -> None:
        super().__init__(most)
        self._on_arrival = on_arrival
        self._journal = journal
        self._meter = meter or Unmetered()
        self._queues: dict[tuple[int, int], list[asyncio.Event]] = {}
        self._under_way: dict[asyncio.Task[object], Update] = {}
        self._begun: set[asyncio.Task[object]] = set()

    async def initialize(self) -> None:
        """Nothing to set up."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def abandon(self) -> int:
        """Stop working on all updates; returns how many are unfinished. They stay in the journal."""
        tasks = list(self._under_way)
        await asyncio.gather(*map(ended, tasks))
        return len(tasks)

    def give_up(self, update_ids: Set[int]) -> None:
        """Stop working on these updates, because another replica answers them now."""
        for task, update in self._under_way.items():
            if update.update_id in update_ids:
                task.cancel()

    async def withdraw(self, person_id: int, before: int) -> None:
        """Stop working on the updates of a person that came before the one of that id.

        What waits for its turn is never begun. What has been begun may finish within some seconds. The updates stay in
        the journal, from which whoever forgets the person strikes them out.
        """
        theirs = {
            task
            for task, update in self._under_way.items()
            if update.update_id < before and (sender := update.effective_sender) and sender.id == person_id
        }
        await asyncio.gather(*map(ended, theirs - self._begun))
        if begun := theirs & self._begun:
            await asyncio.wait(begun, timeout=LONGEST_FINISHING)
            await asyncio.gather(*map(ended, begun))

    async def do_process_update(self, update: object, coroutine: Awaitable[object]) -> None:
        """Await the coroutine once all earlier updates of its queue are finished."""
        task = asyncio.current_task()
        if task is None or not isinstance(update, Update):
            await coroutine
            return
        if self._on_arrival:
            self._on_arrival(update)
        self._under_way[task] = update
        exchange = begin(_kind_of(update))
        try:
            await self._in_turn(task, update, coroutine, exchange)
        except asyncio.CancelledError:
            exchange.outcome = "postponed"
            raise
        finally:
            if exchange.outcome != "postponed":
                self._journal.strike(update.update_id)
            del self._under_way[task]
            self._begun.discard(task)
            self._meter.through(exchange)
            _log(exchange)

    async def _in_turn(
        self, task: asyncio.Task[object], update: Update, coroutine: Awaitable[object], exchange: Exchange
    ) -> None:
        key = queue_of(update)
        queue = [] if key is None else self._queues.setdefault(key, [])
        earlier = queue[-1] if queue else None
        through = asyncio.Event()
        queue.append(through)
        try:
            if earlier and not self._journal.keeps_order:
                await _before(coroutine, _turn_of(through, queue, earlier))
            if await _before(coroutine, self._journal.begin(update)):
                exchange.behind = len(queue) - 1
                self._begun.add(task)
                await coroutine
            else:
                _close(coroutine)
                exchange.outcome = "postponed"
        finally:
            through.set()
            queue.remove(through)
            if key is not None and not queue:
                del self._queues[key]


async def _turn_of(own: asyncio.Event, queue: Sequence[asyncio.Event], earlier: asyncio.Event) -> bool:
    """Wait until nobody of the queue is before `own`: `earlier` was the last of them, and may have given up."""
    while earlier is not own:
        await earlier.wait()
        earlier = own if queue[0] is own else queue[queue.index(own) - 1]
    return True


async def _before(coroutine: Awaitable[object], waiting: Awaitable[bool]) -> bool:
    """Wait; if the waiting is cancelled or fails, close the coroutine, because nobody else will await it."""
    try:
        return await waiting
    except BaseException:
        _close(coroutine)
        raise


def _close(coroutine: Awaitable[object]) -> None:
    if isinstance(coroutine, Coroutine):
        coroutine.close()


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
