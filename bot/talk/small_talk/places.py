"""Which of several answers is asked for by its place: “show me the second one”, “the last one”, “number 3”."""

from __future__ import annotations

import re
from functools import cache

from bot.talk.small_talk.phrases import as_typed, phrases_of
from bot.talk.small_talk.wishes import plain_words
from bot.talk.small_talk.wrapping import bare_part
from bot.wording import LANGUAGES

LAST = -1
"""The place of the last answer."""
LONGEST = 60
"""Characters of the longest message that asks for a place."""


def place_asked(text: str) -> int:
    """The place that a message asks for, counted from 1; `LAST` for the last one, 0 where it asks for none."""
    if len(text) > LONGEST:
        return 0
    plain = plain_words(text)
    plain = plain[bare_part(plain)]
    return next((place for place, pattern in _patterns() if pattern.fullmatch(plain)), 0)


@cache
def _patterns() -> tuple[tuple[int, re.Pattern[str]], ...]:
    found = []
    for language in LANGUAGES:
        phrases = phrases_of(language)
        named = [*enumerate(phrases["ordinals"], 1), *((LAST, word) for word in phrases["last"])]
        for sentence in phrases["nth"]:
            found += [(place, re.compile(as_typed(sentence.replace("ORDINAL", word)))) for place, word in named]
    return tuple(found)
