"""Texts that no newspaper prints are read without an error."""

from __future__ import annotations

import pytest

from retrieval import Article, find_attributions

LANGUAGES = ("ar", "tr", "ja", "ko", "zh", "en", "ru")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_null_character_is_no_quotation(language: str) -> None:
    text = "\0 “One two three four five.” \0"
    (found,) = find_attributions(Article("a", "", text, language=language))
    assert found.quote.span.of(text) == "One two three four five."


@pytest.mark.parametrize(
    ("language", "text"), [("ar", "وصل نبيل قاسم. قاسم"), ("tr", "Müdür okulu gezen Ali Kaya")], ids=["ar", "tr"]
)
def test_a_text_that_ends_with_a_name_is_read_to_its_end(language: str, text: str) -> None:
    assert find_attributions(Article("a", "", text, language=language)) == ()
