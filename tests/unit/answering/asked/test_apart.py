"""Messages with two questions are taken apart, also where the second leans on the first; nouns are asked for."""

from __future__ import annotations

import pytest

from retrieval import asks_nothing, questions_in


@pytest.mark.parametrize(
    ("first", "joint", "second"),
    [
        ("who mends the roof", "and", "what does she say about it?"),
        ("was verlangt der Dachdecker", "und", "was sagt die Stadt dazu?"),
    ],
)
def test_a_second_question_may_lean_on_the_first(first: str, joint: str, second: str) -> None:
    assert questions_in(f"{first} {joint} {second}") == (first, second)


@pytest.mark.parametrize("question", ["what did Ann say about when and how it opens?", "who knew and waited?"])
def test_one_question_stays_one(question: str) -> None:
    assert questions_in(question) == (question,)


def test_a_word_that_reports_elsewhere_is_a_noun_after_an_article() -> None:
    assert not asks_nothing("what was in the note")
    assert asks_nothing("what did he say")
