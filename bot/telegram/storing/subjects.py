"""How the subject of a page is stored: the words that people typed by their ids in `questions`."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from bot.talk.requests import Bookmark, Browse, More, Question, Subject, Told
from bot.telegram.storing.engines.engine import Connection
from retrieval import Span


def words_in(subject: Subject) -> str:
    """What a person typed to get to a page: the question, or the name of the speaker; empty if nothing."""
    match subject:
        case Question(text):
            return text
        case Browse(speaker=speaker):
            return speaker
        case Told():
            return ""


def keep_words(connection: Connection, chat_id: int, person_id: int, words: str) -> None:
    """Keep that a person typed these words in a chat."""
    row = (chat_id, person_id, words)
    known = connection.execute("SELECT 1 FROM questions WHERE chat = ? AND person = ? AND words = ?", row).fetchone()
    if known is None:
        connection.execute("INSERT INTO questions (chat, person, words) VALUES (?, ?, ?)", row)


def ids_of(connection: Connection, chat_id: int, person_id: int, words: Sequence[str]) -> dict[str, int]:
    """The ids of words typed in a chat, by this person if others typed the same; without those that nobody typed."""
    if not words:
        return {}
    # One statement for all: the interpreter's lock is given away and taken again at each.
    marks = ", ".join("?" * len(words))
    rows = connection.execute(
        f"SELECT words, id FROM questions WHERE chat = ? AND words IN ({marks}) ORDER BY person = ?, id",  # noqa: S608
        (chat_id, *words, person_id),
    )
    return dict(rows.fetchall())


def words_of(connection: Connection, ids: Sequence[int]) -> tuple[str, ...]:
    """The words of these questions, in this order; without those that have been deleted."""
    found = (connection.execute("SELECT words FROM questions WHERE id = ?", (one,)).fetchone() for one in ids)
    return tuple(row[0] for row in found if row)


def all_words_in(subject: Subject) -> tuple[str, ...]:
    """As `words_in`, with the earlier questions that a question may refer to before it."""
    if isinstance(subject, Question):
        return (*subject.earlier, subject.text)
    return (words,) if (words := words_in(subject)) else ()


def stored(bookmark: Bookmark | None, ids: Mapping[str, int]) -> tuple[str | None, int]:
    """The columns `subject` and `position` of a bookmark, given the ids of its words.

    One whose words nobody is known to have typed is not kept.
    """
    if bookmark is None or (words_in(bookmark.subject) and words_in(bookmark.subject) not in ids):
        return None, 1
    match bookmark.subject:
        case Question(text, earlier, article_id, besides, more, of, home, _):
            before = [ids[one] for one in earlier if one in ids]
            record: dict[str, object] = {"asked": ids[text], "earlier": before, "article_id": article_id}
            if besides:
                record["besides"] = besides
            if of:
                record["of"] = of
            if home:
                record["home"] = home
            if more:
                seen = [[one, at.start, at.end] for one, at in more.seen]
                record["more"] = {"of": more.speaker, "seen": seen, "beside": more.beside}
        case Told(article_id, spans, watches):
            record = {
                "told": [[span.start, span.end] for span in spans],
                "article_id": article_id,
                "watches": list(watches),
            }
        case Browse(what, speaker, article_id):
            record = {"what": what, "speaker": ids[speaker] if speaker else 0, "article_id": article_id}
    return json.dumps(record), bookmark.position


def loaded(connection: Connection, subject: str | None, position: int) -> Bookmark | None:
    """The bookmark of these columns; None if there is none, or its question has been deleted."""
    found = _subject(connection, subject) if subject else None
    return Bookmark(found, position) if found else None


def _subject(connection: Connection, text: str) -> Subject | None:
    match json.loads(text):
        case {"asked": int(asked), "earlier": [*earlier], "article_id": str(article), **rest}:
            words = words_of(connection, [asked])
            before = words_of(connection, [int(one) for one in earlier])
            of, home = (str(rest.get(name, "")) for name in ("of", "home"))
            return Question(words[0], before, article, _besides(rest), _more(rest), of, home) if words else None
        case {"what": "quotes" | "speakers" | "sources" as what, "speaker": int(speaker), "article_id": str(article)}:
            words = words_of(connection, [speaker] if speaker else [])
            return Browse(what, "".join(words), article) if words or not speaker else None
        case {"told": [*spans], "article_id": str(article), "watches": [*watches]}:
            pairs = [(int(start), int(end)) for start, end in spans]
            return Told(article, tuple(Span(*pair) for pair in pairs), tuple(map(int, watches)))
        case _:  # of a version that this one does not know
            return None


def _besides(record: Mapping[object, object]) -> tuple[str, ...]:
    """The speakers that a question leaves out."""
    match record:
        case {"besides": [*names]}:
            return tuple(map(str, names))
        case _:
            return ()


def _more(record: Mapping[object, object]) -> More | None:
    """What a question asks for more of."""
    match record:
        case {"more": {"of": str(speaker), "seen": [*seen], **rest}}:
            spans = tuple((str(one), Span(int(start), int(end))) for one, start, end in seen)
            return More(speaker, spans, str(rest.get("beside", "")))
        case _:
            return None
