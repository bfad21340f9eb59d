"""How what a person types is understood as a watch."""

from __future__ import annotations

import pytest

from retrieval import Article, Library, Watch, read_watch
from tests.newsroom import newsroom

LIBRARY = newsroom()
LIBRARY.add(
    Article(
        "brothers",
        "The Suttons",
        "“The price will rise,” said Simon Sutton, the farmer.\n\n“It will not,” said Peter Sutton, his brother.\n\n"
        "Inflation is a word that everybody knows, and inflation is what they fear, said the farmer, Simon Sutton.",
    )
)


@pytest.mark.parametrize(
    ("typed", "watch"),
    [
        ("Keller", Watch("Maria Keller")),
        ("keller", Watch("Maria Keller")),
        ("Frau Keller", Watch("Maria Keller")),
        ("Maria Keller", Watch("Maria Keller")),
        ("Anna Keller", Watch("Anna Keller")),
        ("fuel duty", Watch(topic="fuel duty")),
        ("Fuel Duty", Watch(topic="Fuel Duty")),
        ("“exact words”", Watch(words="exact words")),
        ('"exact words', Watch(topic="exact words")),
        ("Keller about fuel duty", Watch("Maria Keller", "fuel duty")),
        ("Keller über die Steuer", Watch("Maria Keller", "die Steuer")),
        ("Keller “we will not”", Watch("Maria Keller", words="we will not")),
        ("about Keller", Watch(topic="Keller")),
        ("deal on pensions", Watch(topic="deal on pensions")),
        ("Зеленский про мир", Watch("Зеленский", "мир")),
        ("Sarah Stone about the price", Watch("Sarah Stone", "the price")),
    ],
)
def test_a_name_a_topic_a_phrase_or_both(typed: str, watch: Watch) -> None:
    found = read_watch(typed, LIBRARY)
    assert (found.watch, found.problem) == (watch, "")


@pytest.mark.parametrize(
    ("typed", "problem"),
    [("", "nothing"), ("…", "nothing"), ("the", "common words"), ("“is it”", "common words"), ("Anna", "a first name")],
)
def test_what_cannot_be_watched(typed: str, problem: str) -> None:
    assert read_watch(typed, LIBRARY).problem == problem


def test_a_surname_of_two_people_is_to_be_chosen_among() -> None:
    assert set(read_watch("Sutton", LIBRARY).people) == {"Simon Sutton", "Peter Sutton"}
    assert read_watch("Simon Sutton", LIBRARY).people == ()


def test_what_the_articles_write_in_small_letters_is_a_topic_and_not_a_name() -> None:
    assert read_watch("Inflation", LIBRARY).watch == Watch(topic="Inflation")
    assert read_watch("Inflation", Library(semantic=False)).watch == Watch("Inflation")


def test_what_remains_open_has_another_reading() -> None:
    assert read_watch("Brexit", LIBRARY).other == Watch(topic="Brexit")
    assert read_watch("White House", LIBRARY).other == Watch("White House")
    assert read_watch("fuel duty", LIBRARY).other is None


def test_anything_may_be_typed() -> None:
    for typed in ("😀", "/", "“", "a " * 5_000, "\x00", "about", "about about", "。", "0", "“”"):
        read_watch(typed, LIBRARY)
