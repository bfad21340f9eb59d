"""The tables of the bot's store, and how an SQLite file of an earlier version becomes one of this version.

The words that people type stand in `questions`, beside who typed them. Cards and talks refer to them by their ids, so
that deleting a person's questions deletes these words everywhere.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing

TABLES = """
CREATE TABLE IF NOT EXISTS questions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    chat INTEGER NOT NULL,
    person INTEGER NOT NULL,
    words TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS question_of_chat ON questions (chat, words);
CREATE INDEX IF NOT EXISTS question_of_person ON questions (person);
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
CREATE TABLE IF NOT EXISTS talks (
    name TEXT PRIMARY KEY,
    chat INTEGER NOT NULL,
    questions TEXT NOT NULL,
    subject TEXT,
    position INTEGER NOT NULL,
    article TEXT NOT NULL,
    changed INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS talk_of_chat ON talks (chat);
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
CREATE TABLE IF NOT EXISTS languages (
    person INTEGER PRIMARY KEY,
    language TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS removals (
    chat INTEGER PRIMARY KEY,
    article TEXT NOT NULL,
    made INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS updates (
    number INTEGER PRIMARY KEY,
    bot INTEGER NOT NULL,
    update_id INTEGER NOT NULL,
    body TEXT,
    begun INTEGER NOT NULL DEFAULT 0,
    made INTEGER NOT NULL,
    UNIQUE (bot, update_id)
);
"""


WATCHES = """
CREATE TABLE watches (
    id INTEGER PRIMARY KEY,
    chat INTEGER NOT NULL,
    thread INTEGER NOT NULL,
    person INTEGER NOT NULL,
    typed TEXT NOT NULL,
    who TEXT NOT NULL,
    topic TEXT NOT NULL,
    words TEXT NOT NULL,
    language TEXT NOT NULL,
    hour INTEGER
);
CREATE TABLE chat_settings (
    chat INTEGER PRIMARY KEY,
    zone TEXT NOT NULL,
    quiet_from INTEGER NOT NULL,
    quiet_to INTEGER NOT NULL,
    announces INTEGER NOT NULL
);
CREATE TABLE marks (
    place INTEGER PRIMARY KEY,
    library TEXT NOT NULL,
    number INTEGER NOT NULL
);
CREATE TABLE alerts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    chat INTEGER NOT NULL,
    thread INTEGER NOT NULL,
    watch INTEGER NOT NULL,
    article TEXT NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    due REAL NOT NULL
);
CREATE INDEX alert_of_watch ON alerts (watch);
CREATE INDEX alert_when_due ON alerts (due);
CREATE TABLE told (
    chat INTEGER NOT NULL,
    thread INTEGER NOT NULL,
    run INTEGER NOT NULL,
    statement INTEGER NOT NULL,
    runs INTEGER NOT NULL,
    made INTEGER NOT NULL,
    PRIMARY KEY (chat, thread, run, statement)
) WITHOUT ROWID;
CREATE INDEX told_by_statement ON told (statement);
"""
OFFERS = """
CREATE TABLE offers (
    talk TEXT PRIMARY KEY,
    chat INTEGER NOT NULL,
    sources TEXT NOT NULL,
    made INTEGER NOT NULL
);
CREATE TABLE notices (
    chat INTEGER PRIMARY KEY
);
"""
SENT = """
CREATE TABLE sent (
    chat INTEGER PRIMARY KEY,
    moments TEXT NOT NULL,
    last REAL NOT NULL
);
"""
STEPS = (TABLES, WATCHES, OFFERS, SENT)
"""What leads from each version of the store to the next one. Steps are only ever added, at the end."""
VERSION = len(STEPS)


def prepare(bot_id: int, connection: sqlite3.Connection) -> None:
    """Make the tables where they are missing, and bring those of an earlier version up to date.

    A store that is up to date is not written, so that one which another program has locked can still be opened.
    """
    ((version,),) = connection.execute("PRAGMA user_version").fetchall()
    if version >= VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        for number, step in enumerate(STEPS[version:], version):
            for statement in step.split(";\n"):
                connection.execute(statement)
            if number == 0:
                _take_over(connection, bot_id)
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("VACUUM")  # what earlier versions deleted may still stand in unused pages


def _take_over(connection: sqlite3.Connection, bot_id: int) -> None:
    """Take over what version 0 kept: the words of questions stood in the cards, updates in a table of their own."""
    cards = connection.execute(
        "SELECT id, chat, person, subject FROM cards WHERE subject IS NOT NULL ORDER BY id"
    ).fetchall()
    for number, chat, person, subject in cards:
        match json.loads(subject):
            case {"question": str(words), "earlier": [*earlier], "article_id": str(article)}:
                before = [_id_made_for(connection, chat, person, str(one)) for one in earlier]
                asked = _id_made_for(connection, chat, person, words)
                new: dict[str, object] = {"asked": asked, "earlier": before, "article_id": article}
            case {"what": str(what), "speaker": str(speaker), "article_id": str(article)}:
                named = _id_made_for(connection, chat, person, speaker) if speaker else 0
                new = {"what": what, "speaker": named, "article_id": article}
            case _:
                continue
        connection.execute("UPDATE cards SET subject = ? WHERE id = ?", (json.dumps(new), number))
    with closing(connection.cursor()) as cursor:
        if cursor.execute("SELECT 1 FROM sqlite_schema WHERE name = 'postponed'").fetchone():
            for (body,) in cursor.execute("SELECT body FROM postponed ORDER BY number").fetchall():
                cursor.execute(
                    "INSERT OR IGNORE INTO updates (bot, update_id, body, made) "
                    "VALUES (?, ?, ?, CAST(strftime('%s') AS INTEGER))",
                    (bot_id, json.loads(body)["update_id"], body),
                )
            cursor.execute("DROP TABLE postponed")


def _id_made_for(connection: sqlite3.Connection, chat: int, person: int, words: str) -> int:
    """The id of a question, which is added as this person's where nobody is known to have asked it."""
    known = connection.execute(
        "SELECT id FROM questions WHERE chat = ? AND words = ? ORDER BY person = ? DESC LIMIT 1", (chat, words, person)
    ).fetchone()
    if known:
        return int(known[0])
    added = connection.execute(
        "INSERT INTO questions (chat, person, words) VALUES (?, ?, ?)", (chat, person, words)
    ).lastrowid
    return added or 0
