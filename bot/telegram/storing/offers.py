"""What was offered last in each talk to be added as an article, so that its button works after a restart, too.

Only private chats are offered anything, and their ids are those of the people: whose offer it is needs no column.
"""

from __future__ import annotations

import dataclasses
import json
import time
from functools import partial

from bot.talk.library.sources import Link, Post, Source
from bot.telegram.storing.database import Database
from bot.telegram.storing.engines.engine import Connection, upsert
from bot.telegram.storing.talks import chat_of

KEPT = 7 * 24 * 3_600
"""Seconds after which an offer that nobody has taken is deleted."""


class StoredOffers:
    """Stores offers in the bot's database. Safe to use from threads."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def load(self, talk: str) -> tuple[Source, ...]:
        """What was offered last in that talk; empty if nothing is stored."""
        return self._database.read(partial(_load, talk), ())

    def save(self, talk: str, sources: tuple[Source, ...]) -> None:
        """Store the last offer of a talk in place of the one before; delete those whose time is over."""
        self._database.write(partial(_save, talk, sources))

    def drop(self, talk: str, sources: tuple[Source, ...]) -> None:
        """Delete this offer of a talk for good. One that another program has stored since stays."""
        self._database.write(partial(_drop, talk, sources))


def _load(talk: str, connection: Connection) -> tuple[Source, ...]:
    row = connection.execute("SELECT sources FROM offers WHERE talk = ?", (talk,)).fetchone()
    if row is None:
        return ()
    try:
        return tuple(_source(record) for record in json.loads(row[0]))
    except (TypeError, ValueError):  # of a version with other fields
        return ()


def _source(record: object) -> Source:
    match record:
        case {"link": str(url)}:
            return Link(url)
        case {"post": dict() as fields}:
            return Post(**fields)
        case _:
            raise ValueError("no source that can be stored")


def _save(talk: str, sources: tuple[Source, ...], connection: Connection) -> None:
    connection.execute("DELETE FROM offers WHERE made <= ?", (int(time.time() - KEPT),))
    connection.execute(
        upsert("offers", ("talk",), ("chat", "sources", "made")),
        (talk, chat_of(talk), _records(sources), int(time.time())),
    )


def _records(sources: tuple[Source, ...]) -> str:
    return json.dumps([_record(source) for source in sources], ensure_ascii=False)


def _record(source: Source) -> dict[str, object]:
    match source:
        case Link(url):
            return {"link": url}
        case Post():
            return {"post": dataclasses.asdict(source)}
        case _:
            raise ValueError("only links and texts are offered")


def _drop(talk: str, sources: tuple[Source, ...], connection: Connection) -> None:
    connection.execute("DELETE FROM offers WHERE talk = ? AND sources = ?", (talk, _records(sources)))
