"""A quoted sentence that the narrator interrupts is shown as a whole."""

from __future__ import annotations

import pytest

from retrieval import Article, Library, answer

BRIDGE = (
    "The bridge over the Lenn stays shut. “We tested every bolt,” said Mira Holt, the engineer, “and eleven of them "
    "failed.” The town had hoped for June. “It is a pity,” said the baker, Jon Price. “My shop lives from that bridge.”"
)


def shown(question: str, *texts: str) -> list[str]:
    library = Library()
    for number, text in enumerate(texts):
        library.add(Article(f"a{number}", f"Bridge {number}", text))
    return [one.text for one in answer(question, library).evidence]


@pytest.mark.parametrize(
    "question", ["What did Mira Holt say?", "What did Mira Holt say about bolts?", "Who said that eleven failed?"]
)
def test_each_half_of_an_interrupted_sentence_is_shown_with_the_other(question: str) -> None:
    assert shown(question, BRIDGE)[0] == (
        "We tested every bolt,” said Mira Holt, the engineer, “and eleven of them failed."
    )


def test_the_halves_are_one_answer_also_where_two_articles_print_them() -> None:
    answers = shown("What did Mira Holt say?", BRIDGE, BRIDGE.replace("stays shut", "is closed"))
    assert len([one for one in answers if "eleven" in one or "every bolt" in one]) == 1


def test_of_a_long_quotation_only_the_sentence_that_is_interrupted_is_joined() -> None:
    text = (
        "Carla Moreno runs the theatre. “We need money. The roof,” Carla Moreno explained, “was laid in 1931. Rain "
        "falls on the stage every week.” Nobody has answered her letters."
    )
    first = shown("What did Carla Moreno say about the roof?", text)[0]
    assert first.endswith(("was laid in 1931.", "every week."))
    assert "The roof" in first
