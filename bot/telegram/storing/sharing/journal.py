"""The updates of a bot that several replicas share: each is answered by one of them, in the order of its chat.

A replica that an update is posted to writes it down before it answers the post, with the owner that is to answer it.
An owner begins an update only while it still owns it, and only when all earlier ones of the same queue are answered.
What a dead replica owned, living ones take over.
"""

from __future__ import annotations

import asyncio
import json
import logging
import time
from bisect import insort
from collections.abc import Iterable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Literal

from telegram import Bot, Update

from bot.telegram.storing.database import Database
from bot.telegram.storing.engines.engine import Connection
from bot.telegram.storing.journal import FORGOTTEN_AFTER, MOST_BEGUN, UnwrittenError, read_update
from bot.telegram.storing.sharing.replicas import LOCK, Replicas
from bot.telegram.wire.queues import queue_of

LOG = logging.getLogger(__name__)
CHANNEL = "onrecord_updates"
"""On which an owner is told that something was written down for it."""
LONGEST_PAUSE = 0.25
"""Seconds between two looks at whether an earlier update, which another replica owns, is answered."""
SHORTEST_PAUSE = 0.02
BETWEEN_PRUNINGS = 3_600.0
"""Seconds between two deletions of the ids of old updates."""


@dataclass(frozen=True, slots=True)
class Held:
    """An update of this replica's: its place among all updates, and the queue in which it waits, if it waits."""

    number: int
    queue: str | None


@dataclass(slots=True)
class Arrival:
    """What is known of an update once it is written down."""

    number: int = 0
    owner: int = 0
    is_open: bool = False


Beginning = Literal["begun", "waits", "lost", "unknown"]


