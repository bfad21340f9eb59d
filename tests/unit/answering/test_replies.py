"""Follow-ups that ask for a reply are answered by the next quotation of somebody else."""

from __future__ import annotations

import pytest

from retrieval import Article, Library, OutOfTimeError, answer
from retrieval.answering.follow_ups import asks_for_reply

QUARREL = Article(
    id="quay",
    title="Row over the quay",
    language="en",
    text=(
        "“The quay was never meant for lorries,” said Moira Tait, who chairs the harbour trust.\n\n"
        "“Then she should have put up a sign,” said Duncan Flett, whose firm moves gravel.\n\n"
        "It rained for most of the meeting.\n\n"
        "“I only came for the biscuits,” said Olive Rendall, a retired teacher."
    ),
)


@pytest.mark.parametrize(
    "question",
    [
        "and what did the gravel man reply?",
        "and how did Flett respond to that?",
        "and what was the answer to that?",
    ],
)
def test_a_reply_is_what_somebody_else_says_next(question: str) -> None:
    library = Library(semantic=False)
    library.add(QUARREL)
    before = "What did Moira Tait say about the quay?"
    found = answer(question, library, (before,))
    assert [one.speaker.name for one in found.evidence[:1] if one.speaker] == ["Duncan Flett"]


def test_without_a_question_before_nothing_is_a_reply() -> None:
    library = Library(semantic=False)
    library.add(QUARREL)
    assert not answer("and what was the answer to that?", library).evidence


@pytest.mark.parametrize(
    "question",
    [
        "Und was antwortete die Frau darauf?",
        "et qu'a répondu la mairie ?",
        "¿y qué contestó el alcalde?",
        "e cosa ha risposto la donna?",
        "e o que ela respondeu?",
        "а что ответил мэр?",
        "а що на це відповіла лікарка?",
        "a co na to burmistrz?",
        "en wat antwoordde hij daarop?",
        "她怎么回应？",
    ],
)
def test_questions_for_a_reply_are_known_in_ten_languages(question: str) -> None:
    assert asks_for_reply(question)


@pytest.mark.parametrize("question", ["What did Tait say about the quay?", "Wer zahlt die Brücke?", "¿cuánto cuesta?"])
def test_other_questions_ask_for_no_reply(question: str) -> None:
    assert not asks_for_reply(question)


def test_the_question_before_is_answered_within_the_time_of_the_follow_up() -> None:
    library = Library(semantic=False)
    library.add(QUARREL)
    with pytest.raises(OutOfTimeError):
        answer("and what did Flett reply?", library, ("What did Tait say about the quay?",), seconds=0.0)
