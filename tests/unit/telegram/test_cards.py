"""What is kept of the bot's answers: for their own chat only, bounded; and what their buttons carry."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Update

from bot.talk.replies import Verb
from bot.talk.requests import Bookmark, Browse, Question
from bot.telegram.drawing.buttons import SENT_AS, Press, read_press
from bot.telegram.options import SharedDatabase
from bot.telegram.storing.cards import Cards
from bot.telegram.storing.database import Database
from bot.telegram.storing.engines.sqlite import SQLiteEngine
from bot.telegram.storing.schema import prepare
from bot.telegram.storing.store import BotStore

FUEL = Bookmark(Question("What about the fuel duty?", ("Who spoke?",), "budget"), 2)
QUOTES = Bookmark(Browse("quotes", "Maria Keller", ""), 3)
OTHERS = Bookmark(Question("What about the fuel duty?", ("Who spoke?",), "", ("Ada Lindqvist", "Lena Ortiz")))


@pytest.fixture(params=["memory", "PostgreSQL"])
def store(request: pytest.FixtureRequest) -> Iterator[BotStore]:
    place = request.getfixturevalue("database") if request.param == "PostgreSQL" else None
    with closing(BotStore(place)) as opened:
        yield opened


@pytest.mark.parametrize("shown", [FUEL, QUOTES, OTHERS, None])
async def test_a_card_is_found_by_its_id_its_question_and_its_answer(store: BotStore, shown: Bookmark | None) -> None:
    cards = store.cards
    for words in ("Who spoke?", "What about the fuel duty?", "Maria Keller"):
        store.keep_words(1, 7, Question(words))
    card = cards.add(1, 7, 10, shown)
    cards.answered(card, 11)
    found = await cards.find(card.id, 1)
    assert found == await cards.of_question(1, 10) == await cards.of_answer(1, 11)
    assert found is not None
    assert (found.person_id, found.question_id, found.answer_id, found.bookmark) == (7, 10, 11, shown)


async def test_no_chat_finds_a_card_of_another(store: BotStore) -> None:
    cards = store.cards
    card = cards.add(1, 7, 10, FUEL)
    cards.answered(card, 11)
    assert await cards.find(card.id, 2) is await cards.of_question(2, 10) is await cards.of_answer(2, 11) is None


async def test_a_card_shows_what_it_was_turned_to(store: BotStore) -> None:
    card = store.cards.add(1, 7, 10, FUEL)
    store.cards.turn(card, QUOTES)
    found = await store.cards.find(card.id, 1)
    assert found is not None
    assert found.bookmark == QUOTES


async def test_only_the_newest_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    with closing(Database(SQLiteEngine(path, partial(prepare, 0)))) as database:
        cards = Cards(database, limit=3)
        made = [cards.add(1, 7, number, FUEL) for number in range(5)]
        for card in made:
            cards.answered(card, 1_000 + card.question_id)
        numbers = [card.id for card in made]
    with closing(Database(SQLiteEngine(path, partial(prepare, 0)))) as database:
        cards = Cards(database, limit=3)
        assert [await cards.find(number, 1) is not None for number in numbers] == [False, False, True, True, True]


async def test_a_restart_forgets_nothing(place: Path | SharedDatabase) -> None:
    with closing(BotStore(place)) as store:
        for words in ("Who spoke?", "What about the fuel duty?", "Maria Keller"):
            store.keep_words(1, 7, Question(words))
        cards = [store.cards.add(1, 7, number, shown) for number, shown in enumerate((FUEL, QUOTES, None))]
        for number, card in enumerate(cards):
            store.cards.answered(card, 99 - number)
    with closing(BotStore(place)) as store:
        found = [await store.cards.find(card.id, 1) for card in cards]
        answer = await store.cards.of_answer(1, 99)
        assert answer is not None
        assert answer.id == cards[0].id
    assert [card.bookmark for card in found if card] == [FUEL, QUOTES, None]


async def test_what_an_earlier_version_kept_is_taken_over(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    with closing(sqlite3.connect(path)) as old:
        old.executescript(VERSION_0)
    with closing(BotStore(path, bot_id=5)) as store:
        asked, listed, old_one = [await store.cards.find(number, 1) for number in (1, 2, 3)]
        assert not await store.journal.admit(Update(77))
    assert asked is not None
    assert asked.bookmark == FUEL
    assert listed is not None
    assert listed.bookmark == QUOTES
    assert old_one is not None
    assert old_one.bookmark is None


VERSION_0 = """
CREATE TABLE cards (id INTEGER PRIMARY KEY AUTOINCREMENT, chat INTEGER NOT NULL, person INTEGER NOT NULL,
    question INTEGER NOT NULL, answer INTEGER, subject TEXT, position INTEGER NOT NULL, made INTEGER NOT NULL);
CREATE TABLE postponed (number INTEGER PRIMARY KEY, body TEXT NOT NULL);
INSERT INTO cards VALUES (1, 1, 7, 10, 11,
    '{"question": "What about the fuel duty?", "earlier": ["Who spoke?"], "article_id": "budget"}', 2, 0);
INSERT INTO cards VALUES (2, 1, 7, 12, 13, '{"what": "quotes", "speaker": "Maria Keller", "article_id": ""}', 3, 0);
INSERT INTO cards VALUES (3, 1, 7, 14, 15, NULL, 1, 0);
INSERT INTO postponed VALUES (1, '{"update_id": 77}');
"""


def sent_as(verb: Verb) -> Verb:
    return SENT_AS.get(verb, verb)


LIBRARY_VERBS: list[Verb] = ["page", "later", "drop", "remove", "undo", "unfollow"]
VERBS: list[Verb] = ["show", "next", "back", "context", "speakers", "quotes", "like", "dislike", "picture", "ask"]


@given(st.sampled_from(VERBS), st.integers(1, 10**18 - 1), st.integers(0, 10**9 - 1), st.integers(0, 10**9 - 1))
def test_a_press_is_carried_in_64_bytes(verb: Verb, card: int, position: int, page: int) -> None:
    press = Press(verb, f"{position}:{page}", card)
    assert read_press(press.data) == Press(sent_as(verb), f"{position}:{page}", card)
    assert len(press.data.encode()) <= 64


@given(st.text())
def test_any_data_is_read(data: str) -> None:
    press = read_press(data)
    assert press is None or read_press(press.data) == press


@given(st.sampled_from(LIBRARY_VERBS), st.binary(min_size=8, max_size=8))
def test_a_press_under_a_library_is_carried_in_64_bytes(verb: Verb, key: bytes) -> None:
    press = Press(verb, f"{key.hex()}:12")
    assert read_press(press.data) == Press(sent_as(verb), f"{key.hex()}:12")
    assert len(press.data.encode()) <= 64


def test_a_press_under_no_card_is_made_up_and_means_nothing() -> None:
    assert read_press("ask:0:1") is None


def test_buttons_of_earlier_versions_are_understood() -> None:
    assert read_press("voices:5:2:1") == Press("speakers", "2:1", 5)
