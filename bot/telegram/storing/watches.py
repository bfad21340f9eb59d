"""The watches of chats, the findings that are still to be sent, and which words a chat has been sent already.

Of words that were sent only hashes are kept: one for each run of several words of a statement (see retrieval's
`runs_of_quote`). A statement counts as sent before if all its runs are among those of one that was sent, or the other
way round.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from bot.talk.watching.alerts import DueAlert
from bot.talk.watching.book import ChatSettings, KeptWatch
from bot.talk.watching.hours import Times
from bot.talk.watching.lookout import Finding
from bot.telegram.storing.database import Database
from bot.telegram.storing.engines.engine import Connection, upsert
from retrieval import Milestone, Span, Watch

REMEMBERED = 400 * 24 * 3_600
"""The time in seconds for which words that were sent are remembered."""
WATCHES = ("watches",)
"""What these writes change that all replicas keep in memory."""
MOST_DUE = 500
"""The greatest number of alerts that are read at a time."""
AT_ONCE = 500
"""The greatest number of values in one statement."""


class StoredWatches:
    """Stores watches and findings in the bot's database. Safe to use from threads."""

    def __init__(self, database: Database) -> None:
        self._database = database
        database.write(_drop_old)

    def load(self) -> tuple[list[KeptWatch], dict[int, ChatSettings]] | None:
        """All watches, and the settings of the chats that have any; None if they cannot be read now."""
        return self._database.read(_load, None)

    def save(self, kept: KeptWatch) -> None:
        """Store a watch, in place of the one with the same id."""
        self._database.write(partial(_save, kept), is_urgent=True, changes=WATCHES)

    def delete(self, ids: Iterable[int]) -> None:
        """Delete watches for good, together with their findings that are still to be sent."""
        self._database.write(partial(_delete, tuple(ids)), is_urgent=True, changes=WATCHES)

    def save_settings(self, chat_id: int, settings: ChatSettings) -> None:
        """Store a chat's settings."""
        self._database.write(partial(_save_settings, chat_id, settings), changes=WATCHES)

    def move(self, chat_id: int, new_id: int) -> None:
        """A chat has another id from now on."""
        self._database.write(partial(_move, chat_id, new_id), changes=WATCHES)

    def drop(self, chat_id: int) -> None:
        """Delete all that is kept for a chat, because the bot is no longer in it."""
        self._database.write(partial(drop_chat, chat_id), changes=WATCHES)

    def milestones(self) -> dict[int, Milestone] | None:
        """For each chat's library and for the shared one (0), how far it has been searched; None if that cannot be read
        now."""
        return self._database.read(_milestones, None)

    def record(self, place: int, milestone: Milestone, findings: Sequence[Finding]) -> None:
        """Store a milestone and findings, except findings whose words the chat or topic has been sent before."""
        self._database.write(partial(_record, place, milestone, tuple(findings)))

    def forget_milestone(self, place: int) -> None:
        """Delete the milestone of a library."""
        self._database.write(partial(_forget_milestone, place))

    def announce(self, chat_id: int, articles: Iterable[str]) -> None:
        """Store that a chat is to be told about articles that its feeds brought."""
        self._database.write(partial(_announce, chat_id, tuple(articles)))

    async def due(self, now: float) -> list[DueAlert]:
        """The alerts that are due by `now`, the oldest first."""
        return await self._database.find(partial(_due, now), list[DueAlert]())

    def strike(self, alerts: Iterable[DueAlert]) -> None:
        """Delete alerts that have been sent."""
        self._database.write(partial(_strike, tuple(one.id for one in alerts)), is_urgent=True)


def drop_chat(chat_id: int, connection: Connection) -> None:
    """Delete everything that is kept for a chat, the hashes of sent words included."""
    for table in ("watches", "alerts", "told", "chat_settings", "marks"):
        column = "place" if table == "marks" else "chat"
        connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (chat_id,))  # noqa: S608 - our own constants


def delete_of_person(person_id: int, connection: Connection) -> None:
    """Delete the watches that a person has set in any chat, together with their findings that are still to be sent."""
    connection.execute("DELETE FROM alerts WHERE watch IN (SELECT id FROM watches WHERE person = ?)", (person_id,))
    connection.execute("DELETE FROM watches WHERE person = ?", (person_id,))


def _load(connection: Connection) -> tuple[list[KeptWatch], dict[int, ChatSettings]]:
    rows = connection.execute(
        "SELECT id, chat, thread, person, typed, who, topic, words, language, hour FROM watches"
    ).fetchall()
    watches = [
        KeptWatch(number, chat, thread, person, typed, Watch(who, topic, words), language, hour)
        for number, chat, thread, person, typed, who, topic, words, language, hour in rows
    ]
    settings = {
        chat: ChatSettings(Times(zone, begin, end), bool(announces))
        for chat, zone, begin, end, announces in connection.execute(
            "SELECT chat, zone, quiet_from, quiet_to, announces FROM chat_settings"
        )
    }
    return watches, settings


def _save(kept: KeptWatch, connection: Connection) -> None:
    connection.execute(
        upsert("watches", ("id",), ("chat", "thread", "person", "typed", "who", "topic", "words", "language", "hour")),
        (
            kept.id,
            kept.chat_id,
            kept.thread,
            kept.person_id,
            kept.typed,
            kept.watch.person,
            kept.watch.topic,
            kept.watch.words,
            kept.language,
            kept.hour,
        ),
    )


