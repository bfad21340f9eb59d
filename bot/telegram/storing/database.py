"""The bot's SQLite file. It is written by a thread of its own, so that no answer waits for the disk or for a lock."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future, InvalidStateError
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Condition, Lock, Thread
from typing import TypeVar

from bot.telegram.threads import UnawaitedThreads

LOG = logging.getLogger(__name__)
Result = TypeVar("Result")
Job = Callable[[sqlite3.Connection], None]
LONGEST_LOCK = 0.1
"""Seconds that a write waits for a lock before the database counts as stuck."""
MOMENT = 0.05
"""Seconds that a change may wait for others to be written with."""
PAUSE = 0.2
"""Seconds between two tries while it is stuck."""
LONGEST_CLOSE = 3.0
"""Seconds for the last writes."""
MOST_WAITING = 50_000
"""Writes kept in memory while the database is stuck; beyond them, the oldest are given up."""
PASSING = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_NOMEM,
}
"""Errors after which the same write may succeed later."""


class BusyError(Exception):
    """The log cannot be emptied, because another program is reading the database."""


@dataclass(slots=True, eq=False)
class Write:
    """A job that is to be done in a transaction. One that `erases` is done only when the log is empty, too.

    `done` is True once it is on disk, and False as soon as it is known that this takes a while. One that erases is
    waited for.
    """

    job: Job
    erases: bool = False
    done: Future[bool] = field(default_factory=Future)

    def settle(self, *, is_done: bool) -> None:
        """Tell whoever waits, unless that has happened already."""
        with suppress(InvalidStateError):  # it is settled, or nobody waits any more
            self.done.set_result(is_done)


class Database:
    """An SQLite file at `path` that only its owner may read, or a database in memory without one.

    `prepare` is given the connection before anything else is done. Writes are jobs, done in order and many in one
    transaction. While the file is locked, full or read-only they are kept in memory and tried again; nothing waits for
    them. Reads see what is on disk. Safe to use from threads. Opening raises OSError or sqlite3.Error.
    """

    def __init__(self, path: Path | None, prepare: Job) -> None:
        self._writer = _connect(path)
        prepare(self._writer)
        self._writing = Lock()
        self._reader = self._writer if path is None else _connect(path)
        self._reading = self._writing if path is None else Lock()
        self._reads = UnawaitedThreads(1, "store_reader")
        self._waiting: deque[Write] = deque()
        self._changed = Condition()
        self._is_urgent = False
        self._is_stuck = False
        self._is_closing = False
        self._thread = Thread(target=self._work, name="store_writer", daemon=True)
        self._thread.start()

    def write(self, job: Job, *, is_urgent: bool = False, erases: bool = False) -> Future[bool]:
        """Have a job done; returns what says when, see `Write`.

        One that is not urgent may wait a moment for others, since a transaction costs more than what is done in it.
        """
        write = Write(job, erases)
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

    def read(self, job: Callable[[sqlite3.Connection], Result], otherwise: Result) -> Result:
        """What the job reads; `otherwise` if the file cannot be read now. Blocks for as long as that takes."""
        try:
            with self._reading:
                return job(self._reader)
        except sqlite3.OperationalError as error:
            LOG.warning("The bot's store cannot be read at the moment (%s).", _name_of(error))
            return otherwise

    async def find(self, job: Callable[[sqlite3.Connection], Result], otherwise: Result) -> Result:
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
            is_writing = self._thread.is_alive()
        with self._reading:
            if self._reader is not self._writer:
                self._reader.close()
        if not is_writing:
            self._writer.close()

    def _work(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: bool(self._waiting) or self._is_closing)
                self._changed.wait_for(lambda: self._is_urgent or self._is_closing, MOMENT)
                self._is_urgent = False
                batch = list(self._waiting)
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

    def _are_done(self, batch: Sequence[Write]) -> bool:
        """Do the writes at once, or one by one where one of them fails; False if the file cannot be written now."""
        try:
            self._commit(batch)
        except Exception as error:  # noqa: BLE001 - whatever is wrong with one change, the others are written
            if _is_passing(error):
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
        with self._writing:
            self._writer.execute("BEGIN IMMEDIATE")
            try:
                for write in batch:
                    write.job(self._writer)
                self._writer.execute("COMMIT")
            except BaseException:
                if self._writer.in_transaction:
                    self._writer.execute("ROLLBACK")
                raise
            if any(write.erases for write in batch):
                ((is_busy, _, _),) = self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
                if is_busy:
                    raise BusyError

    def _take(self, batch: Sequence[Write], *, is_done: bool) -> None:
        with self._changed:
            for write in batch:
                if self._waiting and self._waiting[0] is write:
                    self._waiting.popleft()
                write.settle(is_done=is_done)

    def _report(self, error: Exception) -> None:
        if not self._is_stuck:
            LOG.warning(
                "The bot's store cannot be written at the moment (%s); answers go on without it.", _name_of(error)
            )


def _connect(path: Path | None) -> sqlite3.Connection:
    if path is not None:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600)
        for file in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
            if file.exists() and file.stat().st_mode & 0o077:
                file.chmod(0o600)
    connection = sqlite3.connect(
        ":memory:" if path is None else path, timeout=LONGEST_LOCK, isolation_level=None, check_same_thread=False
    )
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA secure_delete = ON")
    return connection


def _is_passing(error: Exception) -> bool:
    return isinstance(error, BusyError) or getattr(error, "sqlite_errorcode", 0) & 0xFF in PASSING


def _name_of(error: Exception) -> str:
    return str(getattr(error, "sqlite_errorname", type(error).__name__))
