"""The last article removed from each chat's library, so that it can be put back after a restart, too."""

from __future__ import annotations

import dataclasses
import json
import time
from functools import partial

from bot.talk.library.removals import KEPT, Removal
from bot.telegram.storing.database import Database
from bot.telegram.storing.engines.engine import Connection, upsert
from retrieval import Article


class StoredRemovals:
    """Stores removals in the bot's database. Safe to use from threads."""

    def __init__(self, database: Database) -> None:
        self._database = database
        database.write(_drop_expired)

    def load(self, chat_id: int) -> Removal | None:
        """The last removal of that chat."""
        return self._database.read(partial(_load, chat_id), None)

    def save(self, chat_id: int, removal: Removal) -> None:
        """Store the last removal of a chat in place of the one before; delete those whose time is over."""
        self._database.write(partial(_save, chat_id, removal))

    def drop(self, chat_id: int) -> None:
        """Delete the removal of a chat for good."""
        self._database.write(partial(_drop, chat_id))

    def drop_expired(self) -> None:
        """Delete the removals whose time is over."""
        self._database.write(_drop_expired)


def _load(chat_id: int, connection: Connection) -> Removal | None:
    row = connection.execute("SELECT article, made FROM removals WHERE chat = ?", (chat_id,)).fetchone()
    if row is None:
        return None
    try:
        return Removal(Article(**json.loads(row[0])), float(row[1]))
    except (TypeError, ValueError):  # of a version with other fields
        return None


def _save(chat_id: int, removal: Removal, connection: Connection) -> None:
    _drop_expired(connection)
    article = json.dumps(dataclasses.asdict(removal.article), ensure_ascii=False)
    connection.execute(upsert("removals", ("chat",), ("article", "made")), (chat_id, article, int(removal.moment)))


def _drop(chat_id: int, connection: Connection) -> None:
    connection.execute("DELETE FROM removals WHERE chat = ?", (chat_id,))


def _drop_expired(connection: Connection) -> None:
    connection.execute("DELETE FROM removals WHERE made <= ?", (int(time.time() - KEPT),))