def _delete(ids: tuple[int, ...], connection: Connection) -> None:
    for number in ids:
        connection.execute("DELETE FROM alerts WHERE watch = ?", (number,))
        connection.execute("DELETE FROM watches WHERE id = ?", (number,))


def _save_settings(chat_id: int, settings: ChatSettings, connection: Connection) -> None:
    times = settings.times
    connection.execute(
        upsert("chat_settings", ("chat",), ("zone", "quiet_from", "quiet_to", "announces")),
        (chat_id, times.zone, times.quiet_from, times.quiet_to, int(settings.announces)),
    )


def _move(chat_id: int, new_id: int, connection: Connection) -> None:
    for table in ("watches", "alerts"):
        connection.execute(f"UPDATE {table} SET chat = ? WHERE chat = ?", (new_id, chat_id))  # noqa: S608
    connection.execute(
        "DELETE FROM told WHERE chat = ? AND EXISTS (SELECT 1 FROM told AS old WHERE old.chat = ? "
        "AND (old.thread, old.run, old.statement) = (told.thread, told.run, told.statement))",
        (new_id, chat_id),
    )
    connection.execute("UPDATE told SET chat = ? WHERE chat = ?", (new_id, chat_id))
    for table, column in (("chat_settings", "chat"), ("marks", "place")):
        connection.execute(
            f"DELETE FROM {table} WHERE {column} = ? AND EXISTS "  # noqa: S608 - our own constants
            f"(SELECT 1 FROM {table} WHERE {column} = ?)",
            (new_id, chat_id),
        )
        connection.execute(f"UPDATE {table} SET {column} = ? WHERE {column} = ?", (new_id, chat_id))  # noqa: S608


def _milestones(connection: Connection) -> dict[int, Milestone]:
    rows = connection.execute("SELECT place, library, number FROM marks").fetchall()
    return {place: Milestone(library, number) for place, library, number in rows}


def _forget_milestone(place: int, connection: Connection) -> None:
    connection.execute("DELETE FROM marks WHERE place = ?", (place,))


def _record(place: int, milestone: Milestone, findings: tuple[Finding, ...], connection: Connection) -> None:
    connection.execute(upsert("marks", ("place",), ("library", "number")), (place, milestone.library, milestone.number))
    now = int(time.time())
    written: dict[tuple[int, int, str, Span], float] = {}
    for one in findings:
        here = (one.chat_id, one.thread, one.article_id, one.span)
        if here not in written:  # else another watch waits for the same quote
            if _was_told(one, connection):
                continue
            _remember(one, now, connection)
            written[here] = one.due
        if one.due != written[here]:  # it is told once, for the watch that comes first
            continue
        connection.execute(
            "INSERT INTO alerts (chat, thread, watch, article, start, stop, due) "
            "SELECT ?, ?, ?, ?, ?, ?, ? WHERE EXISTS (SELECT 1 FROM watches WHERE id = ?)",
            (
                one.chat_id,
                one.thread,
                one.watch_id,
                one.article_id,
                one.span.start,
                one.span.end,
                one.due,
                one.watch_id,
            ),
        )


def _was_told(found: Finding, connection: Connection) -> bool:
    """Whether the chat or topic was sent the same statement, one that contains it, or one that it contains."""
    shared, all_runs = Counter[int](), dict[int, int]()
    for some in _in_parts(sorted(found.runs)):
        marks = ", ".join("?" * len(some))
        rows = connection.execute(
            f"SELECT statement, runs FROM told WHERE chat = ? AND thread = ? AND run IN ({marks})",  # noqa: S608
            (found.chat_id, found.thread, *some),
        )
        for statement, runs in rows:
            shared[statement] += 1
            all_runs[statement] = runs
    return any(number in {len(found.runs), all_runs[statement]} for statement, number in shared.items())


def _in_parts(runs: Sequence[int]) -> Iterator[Sequence[int]]:
    return (runs[start : start + AT_ONCE] for start in range(0, len(runs), AT_ONCE))


def _remember(found: Finding, now: int, connection: Connection) -> None:
    ((last,),) = connection.execute("SELECT COALESCE(MAX(statement), 0) FROM told").fetchall()
    connection.executemany(
        "INSERT INTO told (chat, thread, run, statement, runs, made) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        [(found.chat_id, found.thread, run, last + 1, len(found.runs), now) for run in found.runs],
    )


def _announce(chat_id: int, articles: tuple[str, ...], connection: Connection) -> None:
    connection.executemany(
        "INSERT INTO alerts (chat, thread, watch, article, start, stop, due) VALUES (?, 0, 0, ?, 0, 0, 0)",
        [(chat_id, article) for article in articles],
    )


def _due(now: float, connection: Connection) -> list[DueAlert]:
    rows = connection.execute(
        "SELECT id, chat, thread, watch, article, start, stop FROM alerts WHERE due <= ? ORDER BY id LIMIT ?",
        (now, MOST_DUE),
    )
    return [
        DueAlert(number, chat, thread, watch, article, Span(start, stop))
        for number, chat, thread, watch, article, start, stop in rows
    ]


def _strike(ids: tuple[int, ...], connection: Connection) -> None:
    connection.executemany("DELETE FROM alerts WHERE id = ?", [(number,) for number in ids])


def _drop_old(connection: Connection) -> None:
    connection.execute("DELETE FROM told WHERE made < ?", (int(time.time()) - REMEMBERED,))
