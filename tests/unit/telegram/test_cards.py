"""What is kept of the bot's answers: for their own chat only, bounded, and deleted where that is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.talk.replies import Verb
from bot.talk.requests import Bookmark, Browse, Question
from bot.telegram.cards import Cards
from bot.telegram.drawing.buttons import SENT_AS, Press, read_press

FUEL = Bookmark(Question("What about the fuel duty?", ("Who spoke?",), "budget"), 2)
QUOTES = Bookmark(Browse("quotes", "Maria Keller", ""), 3)


@pytest.fixture
def cards() -> Iterator[Cards]:
    with closing(Cards()) as store:
        yield store


@pytest.mark.parametrize("shown", [FUEL, QUOTES, None])
def test_a_card_is_found_by_its_id_its_question_and_its_answer(cards: Cards, shown: Bookmark | None) -> None:
    card = cards.add(1, 7, 10, shown)
    cards.answered(card.id, 11)
    found = cards.find(card.id, 1)
    assert found == cards.of_question(1, 10) == cards.of_answer(1, 11)
    assert found is not None
    assert (found.person_id, found.question_id, found.answer_id, found.bookmark) == (7, 10, 11, shown)


def test_no_chat_finds_a_card_of_another(cards: Cards) -> None:
    card = cards.add(1, 7, 10, FUEL)
    cards.answered(card.id, 11)
    assert cards.find(card.id, 2) is cards.of_question(2, 10) is cards.of_answer(2, 11) is None


def test_a_card_shows_what_it_was_turned_to(cards: Cards) -> None:
    card = cards.add(1, 7, 10, FUEL)
    cards.turn(card.id, QUOTES)
    found = cards.find(card.id, 1)
    assert found is not None
    assert found.bookmark == QUOTES


def test_only_the_newest_are_kept() -> None:
    with closing(Cards(limit=3)) as cards:
        numbers = [cards.add(1, 7, number, FUEL).id for number in range(5)]
        assert [cards.find(number, 1) is not None for number in numbers] == [False, False, True, True, True]


def test_forgetting_one_person_leaves_the_others(cards: Cards) -> None:
    mine, other = cards.add(1, 7, 10, FUEL), cards.add(1, 8, 12, FUEL)
    for person in (7, 8):
        cards.choose_language(person, "de")
        cards.vote(other.id, 1, person, "budget", "words", liked=True)
    cards.forget(7)
    assert cards.find(mine.id, 1) is None
    assert cards.find(other.id, 1) is not None
    assert cards.votes() == (1, 0)


def test_the_last_vote_of_a_person_counts(cards: Cards) -> None:
    for is_liked in (True, False, True, False):
        cards.vote(1, 1, 7, "budget", "words", liked=is_liked)
    assert cards.votes() == (0, 1)


def test_a_restart_forgets_nothing(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "cards.sqlite"
    with closing(Cards(path)) as cards:
        number = cards.add(1, 7, 10, FUEL).id
        cards.postpone(["first", "second"])
    with closing(Cards(path)) as cards:
        found = cards.find(number, 1)
        assert found is not None
        assert found.bookmark == FUEL
        assert cards.take_postponed() == ["first", "second"]
        assert cards.take_postponed() == []


def sent_as(verb: Verb) -> Verb:
    return SENT_AS.get(verb, verb)


LIBRARY_VERBS: list[Verb] = ["page", "later", "drop", "remove", "undo", "unfollow"]
VERBS: list[Verb] = ["show", "next", "back", "context", "speakers", "quotes", "like", "dislike", "picture", "ask"]


@given(st.sampled_from(VERBS), st.integers(0, 10**18 - 1), st.integers(0, 10**9 - 1), st.integers(0, 10**9 - 1))
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


def test_buttons_of_earlier_versions_are_understood() -> None:
    assert read_press("voices:5:2:1") == Press("speakers", "2:1", 5)
