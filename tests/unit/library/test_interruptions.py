"""Quotations that the narrator interrupts are one answer, and each of their halves is one, too."""

from __future__ import annotations

import pytest

from retrieval import Article, find_attributions
from retrieval.library.interruptions import join_interrupted

ONE_SPEAKER = (
    "“We waited for the ferry until nine,” said Ana Ruiz. “It never came.”",
    "“The pier is safe again,” the engineer Paul Weber added. “Nobody will be turned away.”",
)
NOT_ONE = (
    "“We waited until nine,” said Ana Ruiz. “It never came,” said Paul Weber.",
    "“We waited until nine,” said Ana Ruiz, who has lived on the island for thirty years and takes the last boat home "
    "on most working days of the week. “It never came.”",
    "“We waited until nine,” said Ana Ruiz.\n“It never came.”",
    "“We waited until nine,” said Ana Ruiz. She added: “It never came.”",
)


def joined(text: str) -> list[str]:
    article = Article("a", "", text, language="en")
    return [one.quote.span.of(text) for one in join_interrupted(text, find_attributions(article))]


@pytest.mark.parametrize("text", ONE_SPEAKER)
def test_two_halves_of_one_speaker_are_joined_with_the_clause_between_them(text: str) -> None:
    assert joined(text) == [text[1:-1]]


@pytest.mark.parametrize("text", NOT_ONE)
def test_other_speakers_long_clauses_and_new_paragraphs_join_nothing(text: str) -> None:
    assert joined(text) == []
