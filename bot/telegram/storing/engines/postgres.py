"""A PostgreSQL database, which several replicas of a bot share (extra `postgres`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

import psycopg
import psycopg.errors
from psycopg.conninfo import conninfo_to_dict
from psycopg_pool import ConnectionPool, PoolClosed

from bot.telegram.storing.engines.engine import Connection, Rows, StoreError

LONGEST_CONNECT = 5
"""Seconds that connecting may take."""
LONGEST_START = 60
"""Seconds that a start waits for a busy database, and for another replica that makes the tables at the same moment."""
LONGEST_WAIT = 3.0
"""Seconds that a read or write waits for a connection before the database counts as stuck."""
LONGEST_STATEMENT = 20_000
"""Milliseconds that a statement may take, waiting for locks included."""
LONGEST_PAUSE = 10_000
"""Milliseconds between two statements of a transaction. A replica that is suspended within one, as a sleeping container
is, keeps its locks no longer than that; the others could not take over its chats."""
READERS = 4
TABLES_HERE = "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = current_schema()"
SETTINGS = (
    f"-c statement_timeout={LONGEST_STATEMENT} -c lock_timeout={LONGEST_STATEMENT // 4} "
    f"-c idle_in_transaction_session_timeout={LONGEST_PAUSE}"
)
STARTING = f"-c statement_timeout={1_000 * LONGEST_START}"


class PostgresConnection:
    """A connection of psycopg that takes `?` for values."""

    def __init__(self, connection: psycopg.Connection) -> None:
        self._connection = connection

    def execute(self, statement: str, values: Sequence[object] = (), /) -> Rows:
        """See `Connection.execute`."""
        return self._connection.execute(_with_marks(statement), tuple(values) or None)

    def executemany(self, statement: str, rows: Iterable[Sequence[object]], /) -> object:
        """See `Connection.executemany`."""
        with self._connection.cursor() as cursor:
            cursor.executemany(_with_marks(statement), [tuple(row) for row in rows])
        return None


def opened(url: str, prepare: Callable[[Connection], None]) -> PostgresEngine:
    """The database at `url`; see `PostgresEngine`. Raises StoreError."""
    try:
        conninfo_to_dict(url)
    except psycopg.Error:  # its words hold parts of what was given, which may be the password
        raise StoreError("it is no address such as postgresql://user:password@host/database") from None
    try:
        return PostgresEngine(url, prepare)
    except psycopg.Error as error:
        raise StoreError(" ".join(str(error).split())) from error


class PostgresEngine:
    """The database at `url`, a connection string of libpq.

    `prepare` is given a connection, in a transaction, before anything else is done. Opening raises psycopg.Error. A
    connection that breaks is replaced by a new one, so the server may be restarted.
    """

    is_shared = True
    readers = READERS

    def __init__(self, url: str, prepare: Callable[[Connection], None]) -> None:
        kwargs = {"autocommit": True, "connect_timeout": LONGEST_CONNECT, "application_name": "onrecord"}
        with psycopg.connect(url, connect_timeout=LONGEST_START, options=STARTING) as first:
            prepare(PostgresConnection(first))
        self._pool = ConnectionPool(
            url,
            kwargs={**kwargs, "options": SETTINGS},
            min_size=1,
            max_size=READERS + 1,
            timeout=LONGEST_WAIT,
            reconnect_timeout=LONGEST_WAIT,
            check=ConnectionPool.check_connection,
            open=True,
            name="onrecord",
        )

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """See `Engine.writing`."""
        with self._pool.connection() as connection, connection.transaction():
            yield PostgresConnection(connection)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """See `Engine.reading`."""
        with self._pool.connection() as connection:
            yield PostgresConnection(connection)

    def erase(self) -> None:
        """Have the server free the space of deleted rows. Its own log and its backups keep them for their time."""
        with self._pool.connection() as connection:
            names = connection.execute(TABLES_HERE)
            connection.execute(f"VACUUM {', '.join(name for (name,) in names)}".encode())

    def is_passing(self, error: Exception) -> bool:
        """See `Engine.is_passing`. Deadlocks and time-outs are among the operational errors."""
        return isinstance(error, psycopg.OperationalError | psycopg.InterfaceError)

    def is_conflict(self, error: Exception) -> bool:
        """See `Engine.is_conflict`."""
        return isinstance(error, psycopg.errors.DeadlockDetected | psycopg.errors.SerializationFailure)

    def is_unreadable(self, error: Exception) -> bool:
        """See `Engine.is_unreadable`."""
        return isinstance(error, psycopg.OperationalError | psycopg.InterfaceError | PoolClosed)

    def name_of(self, error: Exception) -> str:
        """See `Engine.name_of`."""
        return type(error).__name__

    def close(self) -> None:
        """See `Engine.close`. The pool waits for no connection that is in use."""
        self._pool.close(timeout=1.0)


def _with_marks(statement: str) -> bytes:
    """The statement with psycopg's own marks. No statement of ours has a question mark or percent sign in a text."""
    return statement.replace("?", "%s").encode()
