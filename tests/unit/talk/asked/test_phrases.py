"""A phrase is tried on every text that it matches, although it is compiled only for texts that begin as it does."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.talk.small_talk.phrases import as_typed, openings_of, phrases_of
from bot.talk.small_talk.wishes import WISHES
from bot.wording import LANGUAGES

PHRASES = [as_typed(phrase) for one in LANGUAGES for wish in WISHES for phrase in phrases_of(one).get(wish, ())]


@pytest.mark.parametrize(
    ("pattern", "openings"),
    [
        ("help", {"help"}),
        ("(?:help|menus?)", {"help", "menu"}),
        ("(?:please )?(?:show |give )*me", {"please ", "show ", "give ", "me"}),
        ("a?bc", {"a", "bc"}),
        ("hel+o", {"he", "o"}),
        ("that'?s it", {"that", "s it"}),
        ("[cbd]at", {"c", "b", "d", "at"}),
        ("ca[rt]", {"ca"}),
        ("do you speak \\w+", {"do you speak "}),
        ("tell .{1,20}", {"tell "}),
        ("(?:the )?next(?: one)?", {"the ", "next"}),
        ("hm{2,}|no(?= (?:i|you)\\b)", {"h", "no", "i", "you"}),
        (".{0,12}去哪", {""}),
        ("(?:ok )?\\w+", {""}),
        ("[а-я]+", {""}),
    ],
)
def test_these_are_what_a_text_may_begin_with(pattern: str, openings: set[str]) -> None:
    assert set(openings_of(pattern)) == openings


@settings(max_examples=60)
@given(st.sampled_from(PHRASES).flatmap(lambda one: st.tuples(st.just(one), st.from_regex(one, fullmatch=True))))
def test_a_text_that_a_phrase_matches_begins_with_one_of_its_openings(case: tuple[str, str]) -> None:
    phrase, text = case
    assume(text == text.strip() and re.fullmatch(phrase, text))
    assert text.startswith(openings_of(phrase))
