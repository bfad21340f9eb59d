"""The questions that a newcomer is shown: each is answered by the library that it comes from."""

from __future__ import annotations

from bot.examples import example_questions
from retrieval import Library, answer
from tests.newsroom import newsroom


def test_examples_are_answered_by_another_speaker_each() -> None:
    library = newsroom()
    questions = example_questions(library)
    speakers = [answer(question, library).evidence[0].speaker for question in questions]
    assert len({speaker.name for speaker in speakers if speaker}) == len(questions) >= 2


def test_a_library_without_quotes_has_no_examples() -> None:
    assert example_questions(Library()) == ()
