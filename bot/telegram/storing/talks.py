"""What each talk is about, so that follow-up questions and `/open` work on after a restart."""

from __future__ import annotations

import json
import time
from collections import OrderedDict
from functools import partial

from bot.talk.talks import Talk
from bot.telegram.storing.database import Database
from bot.telegram.storing.engines.engine import Connection, upsert
from bot.telegram.storing.subjects import all_words_in, ids_of, loaded, stored, words_of

BETWEEN_PRUNINGS = 500
"""Changes between two deletions of talks."""
REMEMBERED = 10_000
"""Talks stored; beyond them, those that have been silent longest are deleted."""


class StoredTalks:
    """Stores talks in the bot's database. Safe to use from threads."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._saved: OrderedDict[str, Talk] = OrderedDict()
        self._until_pruning = 0

    def load(self, name: str) -> Talk | None:
        """The stored talk of that name."""
        return self._database.read(partial(_load, name), None)

    def rename(self, name: str, new_name: str) -> None:
        """Store a talk under another name from now on, and the questions of its chat under that of another one."""
        self._database.write(partial(_rename, name, new_name))

    def save(self, name: str, person_id: int, talk: Talk) -> None:
        """Store a talk that this person has gone on with, unless it is stored as it is."""
        if self._saved.get(name) == talk:
            return
        self._saved[name] = talk
        self._saved.move_to_end(name)
        while len(self._saved) > REMEMBERED:
            self._saved.popitem(last=False)
        self._database.write(partial(_save, name, person_id, talk))
        self._until_pruning -= 1
        if self._until_pruning < 0:
            self._until_pruning = BETWEEN_PRUNINGS
            self._database.write(_prune)

    def forget(self, name: str) -> None:
        """Assume nothing of what is stored for a talk, because another program may have gone on with it."""
        self._saved.pop(name, None)

    def forget_saved(self) -> None:
        """Assume nothing of what is stored, because some of it has been deleted."""
        self._saved.clear()


def chat_of(name: str) -> int:
    """The chat of a talk, which is named by the chat, or by the chat and a topic."""
    return int(name.partition("/")[0])


def _load(name: str, connection: Connection) -> Talk | None:
    row = connection.execute(
        "SELECT questions, subject, position, article FROM talks WHERE name = ?", (name,)
    ).fetchone()
    if row is None:
        return None
    questions, subject, position, article = row
    return Talk(words_of(connection, json.loads(questions)), loaded(connection, subject, position), article)


def _save(name: str, person_id: int, talk: Talk, connection: Connection) -> None:
    chat_id = chat_of(name)
    typed = {*talk.questions, *(all_words_in(talk.bookmark.subject) if talk.bookmark else ())}
    ids = ids_of(connection, chat_id, person_id, tuple(typed))
    connection.execute(
        upsert("talks", ("name",), ("chat", "questions", "subject", "position", "article", "changed")),
        (
            name,
            chat_id,
            json.dumps([ids[one] for one in talk.questions if one in ids]),
            *stored(talk.bookmark, ids),
            talk.article_id,
            time.time_ns(),
        ),
    )


def _prune(connection: Connection) -> None:
    ((number,),) = connection.execute("SELECT COUNT(*) FROM talks").fetchall()
    if number > REMEMBERED:
        connection.execute(
            "DELETE FROM talks WHERE name IN (SELECT name FROM talks ORDER BY changed LIMIT ?)", (number - REMEMBERED,)
        )


def _rename(name: str, new_name: str, connection: Connection) -> None:
    chat_id = chat_of(new_name)
    connection.execute(
        "DELETE FROM talks WHERE name = ? AND EXISTS (SELECT 1 FROM talks WHERE name = ?)", (new_name, name)
    )
    connection.execute("UPDATE talks SET name = ?, chat = ? WHERE name = ?", (new_name, chat_id, name))
    connection.execute("UPDATE questions SET chat = ? WHERE chat = ?", (chat_id, chat_of(name)))
