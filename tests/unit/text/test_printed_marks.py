"""The quotation marks that an article prints around words."""

from __future__ import annotations

import pytest

from retrieval import Span, printed_marks


@pytest.mark.parametrize(
    ("text", "words", "language", "marks"),
    [
        ("“We stay,” she said.", "We stay,", "en", "“|”"),
        ('"We stay," she said.', "We stay,", "en", '"|"'),
        ("‘We stay,’ she said.", "We stay,", "en", "‘|’"),
        ("„Wir bleiben“, sagte sie.", "Wir bleiben", "de", "„|“"),
        ("„Zostajemy” – mówi Ewa.", "Zostajemy", "pl", "„|”"),
        ("»Wir bleiben«, sagte sie.", "Wir bleiben", "de", "»|«"),
        ("»Vi stannar», sade hon.", "Vi stannar", "sv", "»|»"),
        ("« Nous restons », dit-elle.", "Nous restons", "fr", "« | »"),
        ("«\u202fNous restons\u202f», dit-elle.", "Nous restons", "fr", "«\u202f|\u202f»"),
        ("她说：「我们留下。」", "我们留下。", "zh", "「|」"),
        ("``We stay,'' she said.", "We stay,", "en", "``|''"),
    ],
)
def test_marks_are_those_of_the_article(text: str, words: str, language: str, marks: str) -> None:
    assert around(text, words, language) == marks


@pytest.mark.parametrize(
    ("text", "words", "language", "marks"),
    [
        ("She said: “No“ and left.", "No", "en", "“|”"),
        ("“We stay.\n\n“We wait,” she said.", "We stay.", "en", "“|”"),
        ("„Wir bleiben.\n\n„Wir warten“, sagte sie.", "Wir bleiben.", "de", "„|“"),
        ("„Zostajemy.\n\n„Czekamy” – mówi Ewa.", "Zostajemy.", "pl", "„|”"),
        ("We stay,” she said.", "We stay,", "en", "“|”"),
        ("Nous restons », dit-elle.", "Nous restons", "fr", "« | »"),
    ],
)
def test_a_mark_that_is_missing_is_the_partner_of_the_other(text: str, words: str, language: str, marks: str) -> None:
    assert around(text, words, language) == marks


@pytest.mark.parametrize(("language", "marks"), [("ru", "«|»"), ("es", "«|»"), ("de", "„|“"), ("en", "“|”"), ("", "")])
def test_where_there_is_none_they_are_those_of_the_language(language: str, marks: str) -> None:
    assert around("— Мы остаёмся, — сказала она.", "Мы остаёмся", language) == marks


def around(text: str, words: str, language: str) -> str:
    start = text.index(words)
    return "|".join(printed_marks(text, Span(start, start + len(words)), language) or ())
