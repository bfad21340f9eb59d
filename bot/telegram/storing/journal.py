"""The updates that have arrived: written down before Telegram is told so, struck out once they are answered.

Telegram forgets an update when the bot asks for the next ones, or when its webhook answers 200. Whatever ends the bot
after that, an update that is still written down is answered after the next start, and one that was answered is not
answered again.
"""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections import OrderedDict
from concurrent.futures import Future
from functools import partial
from typing import Protocol

from telegram import Bot, Update

from bot.telegram.storing.database import Database
from bot.telegram.storing.engines.engine import Connection

LOG = logging.getLogger(__name__)
REMEMBERED = 100_000
"""Updates of which it is remembered that they have arrived."""
FORGOTTEN_AFTER = 3 * 24 * 3_600
"""Seconds. Telegram gives up an update after a day."""
BETWEEN_PRUNINGS = 1_000
"""Arrivals between two deletions of what is older than that."""
MOST_BEGUN = 25
"""Starts of the bot at which an update was begun and never finished. It may be what ends the bot, so it is given up."""


class UnwrittenError(Exception):
    """An update cannot be written down now, so whoever brings it must keep it and bring it again."""


class Journal(Protocol):
    """The updates of one bot. For the event loop's thread."""

    @property
    def keeps_order(self) -> bool:
        """Whether `begin` waits until all earlier updates of the same queue are answered."""
        ...

    def pending(self, bot: Bot) -> list[Update]:
        """The updates that are not answered yet, in the order in which they arrived. To be called at the start."""
        ...

    async def admit(self, update: Update) -> bool:
        """Write an update down; whether it is to be answered here.

        False if it has arrived before, or if another process answers it. Raises UnwrittenError where it must be
        brought again.
        """
        ...

    async def begin(self, update: Update) -> bool:
        """Note that the update is being answered now; False if another process answers it."""
        ...

    def strike(self, update_id: int) -> None:
        """Strike an update out: it is answered. Only its id is kept."""
        ...


class FileJournal:
    """The updates of a bot that runs alone. See `Journal`.

    While the file cannot be written, updates are admitted all the same.
    """

    keeps_order = False

    def __init__(self, database: Database, bot_id: int) -> None:
        self._database = database
        self._bot_id = bot_id
        known = database.read(partial(_known, bot_id), list[int]())
        self._known: OrderedDict[int, Future[bool] | None] = OrderedDict.fromkeys(reversed(known))
        self._until_pruning = 0

    def pending(self, bot: Bot) -> list[Update]:
        """The updates that are not answered yet, in the order in which they arrived. To be called at the start."""
        updates, nothing = [], list[tuple[int, str, int]]()
        for number, body, begun in self._database.read(partial(_pending, self._bot_id), nothing):
            update = read_update(body, bot) if begun < MOST_BEGUN else None
            if update:
                updates.append(update)
            else:
                LOG.error("An update that could not be answered in %d starts is given up.", begun)
                self._database.write(partial(_strike, self._bot_id, number))
        return updates

    async def admit(self, update: Update) -> bool:
        """Write an update down; False if it has arrived before.

        It is on disk afterwards, unless the disk cannot be written at the moment: nobody waits for that.
        """
        if update.update_id in self._known:
            if writing := self._known[update.update_id]:
                await asyncio.wrap_future(writing)
            return False
        writing = self._database.write(partial(_insert, self._bot_id, update), is_urgent=True)
        self._known[update.update_id] = writing
        await asyncio.wrap_future(writing)
        self._known[update.update_id] = None
        if len(self._known) > REMEMBERED:
            self._known.popitem(last=False)
        self._prune()
        return True

    async def begin(self, update: Update) -> bool:
        """Note that the update is being answered now. Nobody else answers it."""
        self._database.write(partial(_begin, self._bot_id, update.update_id))
        return True

    def strike(self, update_id: int) -> None:
        """Strike an update out: it is answered. Only its id is kept."""
        self._database.write(partial(_strike, self._bot_id, update_id), is_urgent=True)

    def _prune(self) -> None:
        self._until_pruning -= 1
        if self._until_pruning < 0:
            self._until_pruning = BETWEEN_PRUNINGS
            self._database.write(_prune)


class JournaledQueue(asyncio.Queue[object]):
    """The queue between python-telegram-bot's updater and its application.

    The updater puts each update here before it asks for the next ones or answers Telegram's post, and waits for it.
    """

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal

    async def put(self, item: object) -> None:
        """Write an update down first, and pass over one that has arrived before."""
        if not isinstance(item, Update) or await self._journal.admit(item):
            await super().put(item)


def read_update(body: str, bot: Bot | None) -> Update | None:
    """The update that was written down; None where it cannot be read."""
    try:
        return Update.de_json(json.loads(body), bot)
    except (AttributeError, KeyError, TypeError, ValueError):
        return None


def strike_of_person(bot_id: int, person_id: int, before: int, connection: Connection) -> None:
    """Strike out what a person has sent before the update of that id and nobody has answered yet."""
    rows = connection.execute(
        "SELECT update_id, body FROM updates WHERE bot = ? AND body LIKE ? AND update_id < ?",
        (bot_id, f"%{person_id}%", before),
    )
    for number, body in rows.fetchall():
        update = read_update(body, None)
        if update and update.effective_sender and update.effective_sender.id == person_id:
            _strike(bot_id, number, connection)


def _known(bot_id: int, connection: Connection) -> list[int]:
    rows = connection.execute(
        "SELECT update_id FROM updates WHERE bot = ? ORDER BY number DESC LIMIT ?", (bot_id, REMEMBERED)
    )
    return [number for (number,) in rows]


def _pending(bot_id: int, connection: Connection) -> list[tuple[int, str, int]]:
    return connection.execute(
        "SELECT update_id, body, begun FROM updates WHERE bot = ? AND body IS NOT NULL ORDER BY number", (bot_id,)
    ).fetchall()


def _insert(bot_id: int, update: Update, connection: Connection) -> None:
    connection.execute(
        "INSERT INTO updates (bot, update_id, body, made) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
        (bot_id, update.update_id, update.to_json(), int(time.time())),
    )


def _begin(bot_id: int, update_id: int, connection: Connection) -> None:
    connection.execute("UPDATE updates SET begun = begun + 1 WHERE bot = ? AND update_id = ?", (bot_id, update_id))


def _strike(bot_id: int, update_id: int, connection: Connection) -> None:
    connection.execute("UPDATE updates SET body = NULL WHERE bot = ? AND update_id = ?", (bot_id, update_id))


def _prune(connection: Connection) -> None:
    connection.execute("DELETE FROM updates WHERE body IS NULL AND made < ?", (int(time.time()) - FORGOTTEN_AFTER,))
