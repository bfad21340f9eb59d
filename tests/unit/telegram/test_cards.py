"""What is kept of the bot's answers: for their own chat only, bounded, and deleted where that is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.talk.replies import Browse, Inquiry, Shown
from bot.telegram.cards import Cards
from bot.telegram.drawing.buttons import Press, Verb, read_press

FUEL = Shown(Inquiry("What about the fuel duty?", ("Who spoke?",), "budget"), 2)
QUOTES = Shown(Browse("quotes", "Maria Keller", ""), 3)


@pytest.fixture
def cards() -> Iterator[Cards]:
    with closing(Cards()) as store:
        yield store


@pytest.mark.parametrize("shown", [FUEL, QUOTES, None])
def test_a_card_is_found_by_its_id_its_question_and_its_answer(cards: Cards, shown: Shown | None) -> None:
    card = cards.add(1, 7, 10, shown)
    cards.answered(card.id, 11)
    found = cards.find(card.id, 1)
    assert found == cards.of_question(1, 10) == cards.of_answer(1, 11)
    assert found is not None
    assert (found.person_id, found.question_id, found.answer_id, found.shown) == (7, 10, 11, shown)


def test_no_chat_finds_a_card_of_another(cards: Cards) -> None:
    card = cards.add(1, 7, 10, FUEL)
    cards.answered(card.id, 11)
    assert cards.find(card.id, 2) is cards.of_question(2, 10) is cards.of_answer(2, 11) is None


def test_a_card_shows_what_it_was_turned_to(cards: Cards) -> None:
    card = cards.add(1, 7, 10, FUEL)
    cards.turn(card.id, QUOTES)
    found = cards.find(card.id, 1)
    assert found is not None
    assert found.shown == QUOTES


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
        assert found.shown == FUEL
        assert cards.take_postponed() == ["first", "second"]
        assert cards.take_postponed() == []


VERBS: list[Verb] = ["show", "context", "voices", "quotes", "like", "dislike", "ask"]


@given(st.sampled_from(VERBS), st.integers(0, 10**18 - 1), st.integers(0, 10**9 - 1), st.integers(0, 10**9 - 1))
def test_a_press_is_carried_in_64_bytes(verb: Verb, card: int, position: int, page: int) -> None:
    press = Press(verb, card, position, page)
    assert read_press(press.data) == press
    assert len(press.data.encode()) <= 64


@given(st.text())
def test_any_data_is_read(data: str) -> None:
    press = read_press(data)
    assert press is None or read_press(press.data) == press
