"""The one language that a question is certainly asked in."""

from __future__ import annotations

import pytest

from retrieval import asked_in


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("What did Julián Soto say?", "en"),
        ("Was sagte Merkel?", "de"),
        ("Wer noch?", "de"),
        ("quien mas", "es"),
        ("Che cosa ha detto Borrell?", "it"),
        ("O que disse Borrell?", "pt"),
        ("Qu’a dit Merkel ?", "fr"),
        ("что сказал Петров", "ru"),
        ("що сказала Бойко", "uk"),
        ("王文斌说了什么", "zh"),
        ("Did Scholz say “wir schaffen das”?", "en"),
        ("Borrell?", ""),
        ("Sánchez", ""),
        ("Freibad", ""),
        ("fuel duty", ""),
        ("https://example.com/what/did/they/say", ""),
        ("12,5 %", ""),
        ("", ""),
    ],
)
def test_it_is_told_by_common_words_and_by_nothing_else(question: str, language: str) -> None:
    assert asked_in(question) == language


def test_more_common_words_may_be_wanted_than_a_short_question_has() -> None:
    assert asked_in("а учителька", 2) == ""
    assert asked_in("що він сказав про це", 2) == "uk"
