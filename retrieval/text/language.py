"""The language of a text, by its commonest words. Knows languages only as data (language.toml); nothing of articles."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from retrieval.text.languages import languages_with, read_language

READ = 800
"""How many characters of a text are looked at."""
LEAST_SHARE = 0.12
"""The share of common words below which a text is in none of the languages, unless it is known to be in one of them."""
WORD = re.compile(r"[\u4e00-\u9fff]|[^\W\d_\u4e00-\u9fff]+")
"""A word, or a Chinese character: no spaces part words there."""


@cache
def common_words() -> dict[str, tuple[str, ...]]:
    """From a lower-case word to the languages that often use it."""
    languages: dict[str, tuple[str, ...]] = {}
    for language in languages_with("common"):
        for word in set(read_language(language, "common")[""].get("frequent", ())):
            languages[word] = (*languages.get(word, ()), language)
    return languages


def identify_language(text: str, among: Collection[str] = ()) -> str:
    """The ISO 639-1 code of a text's language; empty where its words are of none, or of two alike.

    With `among`, one of these, on less evidence: for a question of a few words. At most the first `READ` characters are
    looked at.
    """
    likeliest = likeliest_languages(text, among)
    return likeliest[0] if len(likeliest) == 1 else ""


def likeliest_languages(text: str, among: Collection[str] = ()) -> list[str]:
    """As `identify_language`; where two or more languages are alike, all of them."""
    languages = common_words()
    opening = text[:READ].lower()
    found = WORD.findall(opening)
    counts: dict[str, int] = {}
    for word in found:
        for language in languages.get(word, ()):
            if not among or language in among:
                counts[language] = counts.get(language, 0) + 1
    most = max(counts.values(), default=0)
    if not most or (not among and most < LEAST_SHARE * len(found)):
        return _by_letters(opening)
    return [language for language, count in counts.items() if count == most]


def _by_letters(text: str) -> list[str]:
    """The language whose own letters are the most frequent in `text`, if any.

    Of two that are alike, the one that has fewer letters of its own.
    """
    letters = letters_of_their_own()
    counts = {language: sum(map(text.count, letters[language])) for language in letters}
    found = [language for language, count in counts.items() if count]
    return sorted(found, key=lambda language: (-counts[language], len(letters[language])))[:1]


@cache
def letters_of_their_own() -> dict[str, str]:
    """From a language to the letters that tell it."""
    listed = {
        language: read_language(language, "common")[""].get("letters", ()) for language in languages_with("common")
    }
    return {language: "".join(letters) for language, letters in listed.items() if letters}
