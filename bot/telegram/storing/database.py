"""The bot's database. A thread of its own writes it, so that no answer waits for a disk, a network or a lock."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future, InvalidStateError
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import takewhile
from threading import Condition, Thread
from typing import TypeVar

from bot.telegram.storing.engines.engine import Connection, Engine, UnavailableError
from bot.telegram.threads import UnawaitedThreads

LOG = logging.getLogger(__name__)
Result = TypeVar("Result")
Job = Callable[[Connection], None]
MOMENT = 0.05
"""Seconds that a change may wait for others to be written with."""
PAUSE = 0.2
"""Seconds between two tries while it is stuck."""
LONGEST_CLOSE = 3.0
"""Seconds for the last writes."""
MOST_WAITING = 50_000
"""Writes kept in memory while the database is stuck; beyond them, the oldest are given up."""


@dataclass(slots=True, eq=False)
class Write:
    """A job that is to be done in a transaction. One that `erases` is done only when nothing is left of it.

    `done` is True once it is committed, and False as soon as it is known that this takes a while. One that erases is
    waited for. `changes` names what other replicas keep in memory, too, so that they read it again. A job that
    `is_alone` has a transaction of its own, because another program may write the same row: two transactions that each
    hold what the other waits for end in a deadlock.
    """

    job: Job
    erases: bool = False
    changes: Sequence[str] = ()
    is_alone: bool = False
    done: Future[bool] = field(default_factory=Future)

    def settle(self, *, is_done: bool) -> None:
        """Tell whoever waits, unless that has happened already."""
        with suppress(InvalidStateError):  # it is settled, or nobody waits any more
            self.done.set_result(is_done)


class Database:
    """Writes to an engine, and reads from it.

    Writes are jobs, done in order and many in one transaction. While the database is locked, full, read-only or away,
    they are kept in memory and tried again; nothing waits for them. A job may be done twice where an error hides that
    it was done, so it must come to the same. Reads see what has been committed. Safe to use from threads.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._reads = UnawaitedThreads(engine.readers, "store_reader")
        self._waiting: deque[Write] = deque()
        self._changed = Condition()
        self._is_urgent = False
        self._is_stuck = False
        self._is_closing = False
        self._thread = Thread(target=self._work, name="store_writer", daemon=True)
        self._thread.start()

    @property
    def is_shared(self) -> bool:
        """Whether other programs change the database as well."""
        return self._engine.is_shared

    def write(
        self,
        job: Job,
        *,
        is_urgent: bool = False,
        erases: bool = False,
        is_alone: bool = False,
        changes: Sequence[str] = (),
    ) -> Future[bool]:
        """Have a job done; returns what says when, see `Write`.

        One that is not urgent may wait a moment for others, since a transaction costs more than what is done in it.
        """
        write = Write(job, erases, changes if self.is_shared else (), is_alone and self.is_shared)
        with self._changed:
            self._waiting.append(write)
            self._is_urgent |= is_urgent or erases
            if self._is_stuck:
                if len(self._waiting) > MOST_WAITING:
                    self._waiting.popleft().settle(is_done=False)
                if not erases:
                    write.settle(is_done=False)
            if self._is_urgent or len(self._waiting) == 1:
                self._changed.notify_all()
        return write.done

    def read(self, job: Callable[[Connection], Result], otherwise: Result) -> Result:
        """What the job reads; `otherwise` if the database cannot be read now. Blocks for as long as that takes."""
        try:
            with self._engine.reading() as connection:
                return job(connection)
        except Exception as error:
            if not self._engine.is_unreadable(error):
                raise
            LOG.warning("The bot's store cannot be read at the moment (%s).", self._engine.name_of(error))
            return otherwise

    def change(self, job: Callable[[Connection], Result]) -> Result:
        """What the job returns, done in a transaction of its own, which is not tried again. Blocks.

        Raises UnavailableError where the database cannot be written now.
        """
        try:
            with self._engine.writing() as connection:
                return job(connection)
        except Exception as error:
            if not (self._engine.is_passing(error) or self._engine.is_unreadable(error)):
                raise
            raise UnavailableError(self._engine.name_of(error)) from error

    async def changed(self, job: Callable[[Connection], Result]) -> Result:
        """The same for the event loop."""
        return await asyncio.wrap_future(self._reads.submit(self.change, job))

    async def find(self, job: Callable[[Connection], Result], otherwise: Result) -> Result:
        """The same for the event loop."""
        return await asyncio.wrap_future(self._reads.submit(self.read, job, otherwise))

    def close(self) -> None:
        """Do what is still to be written, if that is possible within some seconds."""
        with self._changed:
            self._is_closing = True
            self._changed.notify_all()
        self._thread.join(LONGEST_CLOSE)
        self._reads.shutdown()
        with self._changed:
            if self._waiting:
                LOG.warning("%d changes could not be written to the bot's store.", len(self._waiting))
                self._waiting.clear()
        self._engine.close()

    def _work(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: bool(self._waiting) or self._is_closing)
                self._changed.wait_for(lambda: self._is_urgent or self._is_closing, MOMENT)
                batch = self._batch()
                self._is_urgent = self._is_urgent and len(batch) < len(self._waiting)
            if not batch:
                return
            if self._are_done(batch):
                if self._is_stuck:
                    LOG.info("The bot's store can be written again.")
                    self._is_stuck = False
                continue
            with self._changed:
                self._is_stuck = True
                for write in self._waiting:
                    if not write.erases:
                        write.settle(is_done=False)
                self._changed.wait(PAUSE)

    def _batch(self) -> list[Write]:
        """The writes that can be done in one transaction now: all, or the first one alone, or those before one."""
        if self._waiting and self._waiting[0].is_alone:
            return [self._waiting[0]]
        return list(takewhile(lambda write: not write.is_alone, self._waiting))

    def _are_done(self, batch: Sequence[Write]) -> bool:
        """Do the writes at once, or one by one where one of them fails; False if the database cannot be written now."""
        try:
            self._commit(batch)
        except Exception as error:  # noqa: BLE001 - whatever is wrong with one change, the others are written
            is_passing = self._engine.is_passing(error)
            if is_passing and not (len(batch) > 1 and self._engine.is_conflict(error)):
                self._report(error)
                return False
            if len(batch) > 1:
                return all(self._are_done([write]) for write in batch)
            LOG.error("A change cannot be written to the bot's store: %s.", type(error).__name__)
            self._take(batch, is_done=False)
            return True
        self._take(batch, is_done=True)
        return True

    def _commit(self, batch: Sequence[Write]) -> None:
        with self._engine.writing() as connection:
            for write in batch:
                write.job(connection)
                for name in write.changes:
                    connection.execute("UPDATE versions SET number = number + 1 WHERE name = ?", (name,))
        if any(write.erases for write in batch):
            self._engine.erase()

    def _take(self, batch: Sequence[Write], *, is_done: bool) -> None:
        with self._changed:
            for write in batch:
                if self._waiting and self._waiting[0] is write:
                    self._waiting.popleft()
                write.settle(is_done=is_done)

    def _report(self, error: Exception) -> None:
        if not self._is_stuck:
            LOG.warning(
                "The bot's store cannot be written at the moment (%s); answers go on without it.",
                self._engine.name_of(error),
            )
