"""A question is likest to what means the same in another language and another script."""

from __future__ import annotations

import pytest

from retrieval import Article
from retrieval.records import Span
from retrieval.semantic import SpanVectors, is_installed

FIRST, SECOND = "Der Hafen wird im März geschlossen.", "Der Trainer lobt seine Mannschaft."
ARTICLE = Article("a", "", f"{FIRST} {SECOND}", language="de")
SPANS = Span(0, len(FIRST)), Span(len(FIRST) + 1, len(ARTICLE.text))


@pytest.mark.skipif(not is_installed(), reason="the extra semantic is not installed")
@pytest.mark.parametrize(
    ("language", "harbour", "coach"),
    [
        ("de", "Wann schließt der Hafen?", "Was hält der Trainer von seinem Team?"),
        ("en", "When does the port shut down?", "Is the coach pleased with the team?"),
        ("ru", "Когда закроют порт?", "Доволен ли тренер командой?"),
        ("zh", "港口什么时候关闭？", "教练对球队满意吗？"),
    ],
)
def test_a_question_in_any_language_is_likest_to_what_answers_it(language: str, harbour: str, coach: str) -> None:
    vectors = SpanVectors()
    first, second = vectors.likeness(harbour, [(ARTICLE, span) for span in SPANS], language)
    assert first > second
    first, second = vectors.likeness(coach, [(ARTICLE, span) for span in SPANS], language)
    assert second > first
