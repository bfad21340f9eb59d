"""The language of a text, by its commonest words. Knows languages only as data (language.toml); nothing of articles."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection
from functools import cache
from importlib.resources import files

READ = 800
"""How many characters of a text are looked at."""
LEAST_SHARE = 0.12
"""The share of common words below which a text is in none of the languages, unless it is known to be in one of them."""
LETTERS = {
    "ў": "be",
    "ї": "uk",
    "є": "uk",
    "ґ": "uk",
    "ы": "ru",
    "э": "ru",
    "ё": "ru",
    "ł": "pl",
    "ß": "de",
    "ñ": "es",
    "ã": "pt",
}
"""Letters that tell a language where its words do not, in the order in which they are looked for."""
WORD = re.compile(r"[^\W\d_]+")


@cache
def common_words() -> dict[str, tuple[str, ...]]:
    """From a lower-case word to the languages that often use it."""
    data = tomllib.loads((files("retrieval") / "language.toml").read_text(encoding="utf-8"))
    languages: dict[str, tuple[str, ...]] = {}
    for language, listed in data.items():
        for word in set(listed.split()):
            languages[word] = (*languages.get(word, ()), language)
    return languages


def identify_language(text: str, among: Collection[str] = ()) -> str:
    """The ISO 639-1 code of a text's language; empty where its words are of none, or of two alike.

    With `among`, one of these, on less evidence: for a question of a few words. At most the first `READ` characters are
    looked at.
    """
    languages = common_words()
    opening = text[:READ].lower()
    found = WORD.findall(opening)
    counts: dict[str, int] = {}
    for word in found:
        for language in languages.get(word, ()):
            if not among or language in among:
                counts[language] = counts.get(language, 0) + 1
    ranked = sorted(counts.items(), key=lambda counted: -counted[1])
    if not ranked or (not among and ranked[0][1] < LEAST_SHARE * len(found)):
        return next((language for letter, language in LETTERS.items() if letter in opening), "")
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] > ranked[1][1] else ""
