"""What the bot's answers show, kept in SQLite, so that buttons, replies and corrections work after a restart.

What is kept for a chat is found only by that chat.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bot.talk.requests import Bookmark, Browse, Question, Subject

SCHEMA = """
CREATE TABLE IF NOT EXISTS cards (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    chat INTEGER NOT NULL,
    person INTEGER NOT NULL,
    question INTEGER NOT NULL,
    answer INTEGER,
    subject TEXT,
    position INTEGER NOT NULL,
    made INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS card_of_question ON cards (chat, question);
CREATE INDEX IF NOT EXISTS card_of_answer ON cards (chat, answer);
CREATE TABLE IF NOT EXISTS votes (
    card INTEGER NOT NULL,
    position INTEGER NOT NULL,
    person INTEGER NOT NULL,
    liked INTEGER NOT NULL,
    article TEXT NOT NULL,
    words TEXT NOT NULL,
    made INTEGER NOT NULL,
    PRIMARY KEY (card, position, person)
);
CREATE TABLE IF NOT EXISTS postponed (
    number INTEGER PRIMARY KEY,
    body TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS languages (
    person INTEGER PRIMARY KEY,
    language TEXT NOT NULL
);
"""
CARD = "id, chat, person, question, answer, subject, position"


@dataclass(frozen=True, slots=True)
class Card:
    """An answer in a chat: who asked in which message, which message answers, and which page that shows, if any."""

    id: int
    chat_id: int
    person_id: int
    question_id: int
    answer_id: int | None
    bookmark: Bookmark | None


class Cards:
    """The newest `limit` cards, in memory if there is no `path`. For a single thread. Raises sqlite3.Error."""

    def __init__(self, path: Path | None = None, limit: int = 100_000) -> None:
        self._limit = limit
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
        self._connection = sqlite3.connect(":memory:" if path is None else path, isolation_level=None)
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = NORMAL")
        self._connection.executescript(SCHEMA)

    def close(self) -> None:
        self._connection.close()

    def add(self, chat_id: int, person_id: int, question_id: int, bookmark: Bookmark | None) -> Card:
        """Keep the answer to a message before it is sent, because its buttons need the id."""
        number = self._connection.execute(
            "INSERT INTO cards (chat, person, question, subject, position, made) VALUES (?, ?, ?, ?, ?, ?)",
            (chat_id, person_id, question_id, *_columns(bookmark), int(time.time())),
        ).lastrowid
        if number is None:
            raise sqlite3.DataError("the card got no id")
        self._connection.execute("DELETE FROM cards WHERE id <= ?", (number - self._limit,))
        return Card(number, chat_id, person_id, question_id, None, bookmark)

    def answered(self, card_id: int, answer_id: int) -> None:
        """Keep the id of the message that shows the card."""
        self._connection.execute("UPDATE cards SET answer = ? WHERE id = ?", (answer_id, card_id))

    def turn(self, card_id: int, bookmark: Bookmark | None) -> None:
        """Keep what the card shows from now on."""
        self._connection.execute(
            "UPDATE cards SET subject = ?, position = ? WHERE id = ?", (*_columns(bookmark), card_id)
        )

    def find(self, card_id: int, chat_id: int) -> Card | None:
        """The card of that chat; None if it is too old to be kept, or another chat's."""
        return self._one("id = ? AND chat = ?", card_id, chat_id)

    def of_answer(self, chat_id: int, answer_id: int) -> Card | None:
        """The card that a message of the bot's shows."""
        return self._one("chat = ? AND answer = ?", chat_id, answer_id)

    def of_question(self, chat_id: int, question_id: int) -> Card | None:
        """The card that answers a person's message."""
        return self._one("chat = ? AND question = ?", chat_id, question_id)

    def vote(self, card_id: int, position: int, person_id: int, article_id: str, words: str, *, liked: bool) -> None:
        """Keep a person's vote on the words at that position of a card; a later vote replaces it."""
        self._connection.execute(
            "INSERT OR REPLACE INTO votes (card, position, person, liked, article, words, made) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (card_id, position, person_id, liked, article_id, words, int(time.time())),
        )

    def votes(self) -> tuple[int, int]:
        """How many votes are for answers, and how many against."""
        row = self._connection.execute("SELECT COALESCE(SUM(liked), 0), COUNT(*) FROM votes").fetchone()
        return row[0], row[1] - row[0]

    def choose_language(self, person_id: int, language: str) -> None:
        """Keep the language that a person chose."""
        self._connection.execute("INSERT OR REPLACE INTO languages VALUES (?, ?)", (person_id, language))

    def language_of(self, person_id: int) -> str:
        """The language that a person chose; empty if they chose none."""
        row = self._connection.execute("SELECT language FROM languages WHERE person = ?", (person_id,)).fetchone()
        return str(row[0]) if row else ""

    def forget(self, person_id: int) -> None:
        """Delete for good what a person asked, how they voted and which language they chose."""
        self._connection.execute("DELETE FROM cards WHERE person = ?", (person_id,))
        self._connection.execute("DELETE FROM votes WHERE person = ?", (person_id,))
        self._connection.execute("DELETE FROM languages WHERE person = ?", (person_id,))

    def postpone(self, bodies: Iterable[str]) -> None:
        """Keep updates that were not finished before the bot had to stop, in order."""
        self._connection.executemany("INSERT INTO postponed (body) VALUES (?)", ((body,) for body in bodies))

    def take_postponed(self) -> list[str]:
        """The updates kept by `postpone`, in order, which are then deleted."""
        rows = self._connection.execute("SELECT body FROM postponed ORDER BY number").fetchall()
        self._connection.execute("DELETE FROM postponed")
        return [body for (body,) in rows]

    def _one(self, condition: str, *values: int) -> Card | None:
        row = self._connection.execute(
            f"SELECT {CARD} FROM cards WHERE {condition} ORDER BY id DESC LIMIT 1",  # noqa: S608 - our own constants
            values,
        ).fetchone()
        return _card(row) if row else None


def _card(row: tuple[int, int, int, int, int | None, str | None, int]) -> Card:
    number, chat, person, question, answer, subject, position = row
    return Card(number, chat, person, question, answer, Bookmark(_load(subject), position) if subject else None)


def _columns(bookmark: Bookmark | None) -> tuple[str | None, int]:
    return (_dump(bookmark.subject), bookmark.position) if bookmark else (None, 1)


def _dump(subject: Subject) -> str:
    match subject:
        case Question(text, earlier, article_id):
            record = {"question": text, "earlier": earlier, "article_id": article_id}
        case Browse(what, speaker, article_id):
            record = {"what": what, "speaker": speaker, "article_id": article_id}
    return json.dumps(record, ensure_ascii=False)


def _load(text: str) -> Subject:
    match json.loads(text):
        case {"question": str(question), "earlier": [*earlier], "article_id": str(article)}:
            return Question(question, tuple(map(str, earlier)), article)
        case {"what": "quotes" | "speakers" | "sources" as what, "speaker": str(speaker), "article_id": str(article)}:
            return Browse(what, speaker, article)
        case _:
            raise sqlite3.DataError("a card's subject is none that this version knows")
