"""An SQLite file, or a database in memory, for a bot that runs alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from threading import Lock

from bot.telegram.storing.engines.engine import BusyError, Connection

LONGEST_LOCK = 0.1
"""Seconds that a write waits for a lock before the database counts as stuck."""
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
DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


class SQLiteEngine:
    """A file at `path` that only its owner may read, or a database in memory without one.

    `prepare` is given the connection before anything else is done. Opening raises OSError or sqlite3.Error.
    """

    is_shared = False
    readers = 1

    def __init__(self, path: Path | None, prepare: Callable[[sqlite3.Connection], None]) -> None:
        with ExitStack() as opened:
            self._writer = opened.enter_context(closing(_connect(path)))
            prepare(self._writer)
            self._reader = self._writer if path is None else _connect(path)
            opened.pop_all()
        self._is_closed = False
        self._writing = Lock()
        self._reading = self._writing if path is None else Lock()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """See `Engine.writing`."""
        with self._writing:
            try:
                self._writer.execute("BEGIN IMMEDIATE")
                yield self._writer
                self._writer.execute("COMMIT")
            except BaseException:
                if self._writer.in_transaction:
                    self._writer.execute("ROLLBACK")
                raise
            finally:
                if self._is_closed:
                    self._writer.close()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """See `Engine.reading`."""
        with self._reading:
            yield self._reader

    def erase(self) -> None:
        """Empty the log. Deleted rows in the file itself are overwritten when they are deleted (`secure_delete`)."""
        with self._writing:
            ((is_busy, _, _),) = self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        if is_busy:
            raise BusyError

    def is_passing(self, error: Exception) -> bool:
        """See `Engine.is_passing`."""
        return isinstance(error, BusyError) or getattr(error, "sqlite_errorcode", 0) & 0xFF in PASSING

    def is_conflict(self, error: Exception) -> bool:
        """Never: SQLite has one writer at a time."""
        del error
        return False

    def is_unreadable(self, error: Exception) -> bool:
        """See `Engine.is_unreadable`."""
        return isinstance(error, sqlite3.OperationalError) or is_damage(error)

    def name_of(self, error: Exception) -> str:
        """See `Engine.name_of`."""
        return str(getattr(error, "sqlite_errorname", type(error).__name__))

    def close(self) -> None:
        """See `Engine.close`."""
        self._is_closed = True
        if self._writing.acquire(blocking=False):
            self._writer.close()
            self._writing.release()
        if self._reader is not self._writer:
            with self._reading:
                self._reader.close()


def is_damage(error: Exception) -> bool:
    """Whether an error says that the file is damaged, or no database at all."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in DAMAGE


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
    with ExitStack() as opened:
        opened.enter_context(closing(connection))
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA secure_delete = ON")
        opened.pop_all()
    return connection
