"""Which language a text is in, by its frequent words, or by letters that no other language has.

The words and letters come from the ``common.toml`` of each language. Many of those languages have no other file: their
words are there so that their texts are not taken for texts in a neighbouring language.
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
OWN_SHARE = 0.1
"""The share of a text's letters from which those of one language tell it, whatever the words: kana, hangul."""
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
    own = [(language, count) for language, count in _own_letters(opening) if not among or language in among]
    if own and own[0][1] >= OWN_SHARE * sum(map(str.isalpha, opening)):
        return [own[0][0]]
    found = WORD.findall(opening)
    counts: dict[str, int] = {}
    for word in found:
        for language in languages.get(word, ()):
            if not among or language in among:
                counts[language] = counts.get(language, 0) + 1
    most = max(counts.values(), default=0)
    if not most or (not among and most < LEAST_SHARE * len(found)):
        return [language for language, _ in own[:1]]
    likeliest = [language for language, count in counts.items() if count == most]
    return [language for language, _ in own if language in likeliest][:1] or likeliest


def _own_letters(text: str) -> list[tuple[str, int]]:
    """The languages whose own letters occur in `text`, with how many do, the most first.

    Of two languages with the same count, the one that has fewer letters of its own comes first.
    """
    letters = letters_of_their_own()
    counts = {language: sum(map(text.count, letters[language])) for language in letters}
    found = [(language, count) for language, count in counts.items() if count]
    return sorted(found, key=lambda one: (-one[1], len(letters[one[0]])))


@cache
def letters_of_their_own() -> dict[str, str]:
    """The letters that occur in one language and not in those it may be taken for, by language."""
    listed = {
        language: read_language(language, "common")[""].get("letters", ()) for language in languages_with("common")
    }
    return {language: "".join(letters) for language, letters in listed.items() if letters}
