"""What the bot's answers show, so that buttons, replies and corrections work after a restart; and votes on them.

What is kept for a chat is found only by that chat.
"""

from __future__ import annotations

import dataclasses
import time
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from bot.talk.numbers import ClockNumbers
from bot.talk.requests import Bookmark
from bot.telegram.storing.database import Database
from bot.telegram.storing.engines.engine import Connection, upsert
from bot.telegram.storing.subjects import all_words_in, ids_of, loaded, stored

RECENT = 1_000
"""Cards that are also kept in memory. They are found before they are on disk, and while the disk cannot be written."""
ALONE = ClockNumbers()
SELECT = "SELECT id, chat, person, question, answer, subject, position FROM cards"
LATEST = "ORDER BY id DESC LIMIT 1"


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
    """The newest `limit` cards. For a single thread, the event loop's; only `find` and its like read the database.

    If `is_shared`, other programs change the cards as well, and what is stored counts, not what is in memory.
    """

    def __init__(
        self, database: Database, limit: int = 100_000, numbers: ClockNumbers = ALONE, *, is_shared: bool = False
    ) -> None:
        self._database = database
        self._limit = limit
        self._numbers = numbers
        self._is_shared = is_shared
        self._recent: OrderedDict[int, Card] = OrderedDict()
        self._last = database.read(_highest_id, 0)
        self._until_pruning = max(1, limit // 100)

    def add(self, chat_id: int, person_id: int, question_id: int, bookmark: Bookmark | None) -> Card:
        """A card for the answer to a message, before it is sent, because its buttons need the id.

        It is stored once it is `answered`.
        """
        self._last = self._numbers.after(self._last)
        card = Card(self._last, chat_id, person_id, question_id, None, bookmark)
        self._remember(card)
        return card

    def answered(self, card: Card, answer_id: int) -> None:
        """Store a card, and the id of the message that shows it."""
        card = dataclasses.replace(self._recent.get(card.id, card), answer_id=answer_id)
        self._remember(card)
        self._database.write(partial(_insert, card), is_urgent=self._is_shared)
        self._until_pruning -= 1
        if self._until_pruning <= 0:
            self._until_pruning = max(1, self._limit // 100)
            self._database.write(partial(_prune, self._limit))

    def turn(self, card: Card, bookmark: Bookmark | None) -> None:
        """Keep what the card shows from now on."""
        card = dataclasses.replace(self._recent.get(card.id, card), bookmark=bookmark)
        self._remember(card)
        self._database.write(partial(_turn, card), is_urgent=self._is_shared)

    async def find(self, card_id: int, chat_id: int) -> Card | None:
        """The card of that chat; None if it is too old to be kept, or another chat's."""
        card = None if self._is_shared else self._recent.get(card_id)
        card = card or await self._load("id", card_id, chat_id) or self._recent.get(card_id)
        return card if card and card.chat_id == chat_id else None

    async def of_answer(self, chat_id: int, answer_id: int) -> Card | None:
        """The card that a message of the bot's shows."""
        recent = [one for one in self._recent.values() if (one.answer_id, one.chat_id) == (answer_id, chat_id)]
        return await self._latest("answer", answer_id, chat_id, recent)

    async def of_question(self, chat_id: int, question_id: int) -> Card | None:
        """The card that answers a person's message."""
        recent = [one for one in self._recent.values() if (one.question_id, one.chat_id) == (question_id, chat_id)]
        return await self._latest("question", question_id, chat_id, recent)

    def vote(self, card_id: int, position: int, person_id: int, article_id: str, words: str, *, liked: bool) -> None:
        """Keep a person's vote on the words at that position of a card; a later vote replaces it."""
        row = (card_id, position, person_id, int(liked), article_id, words, int(time.time()))
        self._database.write(partial(_vote, row))

    def withdraw_vote(self, card_id: int, position: int, person_id: int) -> None:
        """Keep no vote of that person at that position of a card any more."""
        self._database.write(partial(_withdraw, (card_id, position, person_id)))

    async def vote_of(self, card_id: int, position: int, person_id: int) -> bool | None:
        """Whether that person has voted for the words at that position of a card; None without a vote."""
        return await self._database.find(partial(_liked, (card_id, position, person_id)), None)

    def forget_recent(self) -> None:
        """Keep no card in memory, because some have been deleted on disk."""
        self._recent.clear()

    async def _latest(self, column: str, number: int, chat_id: int, recent: Sequence[Card]) -> Card | None:
        latest = max(recent, key=_id_of, default=None)
        if latest is None or self._is_shared:
            return await self._load(column, number, chat_id) or latest
        return latest

    async def _load(self, column: str, number: int, chat_id: int) -> Card | None:
        query = f"{SELECT} WHERE {column} = ? AND chat = ? {LATEST}"
        card = await self._database.find(partial(_load, query, number, chat_id), None)
        if card:
            if not self._is_shared:
                card = self._recent.get(card.id, card)
            self._remember(card)
        return card

    def _remember(self, card: Card) -> None:
        self._recent[card.id] = card
        self._recent.move_to_end(card.id)
        while len(self._recent) > min(RECENT, self._limit):
            self._recent.popitem(last=False)


def _id_of(card: Card) -> int:
    return card.id


def _vote(row: tuple[object, ...], connection: Connection) -> None:
    connection.execute(
        upsert("votes", ("card", "position", "person"), ("liked", "article", "words", "made")),
        row,
    )


def _withdraw(key: tuple[int, int, int], connection: Connection) -> None:
    connection.execute("DELETE FROM votes WHERE card = ? AND position = ? AND person = ?", key)


def _liked(key: tuple[int, int, int], connection: Connection) -> bool | None:
    query = "SELECT liked FROM votes WHERE card = ? AND position = ? AND person = ?"
    found = connection.execute(query, key).fetchall()
    return bool(found[0][0]) if found else None


def _highest_id(connection: Connection) -> int:
    ((highest,),) = connection.execute("SELECT COALESCE(MAX(id), 0) FROM cards").fetchall()
    return int(highest)


def _insert(card: Card, connection: Connection) -> None:
    connection.execute(
        upsert("cards", ("id",), ("chat", "person", "question", "answer", "subject", "position", "made")),
        (
            card.id,
            card.chat_id,
            card.person_id,
            card.question_id,
            card.answer_id,
            *_columns(card, connection),
            int(time.time()),
        ),
    )


def _columns(card: Card, connection: Connection) -> tuple[str | None, int]:
    words = all_words_in(card.bookmark.subject) if card.bookmark else ()
    return stored(card.bookmark, ids_of(connection, card.chat_id, card.person_id, words))


def _turn(card: Card, connection: Connection) -> None:
    subject, position = _columns(card, connection)
    connection.execute("UPDATE cards SET subject = ?, position = ? WHERE id = ?", (subject, position, card.id))


def _prune(limit: int, connection: Connection) -> None:
    """Delete what is older than the newest cards, and their questions."""
    connection.execute(
        "DELETE FROM cards WHERE id <= (SELECT id FROM cards ORDER BY id DESC LIMIT 1 OFFSET ?)", (limit,)
    )
    connection.execute(
        "DELETE FROM questions WHERE id <= (SELECT id FROM questions ORDER BY id DESC LIMIT 1 OFFSET ?)", (limit,)
    )


def _load(query: str, number: int, chat_id: int, connection: Connection) -> Card | None:
    row = connection.execute(query, (number, chat_id)).fetchone()
    if row is None:
        return None
    card_id, chat, person, question, answer, subject, position = row
    return Card(card_id, chat, person, question, answer, loaded(connection, subject, position))
