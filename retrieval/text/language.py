"""Which language a text is in, by its frequent words.

The words come from the ``common.toml`` of each language. Many of those languages have no other file: their words are
there so that their texts are not taken for texts in a neighbouring language.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from retrieval.text.languages import languages_with, read_language

READ = 800
"""How many code points at the beginning of a text are read."""
LEAST_SHARE = 0.12
"""The share of a text's words that must be frequent in a language, unless the text is known to be in one of a few."""
WORD = re.compile(r"[\u4e00-\u9fff]|[^\W\d_\u4e00-\u9fff]+")
"""A word, or a single Chinese character, because Chinese words are not parted by spaces."""


@cache
def common_words() -> dict[str, tuple[str, ...]]:
    """The languages in which a lower-case word is frequent, by word."""
    languages: dict[str, tuple[str, ...]] = {}
    for language in languages_with("common"):
        for word in set(read_language(language, "common")[""].get("frequent", ())):
            languages[word] = (*languages.get(word, ()), language)
    return languages


def identify_language(text: str, among: Collection[str] = ()) -> str:
    """The ISO 639-1 code of the language of `text`; empty where no language, or more than one, fits best.

    With `among`, the answer is one of these codes and little evidence is enough, as for a question of a few words.
    """
    likeliest = likeliest_languages(text, among)
    return likeliest[0] if len(likeliest) == 1 else ""


def likeliest_languages(text: str, among: Collection[str] = ()) -> list[str]:
    """As `identify_language`, but all languages where several fit equally well."""
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
    """The language whose own letters are the most frequent in `text`, or none.

    Of two languages with the same count, it is the one that has fewer letters of its own.
    """
    letters = letters_of_their_own()
    counts = {language: sum(map(text.count, letters[language])) for language in letters}
    found = [language for language, count in counts.items() if count]
    return sorted(found, key=lambda language: (-counts[language], len(letters[language])))[:1]


@cache
def letters_of_their_own() -> dict[str, str]:
    """The letters that occur in one language and not in those it may be taken for, by language."""
    listed = {
        language: read_language(language, "common")[""].get("letters", ()) for language in languages_with("common")
    }
    return {language: "".join(letters) for language, letters in listed.items() if letters}
