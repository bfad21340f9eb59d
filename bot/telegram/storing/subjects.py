"""How the subject of a page is stored: the words that people typed by their ids in `questions`."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence

from bot.talk.requests import Bookmark, Browse, Question, Subject


def words_in(subject: Subject) -> str:
    """What a person typed to get to a page: the question, or the name of the speaker; empty if nothing."""
    return subject.text if isinstance(subject, Question) else subject.speaker


def keep_words(connection: sqlite3.Connection, chat_id: int, person_id: int, words: str) -> None:
    """Keep that a person typed these words in a chat."""
    known = connection.execute(
        "SELECT 1 FROM questions WHERE chat = ? AND words = ? AND person = ?", (chat_id, words, person_id)
    )
    if known.fetchone() is None:
        connection.execute("INSERT INTO questions (chat, person, words) VALUES (?, ?, ?)", (chat_id, person_id, words))


def ids_of(connection: sqlite3.Connection, chat_id: int, person_id: int, words: Sequence[str]) -> list[int]:
    """The ids of questions asked in a chat, of this person's if others asked the same; unknown ones are left out."""
    found = (
        connection.execute(
            "SELECT id FROM questions WHERE chat = ? AND words = ? ORDER BY person = ? DESC, id DESC LIMIT 1",
            (chat_id, one, person_id),
        ).fetchone()
        for one in words
    )
    return [row[0] for row in found if row]


def words_of(connection: sqlite3.Connection, ids: Sequence[int]) -> tuple[str, ...]:
    """The words of these questions, in this order; without those that have been deleted."""
    found = (connection.execute("SELECT words FROM questions WHERE id = ?", (one,)).fetchone() for one in ids)
    return tuple(row[0] for row in found if row)


def stored(
    connection: sqlite3.Connection, chat_id: int, person_id: int, bookmark: Bookmark | None
) -> tuple[str | None, int]:
    """The columns `subject` and `position` of a bookmark. One whose words nobody is known to have typed is not kept."""
    if bookmark is None:
        return None, 1
    match bookmark.subject:
        case Question(text, earlier, article_id, besides):
            asked = ids_of(connection, chat_id, person_id, [text])
            if not asked:
                return None, 1
            before = ids_of(connection, chat_id, person_id, earlier)
            record: dict[str, object] = {"asked": asked[0], "earlier": before, "article_id": article_id}
            if besides:
                record["besides"] = besides
        case Browse(what, speaker, article_id):
            named = ids_of(connection, chat_id, person_id, [speaker] if speaker else [])
            if speaker and not named:
                return None, 1
            record = {"what": what, "speaker": named[0] if named else 0, "article_id": article_id}
    return json.dumps(record), bookmark.position


def loaded(connection: sqlite3.Connection, subject: str | None, position: int) -> Bookmark | None:
    """The bookmark of these columns; None if there is none, or its question has been deleted."""
    found = _subject(connection, subject) if subject else None
    return Bookmark(found, position) if found else None


def _besides(record: Mapping[object, object]) -> tuple[str, ...]:
    """The speakers that a question leaves out."""
    match record:
        case {"besides": [*names]}:
            return tuple(map(str, names))
        case _:
            return ()


def _subject(connection: sqlite3.Connection, text: str) -> Subject | None:
    match json.loads(text):
        case {"asked": int(asked), "earlier": [*earlier], "article_id": str(article), **rest}:
            words = words_of(connection, [asked])
            before = words_of(connection, [int(one) for one in earlier])
            return Question(words[0], before, article, _besides(rest)) if words else None
        case {"what": "quotes" | "speakers" | "sources" as what, "speaker": int(speaker), "article_id": str(article)}:
            words = words_of(connection, [speaker] if speaker else [])
            return Browse(what, "".join(words), article) if words or not speaker else None
        case _:  # of a version that this one does not know
            return None
