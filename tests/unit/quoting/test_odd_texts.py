"""Texts that no newspaper prints are read without an error, and in time in proportion to their length."""

from __future__ import annotations

from time import process_time

import pytest

from retrieval import Article, find_attributions

LANGUAGES = ("ar", "tr", "ja", "ko", "zh", "en", "ru")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_null_character_is_no_quotation(language: str) -> None:
    text = "\0 “One two three four five.” \0"
    (found,) = find_attributions(Article("a", "", text, language=language))
    assert found.quote.span.of(text) == "One two three four five."


def test_a_line_of_nothing_but_quotations_is_read_in_time() -> None:
    assert _seconds_for("“这是一句很长的话”", 400) < 8 * _seconds_for("“这是一句很长的话”", 100) + 1


def _seconds_for(quoted: str, count: int) -> float:
    start = process_time()
    find_attributions(Article("a", "", quoted * count, language="zh"))
    return process_time() - start
