"""People whom a question calls by what they have to do with, or by what they are to somebody else."""

from __future__ import annotations

import pytest

from retrieval import Answer, Article, Library, answer
from retrieval.answering.questions import parse_alone

QUARRY = Article(
    "quarry",
    "Quarry of Stane floods",
    "The quarry of Stane has filled with water overnight.\n\n"
    "“We lost two lorries and a kettle,” said Moira Kell, who runs the cafeteria. The union's secretary, Abel Thorne, "
    "wants the pumps checked. “They are older than me,” Thorne said.\n\n"
    "Pit foreman Ludo Basset had warned of it. “Nobody reads my notes,” he said. His wife, Greta, waved.\n\n"
    "“I hear the water sing,” said Kirsty Vane, a divinity student. Her neighbour, Otis Plumb, drove past.\n\n"
    "Diver Sten Rolf found the kettle. “It still works,” he said.\n",
    language="en",
)


@pytest.fixture(scope="module")
def library() -> Library:
    found = Library(semantic=False)
    found.add(QUARRY)
    return found


def first_speaker(found: Answer) -> str:
    return next((one.speaker.name for one in found.evidence if one.speaker), "")


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ("whats the cafeteria lady saying", "Moira Kell"),
        ("what does the lady from the cafeteria say", "Moira Kell"),
        ("and the union guy?", "Abel Thorne"),
        ("what did that diver fella say", "Sten Rolf"),
        ("what does the pit guy think", "Ludo Basset"),
        ("what does the union guy say about the pumps", "Abel Thorne"),
        ("what did the boss of the pit say", "Ludo Basset"),  # a wide word
    ],
)
def test_a_word_for_anybody_beside_another_asks_for_who_has_to_do_with_it(
    question: str, speaker: str, library: Library
) -> None:
    assert first_speaker(answer(question, library)) == speaker


@pytest.mark.parametrize(
    "question",
    [
        "what does the cafeteria bloke say",  # a woman runs it
        "what does the union lady say",  # its secretary is a man
        "what does the wife of the foreman say",
        "what does the foreman's wife say",
        "what does the student's neighbour say",
        "what does the neighbour of the student say",
        "what does the owner of the kettle say",
    ],
)
def test_nobody_elses_words_are_shown(question: str, library: Library) -> None:
    assert first_speaker(answer(question, library)) == ""


def test_the_refusal_tells_whose_relative_is_meant(library: Library) -> None:
    wife = answer("and his wife, what does she say", library, ("What did Basset say?",), home="quarry")
    assert wife.refusal
    assert (wife.refusal.missing, wife.refusal.name) == ("unquoted", "his wife")
    mother = answer("and his mum?", library, ("What did Basset say?",), home="quarry")
    assert mother.refusal
    assert mother.refusal.name == "his mum"


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("and his daughter what does she say", "daughter"),
        ("what about that foreman, what did he say", "foreman"),
        ("the diver, does he say something", "diver"),
        ("and thorne, what does he think about the pumps", "thorn"),
    ],
)
def test_what_a_person_says_is_asked_after_they_are_named(question: str, subject: str) -> None:
    parsed = parse_alone(question)
    assert parsed.kind in {"said-about", "did-say"}
    assert subject in parsed.subject
    assert subject not in parsed.topic


@pytest.mark.parametrize("question", ["what did she say", "when it rains what does he say", "why did he say that"])
def test_nobody_is_named_before_a_pronoun(question: str) -> None:
    assert parse_alone(question).subject == ()
