"""The SQLite file of a library: opened, checked, migrated, and changed in transactions by one process at a time.

This module handles versions and locks; what the tables mean is defined in shelf.py and index.py.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import RLock
from time import monotonic
from typing import TYPE_CHECKING
from weakref import finalize

from retrieval.errors import LibraryError
from retrieval.storing.health.advice import NO_ROOM, advice_on
from retrieval.storing.schema import migrations
from retrieval.storing.values import Row, Value, text_or_bytes, words_in_json

if TYPE_CHECKING:
    from filelock import BaseFileLock

FILE = "library.sqlite3"
LOCK = "adding.lock"
INDEX = "index"
APPLICATION = 0x4F6E5265  # SQLite's application_id: "OnRe"
PATIENCE = 600.0
"""The time in seconds for which a process waits for another one that is adding."""
BETWEEN = 10.0
"""The time in seconds after which articles added in bulk become visible to searches."""
CACHE = 32_000
"""The size in KiB of SQLite's page cache."""
_NO_ROOM = {sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY}
"""The result codes of SQLite that mean that it cannot create its files beside a database."""


class Database:
    """The SQLite file of the library in a folder, which is created if there is none. Safe to call from threads.

    If the folder is read-only or the disk is full, the library can be read but not changed. `steps` are the migration
    scripts of all versions. `on_wait` is called when this process has to wait for another one that is adding. Raises
    LibraryError if the file is damaged, of a newer version, not a library, or cannot be opened.
    """

    def __init__(
        self, folder: Path, steps: Sequence[str] | None = None, on_wait: Callable[[], None] | None = None
    ) -> None:
        self.folder = folder
        self.file = folder / FILE
        self._lock = RLock()
        """Held for each statement and for a whole transaction, so that no thread reads a change that is half done."""
        self._session = RLock()
        """Held by the thread that is adding."""
        self._depth = 0
        self._bulk = False
        self._erases = False
        self._caught_up = 0.0
        self._on_wait = on_wait
        self._followers: list[Callable[[], None]] = []
        self._claim: BaseFileLock | None = None
        self._steps = migrations() if steps is None else tuple(steps)
        with self.translated_errors():
            self.is_writable = self._make_folder()
            self._obstacle = "the folder is read-only"
            self._connection = self._connect_somehow()
            try:
                self._connection.execute(f"PRAGMA cache_size = -{CACHE}")
                self._bring_up_to_date()
                self._make_durable()
            except BaseException:
                self._connection.close()
                raise

    @contextmanager
    def translated_errors(self) -> Iterator[None]:
        """Raise errors of SQLite and the file system as LibraryError with advice on what to do."""
        try:
            yield
        except (sqlite3.Error, OSError, ValueError) as error:
            raise LibraryError(self.folder, advice_on(error, FILE)) from error

    def read(self, query: str, *values: Value) -> list[Row]:
        """All rows that a query yields. Raises LibraryError."""
        with self.translated_errors(), self._lock:
            return self._connection.execute(query, values).fetchall()

    def write(self, statement: str, *values: Value) -> int:
        """Execute a statement within `changing`, and return the row id of the last insertion. Raises LibraryError."""
        with self.translated_errors(), self._lock:
            return self._connection.execute(statement, values).lastrowid or 0

    def write_all(self, statement: str, rows: Iterator[Row] | Sequence[Row]) -> None:
        """Execute a statement for each row, within `changing`. Raises LibraryError."""
        with self.translated_errors(), self._lock:
            self._connection.executemany(statement, rows)

    def erase_for_good(self) -> None:
        """Make sure that nothing deleted in this transaction is left in SQLite's log either. Only called within
        `changing`."""
        self._erases = True

    def follow(self, follower: Callable[[], None]) -> None:
        """Call `follower` after each change once it is durable; while articles are added in bulk, every few seconds."""
        self._followers.append(follower)

    @contextmanager
    def changing(self) -> Iterator[None]:
        """A transaction: all changes within it become durable at its end, or none does. Waits for other writers."""
        with self.adding():
            with self._lock, self._transaction():
                yield
            if self._erases and not self._depth:
                self._empty_log()
            if not self._depth and (not self._bulk or monotonic() - self._caught_up > BETWEEN):
                self.catch_up()

    @contextmanager
    def adding(self, *, bulk: bool = False) -> Iterator[None]:
        """A context in which no other process can change the library.

        With `bulk`, followers are only called every few seconds and at the end.
        """
        with self._session, self._claimed():
            if not bulk or self._bulk:
                yield
                return
            self._bulk, self._caught_up = True, monotonic()
            try:
                yield
            except BaseException:
                self._bulk = False
                with suppress(LibraryError):  # what is not caught up now is at the next start
                    self.catch_up()
                raise
            self._bulk = False
            self.catch_up()

    @contextmanager
    def adding_if_free(self) -> Iterator[bool]:
        """Like `adding`, but yields False at once where another process is adding or the library is read-only."""
        with self._session:
            if not self.is_writable or not self._acquire(0):
                yield False
                return
            try:
                yield True
            finally:
                self._release()

    def catch_up(self) -> None:
        """Call all followers in parallel. Raises what any of them raises."""
        from concurrent.futures import ThreadPoolExecutor

        with ThreadPoolExecutor(max(1, len(self._followers))) as pool:
            for done in [pool.submit(follower) for follower in self._followers]:
                done.result()
        self._caught_up = monotonic()

    def close(self) -> None:
        with self._lock:
            self._connection.close()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        if self._depth:
            self._depth += 1
            try:
                yield
            finally:
                self._depth -= 1
            return
        with self.translated_errors():
            self._connection.execute("BEGIN IMMEDIATE")
        self._depth = 1
        try:
            yield
            with self.translated_errors():
                self._connection.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):  # SQLite has rolled back itself where the disk is full
                self._connection.execute("ROLLBACK")
            raise
        finally:
            self._depth = 0

    @contextmanager
    def _claimed(self) -> Iterator[None]:
        if not self.is_writable:
            raise LibraryError(self.folder, f"cannot be changed: {self._obstacle}")
        if not self._acquire(0):
            if self._on_wait:
                self._on_wait()
            if not self._acquire(PATIENCE):
                raise LibraryError(self.folder, "another process is adding to it; try again when it is done")
        try:
            yield
        finally:
            self._release()

    def _empty_log(self) -> None:
        """Copy SQLite's log into the database and truncate it, unless another process is still reading from the log."""
        with self.translated_errors(), self._lock:
            ((is_busy, *_),) = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        self._erases = bool(is_busy)

    def _acquire(self, seconds: float) -> bool:
        from filelock import FileLock, Timeout  # 40 ms to import, and whoever only reads does without

        if self._claim is None:
            self._claim = FileLock(self.folder / LOCK, thread_local=False)
        with self.translated_errors():
            try:
                self._claim.acquire(timeout=seconds)
            except Timeout:
                return False
        return True

    def _release(self) -> None:
        if self._claim:
            self._claim.release()

    def _make_folder(self) -> bool:
        """Create the folder, and return whether it is writable."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return os.access(self.folder, os.W_OK) and (not self.file.exists() or os.access(self.file, os.W_OK))

    def _connect_somehow(self) -> sqlite3.Connection:
        """A connection for reading and writing, or a read-only one if SQLite cannot create its files."""
        connection = self._connect()
        try:
            connection.execute("SELECT count(*) FROM sqlite_master")
        except sqlite3.OperationalError as error:
            is_kept = self.file.exists() and self.file.stat().st_size
            if not self.is_writable or not is_kept or error.sqlite_errorcode & 0xFF not in _NO_ROOM:
                connection.close()
                raise
        else:
            return connection
        connection.close()
        self.is_writable, self._obstacle = False, NO_ROOM
        if self._has_log:
            connection = self._connect("rw")
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")  # so that the log's index needs no file
            return connection
        return self._connect()

    def _connect(self, mode: str = "rwc") -> sqlite3.Connection:
        if not self.is_writable and mode == "rwc":
            # SQLite can read a file in WAL mode there only when told that nobody changes it; a log that is still to be
            # read would then be left out.
            mode = "ro" if self._has_log else "ro&immutable=1"
        name = f"{self.file.absolute().as_uri()}?mode={mode}"
        connection = sqlite3.connect(name, uri=True, timeout=30, isolation_level=None, check_same_thread=False)
        finalize(self, connection.close).atexit = False  # a library may be dropped while it is still being asked
        connection.text_factory = text_or_bytes
        connection.create_function("words_of_name", 1, words_in_json, deterministic=True)
        return connection

    @property
    def _has_log(self) -> bool:
        """Whether SQLite's log holds anything that the database file does not."""
        log = self.file.with_name(f"{FILE}-wal")
        return log.exists() and log.stat().st_size > 0

    def _make_durable(self) -> None:
        """Set the pragmas for durability, but only once the file is known to be a library: the first one writes to
        it."""
        if self.is_writable:
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = FULL")
            self._connection.execute("PRAGMA secure_delete = ON")

    def _bring_up_to_date(self) -> None:
        version = self._version()
        if version > len(self._steps):
            raise LibraryError(
                self.folder, f"was written by a newer version of On Record (its format is {version}); update On Record"
            )
        if version < len(self._steps):
            with self.adding():
                for number, step in enumerate(self._steps[self._version() :], self._version() + 1):
                    self._connection.executescript(
                        f"BEGIN IMMEDIATE;\n{step}\n;PRAGMA application_id = {APPLICATION};\n"
                        f"PRAGMA user_version = {number};\nCOMMIT;"
                    )

    def _version(self) -> int:
        ((application,),) = self._connection.execute("PRAGMA application_id").fetchall()
        ((version,),) = self._connection.execute("PRAGMA user_version").fetchall()
        ((tables,),) = self._connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
        if tables and application != APPLICATION:
            raise LibraryError(self.folder, f"holds a {FILE} that is no library of On Record")
        return int(version)
