"""When messages were sent to groups, so that a bot that is started again, or takes over, keeps their flood limits."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from functools import partial

from bot.telegram.storing.database import Database
from bot.telegram.storing.engines.engine import Connection, upsert

KEPT = 3600.0
"""Seconds after which it is not worth a row any more that something was sent."""


class SentTimes:
    """The moments of the last messages to each group, by the wall clock. For the event loop's thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def recall(self, chat: int) -> Sequence[float]:
        """How many seconds ago each of the last messages was sent to the group, the oldest first."""
        moments = await self._database.find(partial(_moments, chat), otherwise=list[float]())
        now = time.time()
        return [max(0.0, now - moment) for moment in moments]

    def note(self, chat: int, ages: Sequence[float]) -> None:
        """Keep how many seconds ago the last messages were sent to the group, the oldest first."""
        now = time.time()
        self._database.write(partial(_save, chat, [now - age for age in ages]))


def _moments(chat: int, connection: Connection) -> list[float]:
    row = connection.execute("SELECT moments FROM sent WHERE chat = ?", (chat,)).fetchone()
    return [float(one) for one in json.loads(row[0])] if row else []


def _save(chat: int, moments: Sequence[float], connection: Connection) -> None:
    last = max(moments, default=0.0)
    statement = upsert("sent", ("chat",), ("moments", "last"))
    connection.execute(statement, (chat, json.dumps(moments), last))
    connection.execute("DELETE FROM sent WHERE last < ?", (last - KEPT,))
