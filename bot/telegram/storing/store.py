"""All that the bot keeps, and how a person is forgotten."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from functools import partial
from pathlib import Path

from bot.talk.library.offers import Offers
from bot.talk.library.removals import Removals
from bot.talk.numbers import ClockNumbers
from bot.talk.requests import Subject
from bot.talk.talks import Talks
from bot.talk.watching.book import WatchBook
from bot.telegram.options import SharedDatabase
from bot.telegram.storing.cards import Cards
from bot.telegram.storing.database import Database
from bot.telegram.storing.engines.engine import (
    Connection,
    DamagedStoreError,
    Engine,
    StoreError,
    UnavailableError,
)
from bot.telegram.storing.engines.sqlite import SQLiteEngine, is_damage
from bot.telegram.storing.journal import FileJournal, Journal, strike_of_person
from bot.telegram.storing.languages import ChosenLanguages
from bot.telegram.storing.notices import Notices
from bot.telegram.storing.offers import StoredOffers
from bot.telegram.storing.removals import StoredRemovals
from bot.telegram.storing.schema import prepare
from bot.telegram.storing.sent import SentTimes
from bot.telegram.storing.sharing.journal import SharedJournal
from bot.telegram.storing.sharing.replica import Replica
from bot.telegram.storing.sharing.replicas import Replicas
from bot.telegram.storing.sharing.schema import prepare_shared
from bot.telegram.storing.subjects import keep_words, words_in
from bot.telegram.storing.talks import StoredTalks
from bot.telegram.storing.watches import WATCHES, StoredWatches, delete_of_person, drop_chat

LOG = logging.getLogger(__name__)
LONGEST_FORGETTING = 5.0
"""Seconds that a person waits until what is kept of them is deleted, if the store is locked."""
SLOTS = 64
"""Replicas that can give ids at the same time; see `ClockNumbers`."""


class BotStore:
    """What the bot with that id keeps: in a file, in a database that its replicas share, or in memory without either.

    Opening it raises StoreError.
    """

    def __init__(self, place: Path | SharedDatabase | None = None, bot_id: int = 0) -> None:
        self._database = Database(_engine_at(place, bot_id))
        self._bot_id = bot_id
        self._versions: dict[str, int] = {}
        self.replica: Replica | None = None
        self.journal: Journal
        numbers = ClockNumbers()
        if isinstance(place, SharedDatabase):
            replicas = Replicas(self._database)
            self.journal = SharedJournal(self._database, bot_id, replicas)
            self.replica = Replica(place.url, replicas, self.journal, self.catch_up)
            numbers = ClockNumbers(_slot_of(replicas), SLOTS)
        else:
            self.journal = FileJournal(self._database, bot_id)
        self._stored_talks = StoredTalks(self._database)
        self.cards = Cards(self._database, numbers=numbers, is_shared=self.is_shared)
        self.languages = ChosenLanguages(self._database)
        self.talks = Talks(storage=self._stored_talks)
        self.findings = StoredWatches(self._database)
        self.watches = WatchBook(self.findings, numbers)
        self.removals = Removals(storage=StoredRemovals(self._database))
        self.offers = Offers(storage=StoredOffers(self._database))
        self.notices = Notices(self._database)
        self.sent = SentTimes(self._database)

    @property
    def is_shared(self) -> bool:
        """Whether other replicas of the bot use the store as well."""
        return self.replica is not None

    @property
    def replicas(self) -> int:
        """How many programs answer for the bot, this one included."""
        return self.replica.number if self.replica else 1

    @property
    def is_leading(self) -> bool:
        """Whether this program does the scheduled work: it is the only one, or the replica that was chosen for it."""
        return self.replica is None or self.replica.is_leading

    def close(self) -> None:
        """Write what is still to be written, and close the database."""
        self._database.close()

    async def catch_up(self) -> None:
        """Read again what is kept in memory and has been changed by other replicas since it was read."""
        if not self.is_shared:
            return
        versions = await self._database.find(_versions, self._versions)
        changed = {name for name, number in versions.items() if self._versions.get(name) != number}
        if "forgotten" in changed:
            self._drop_memory()
        if "watches" in changed:
            await asyncio.to_thread(self.watches.load)
        if "languages" in changed:
            await asyncio.to_thread(self.languages.load)
        self._versions = versions

    def reread(self, talk: str, chat_id: int) -> None:
        """Have a talk, its offer, and what its chat last removed read from the store when they are next asked for."""
        self._stored_talks.forget(talk)
        self.talks.drop(talk)
        self.removals.drop(chat_id)
        self.offers.drop(talk)

    def keep_talk(self, name: str, person_id: int) -> None:
        """Store a talk as it stands, after this person has gone on with it."""
        self._stored_talks.save(name, person_id, self.talks.recall(name))

    def keep_words(self, chat_id: int, person_id: int, subject: Subject) -> None:
        """Keep that a person typed the words of a subject: what nobody typed is kept in no card and no talk."""
        if words := words_in(subject):
            self._database.write(lambda connection: keep_words(connection, chat_id, person_id, words))

    async def forget(self, person_id: int, update_id: int) -> bool:
        """Delete for good all that is kept of a person, in private and in groups, and the update that asks for this.

        What the person sent before it and is not answered yet is struck out as well; nobody may be working on it any
        more. Afterwards none of it stands in the file or in its log. False if the file cannot be written at the moment.
        """
        self.journal.strike(update_id)
        erased = self._database.write(
            partial(_forget, self._bot_id, person_id, update_id),
            erases=True,
            changes=(*WATCHES, "languages", "forgotten"),
        )
        try:
            async with asyncio.timeout(LONGEST_FORGETTING):
                is_done = await asyncio.wrap_future(erased)
        except TimeoutError:
            LOG.warning("What is kept of somebody could not be deleted in time.")
            return False
        self._drop_memory()
        self.languages.forget(person_id)
        self.watches.forget(person_id)
        if person_id > 0:
            self.watches.drop(person_id)
        return is_done

    def _drop_memory(self) -> None:
        """Keep in memory nothing that may have been deleted from the store."""
        self._stored_talks.forget_saved()
        self.talks.clear()
        self.cards.forget_recent()
        self.offers.clear()


def _slot_of(replicas: Replicas) -> int:
    try:
        return replicas.number() % SLOTS
    except UnavailableError as error:
        raise StoreError(str(error)) from error


def _versions(connection: Connection) -> dict[str, int]:
    return dict(connection.execute("SELECT name, number FROM versions").fetchall())


def _engine_at(place: Path | SharedDatabase | None, bot_id: int) -> Engine:
    if isinstance(place, SharedDatabase):
        from bot.telegram.storing.engines.postgres import opened  # psycopg is an extra

        return opened(place.url, partial(prepare_shared, bot_id))
    try:
        return SQLiteEngine(place, partial(prepare, bot_id))
    except (OSError, sqlite3.Error) as error:
        if is_damage(error):
            raise DamagedStoreError(str(error)) from error
        raise StoreError((isinstance(error, OSError) and error.strerror) or str(error)) from error


def _forget(bot_id: int, person_id: int, update_id: int, connection: Connection) -> None:
    strike_of_person(bot_id, person_id, update_id, connection)
    for table in ("cards", "votes", "languages", "questions"):
        connection.execute(f"DELETE FROM {table} WHERE person = ?", (person_id,))  # noqa: S608 - our own constants
    delete_of_person(person_id, connection)
    if person_id > 0:  # the id of a person is that of their private chat, too; below 0 it is that of a whole group
        for table in ("cards", "talks", "questions", "removals", "offers"):
            connection.execute(f"DELETE FROM {table} WHERE chat = ?", (person_id,))  # noqa: S608 - our own constants
        drop_chat(person_id, connection)
