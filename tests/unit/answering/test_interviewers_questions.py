"""What an interviewer asks is no answer to whoever asks the same."""

from __future__ import annotations

import pytest

from retrieval import Article, Library, answer

INTERVIEW = (
    "The baker of Corran\n\n"
    "Rosa Lind has run the bakery for ten years. We met her at four in the morning.\n\n"
    "Will she sell the bakery?\n\n"
    "“I have two children who hate bread, so somebody will buy it,” said Rosa Lind.\n\n"
    "And the old oven?\n\n"
    "“The oven stays where it is until it falls apart,” Lind said."
)


@pytest.fixture(scope="module")
def library() -> Library:
    filled = Library(semantic=False)
    filled.add(Article("baker", "The baker of Corran", INTERVIEW, language="en"))
    return filled


@pytest.mark.parametrize(
    ("question", "talk"),
    [
        ("Will she sell the bakery?", ("What did Rosa Lind say about the oven?",)),
        ("Will Rosa Lind sell the bakery?", ()),
        ("And the old oven?", ("What did Rosa Lind say?",)),
        ("the old oven?", ()),
        ("Who will sell the bakery?", ()),
    ],
)
def test_a_question_of_the_article_answers_nothing(question: str, talk: tuple[str, ...], library: Library) -> None:
    found = answer(question, library, talk)
    shown = [one.text for one in (*found.evidence, *found.closest)]
    assert not any(text.endswith("?") for text in shown)