class SharedJournal:
    """The updates that this replica owns. For the event loop's thread."""

    keeps_order = True

    def __init__(self, database: Database, bot_id: int, replicas: Replicas) -> None:
        self._database = database
        self._bot_id = bot_id
        self._replicas = replicas
        self._held: dict[int, Held] = {}
        self._arriving: dict[int, Future[bool]] = {}
        self._waiting: dict[str, list[int]] = {}
        self._changed = asyncio.Event()
        self._next_pruning = 0.0

    def pending(self, bot: Bot) -> list[Update]:
        """Nothing: `take_over` finds what earlier starts have left unanswered, as it does for other replicas."""
        del bot
        return []

    async def admit(self, update: Update) -> bool:
        """Write an update down; whether this replica is to answer it. Raises UnwrittenError if that is not possible.

        False if it has arrived before, here or at another replica, or if another one is its owner.
        """
        number = update.update_id
        if earlier := self._arriving.get(number):
            if not await asyncio.wrap_future(earlier):
                raise UnwrittenError
            return False
        if number in self._held:
            return False
        arrival, owner = Arrival(), self._replicas.home_of(_home_key_of(update))
        insert = partial(_insert, self._bot_id, update, owner, arrival)
        writing = self._database.write(insert, is_urgent=True, is_alone=True)
        self._arriving[number] = writing
        try:
            if not await asyncio.wrap_future(writing):
                raise UnwrittenError
        finally:
            del self._arriving[number]
        if arrival.owner != self._replicas.id:
            self._database.write(partial(_notify, arrival.owner), is_urgent=True)
            return False
        return arrival.is_open and self._hold(number, Held(arrival.number, _queue_name(update)))

    async def begin(self, update: Update) -> bool:
        """Wait for the update's turn, and note that it is being answered now; False if another replica answers it."""
        held = self._held.get(update.update_id)
        if held is None:
            return False
        line = self._waiting.setdefault(held.queue or f"none:{held.number}", [])
        insort(line, held.number)
        pause = SHORTEST_PAUSE
        try:
            while True:
                if line[0] == held.number:
                    beginning = await self._try_to_begin(held)
                    if beginning in {"begun", "lost"}:
                        if beginning == "lost":
                            self._held.pop(update.update_id, None)
                        return beginning == "begun"
                await self._pause(pause)
                pause = min(2 * pause, LONGEST_PAUSE)
        finally:
            line.remove(held.number)
            if not line:
                self._waiting.pop(held.queue or f"none:{held.number}", None)
            self._wake()

    def strike(self, update_id: int) -> None:
        """Strike an update out: it is answered. Only its id is kept."""
        self._held.pop(update_id, None)
        done = self._database.write(partial(_strike, self._bot_id, update_id), is_urgent=True)
        loop = asyncio.get_running_loop()

        def wake(_: Future[bool]) -> None:
            with suppress(RuntimeError):  # the loop has ended
                loop.call_soon_threadsafe(self._wake)

        done.add_done_callback(wake)

    async def take_over(self, bot: Bot) -> tuple[list[Update], set[int]]:
        """The updates that this replica owns and has not seen yet, in order, and the ids of those that it lost.

        It owns what others have written down for it and, from now on, what dead replicas have left. Raises
        UnavailableError.
        """
        before = set(self._held) - set(self._arriving)
        owned = await self._database.changed(partial(_owned, self._bot_id, self._replicas.id))
        new = [one for one in owned if one not in self._held and one not in self._arriving]
        lost = {one for one in before if one not in owned and one in self._held}
        for one in lost:
            del self._held[one]
        found = await self._database.changed(partial(_bodies, self._bot_id, new)) if new else []
        updates = []
        for number, update_id, queue, body, begun in found:
            update = read_update(body, bot) if begun < MOST_BEGUN else None
            if update is None:
                LOG.error("An update that could not be answered in %d tries is given up.", begun)
                self.strike(update_id)
            elif self._hold(update_id, Held(number, queue)):
                updates.append(update)
        self._prune()
        return updates, lost

    def _hold(self, update_id: int, held: Held) -> bool:
        if update_id in self._held:
            return False
        self._held[update_id] = held
        return True

    async def _try_to_begin(self, held: Held) -> Beginning:
        outcome: list[Beginning] = []
        writing = self._database.write(partial(_begin, held, self._replicas.id, outcome), is_urgent=True)
        is_written = await asyncio.wrap_future(writing)
        return outcome[-1] if is_written and outcome else "unknown"

    async def _pause(self, seconds: float) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._changed.wait()

    def _wake(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()

    def _prune(self) -> None:
        if time.monotonic() > self._next_pruning:
            self._next_pruning = time.monotonic() + BETWEEN_PRUNINGS
            self._database.write(_prune)


def _home_key_of(update: Update) -> int:
    """By what an update's home is chosen: its chat, or its sender where it is in none."""
    where = update.effective_chat or update.effective_user
    return where.id if where else update.update_id


def _queue_name(update: Update) -> str | None:
    key = queue_of(update)
    return None if key is None else f"{key[0]}:{key[1]}"


def _insert(bot_id: int, update: Update, owner: int, arrival: Arrival, connection: Connection) -> None:
    connection.execute(
        "INSERT INTO updates (bot, update_id, body, made, queue, owner) VALUES (?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (bot, update_id) DO NOTHING",
        (bot_id, update.update_id, update.to_json(), int(time.time()), _queue_name(update), owner),
    )
    ((arrival.number, arrival.owner, arrival.is_open),) = connection.execute(
        "SELECT number, owner, body IS NOT NULL FROM updates WHERE bot = ? AND update_id = ?",
        (bot_id, update.update_id),
    ).fetchall()


def _notify(owner: int, connection: Connection) -> None:
    connection.execute(f"SELECT pg_notify('{CHANNEL}', ?)", (str(owner),))


def _begin(held: Held, owner: int, outcome: list[Beginning], connection: Connection) -> None:
    row = connection.execute(
        "SELECT owner = ? AND body IS NOT NULL FROM updates WHERE number = ? FOR UPDATE", (owner, held.number)
    ).fetchone()
    if row is None or not row[0]:
        outcome.append("lost")
        return
    earlier = (
        held.queue
        and connection.execute(
            "SELECT 1 FROM updates WHERE queue = ? AND number < ? AND body IS NOT NULL LIMIT 1",
            (held.queue, held.number),
        ).fetchone()
    )
    if earlier:
        outcome.append("waits")
        return
    connection.execute("UPDATE updates SET begun = begun + 1 WHERE number = ?", (held.number,))
    outcome.append("begun")


def _strike(bot_id: int, update_id: int, connection: Connection) -> None:
    connection.execute("UPDATE updates SET body = NULL WHERE bot = ? AND update_id = ?", (bot_id, update_id))


def _owned(bot_id: int, owner: int, connection: Connection) -> set[int]:
    connection.execute(f"SELECT pg_advisory_xact_lock({LOCK})")
    connection.execute(
        "UPDATE updates SET owner = ? WHERE bot = ? AND body IS NOT NULL "
        "AND owner NOT IN (SELECT id FROM replicas) AND EXISTS (SELECT 1 FROM replicas WHERE id = ?)",
        (owner, bot_id, owner),
    )
    rows = connection.execute("SELECT update_id FROM updates WHERE owner = ? AND body IS NOT NULL", (owner,))
    return {number for (number,) in rows}


def _bodies(bot_id: int, ids: Iterable[int], connection: Connection) -> list[tuple[int, int, str | None, str, int]]:
    rows = connection.execute(
        "SELECT number, update_id, queue, body, begun FROM updates "
        "WHERE bot = ? AND body IS NOT NULL "
        "AND update_id IN (SELECT CAST(value AS BIGINT) FROM json_array_elements_text(?)) ORDER BY number",
        (bot_id, json.dumps(list(ids))),
    )
    return rows.fetchall()


def _prune(connection: Connection) -> None:
    connection.execute("DELETE FROM updates WHERE body IS NULL AND made < ?", (int(time.time()) - FORGOTTEN_AFTER,))
