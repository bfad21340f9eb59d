"""What the bot's store needs of a database: connections, transactions, and a verdict on each kind of error."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol


class BusyError(Exception):
    """What was deleted cannot be erased now, because another program is reading the database."""


class UnavailableError(Exception):
    """The database cannot be reached or written now; the message is the kind of error."""


class StoreError(Exception):
    """The bot's store cannot be opened; the message says why."""


class DamagedStoreError(StoreError):
    """The bot's store is damaged, or its file is no database."""


class Rows(Protocol):
    """What a statement has found or changed. A row is a tuple of whatever types its columns have."""

    @property
    def rowcount(self) -> int:
        """The number of rows that were changed."""
        ...

    def fetchone(self) -> Any:
        """The next row; None if there is none."""
        ...

    def fetchall(self) -> list[Any]:
        """All rows that are left."""
        ...

    def __iter__(self) -> Iterator[Any]: ...


class Connection(Protocol):
    """Runs statements, in which each `?` stands for a value."""

    def execute(self, statement: str, values: Sequence[object] = (), /) -> Rows:
        """Run a statement."""
        ...

    def executemany(self, statement: str, rows: Iterable[Sequence[object]], /) -> object:
        """Run a statement once for each row of values."""
        ...


class Engine(Protocol):
    """A database. One thread writes; any number read."""

    @property
    def is_shared(self) -> bool:
        """Whether other programs change the database as well."""
        ...

    @property
    def readers(self) -> int:
        """How many reads can be under way at the same time."""
        ...

    def writing(self) -> AbstractContextManager[Connection]:
        """A transaction, committed at the end of the body and rolled back where the body raises."""
        ...

    def reading(self) -> AbstractContextManager[Connection]:
        """A connection that sees what has been committed."""
        ...

    def erase(self) -> None:
        """Remove what was deleted from where the engine still keeps it. Raises BusyError where that is not possible."""
        ...

    def is_passing(self, error: Exception) -> bool:
        """Whether the same write may succeed later."""
        ...

    def is_conflict(self, error: Exception) -> bool:
        """Whether other programs wrote the same rows meanwhile, in another order."""
        ...

    def is_unreadable(self, error: Exception) -> bool:
        """Whether the error says that the database cannot be read now, and not that the program is wrong."""
        ...

    def name_of(self, error: Exception) -> str:
        """The kind of an error, without any value, for the log."""
        ...

    def close(self) -> None:
        """Close all connections; that of a write which is still under way is closed when it ends."""
        ...


def upsert(table: str, key: Sequence[str], others: Sequence[str]) -> str:
    """The statement that inserts a row, or changes the columns `others` of the row that has this key already."""
    columns = (*key, *others)
    marks = ", ".join("?" * len(columns))
    changes = ", ".join(f"{column} = excluded.{column}" for column in others)
    return (
        f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks}) "  # noqa: S608 - our own names
        f"ON CONFLICT ({', '.join(key)}) DO UPDATE SET {changes}"
    )
