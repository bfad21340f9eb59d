"""The names of months in many languages, from CLDR (through Babel)."""

from __future__ import annotations

import functools

LANGUAGES = (
    "en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk", "sv", "da", "nb", "fi", "is", "cs", "sk", "sl", "hr",
    "sr", "bg", "ro", "hu", "el", "tr", "et", "lv", "lt", "ca", "gl", "eu", "ga", "be", "mk", "sq", "ar", "he", "fa",
    "hi", "bn", "ta", "te", "id", "ms", "vi", "sw", "af",
)  # fmt: skip
"""The languages whose months are known."""
_LOCALES = {"en": ("en", "en_GB")}
"""The locales of a language that abbreviate months in different ways: “Sep” in one, “Sept” in the other."""


def month_number(word: str, language: str = "") -> int:
    """The number of the month called `word`, which is in lower case and without the stop of an abbreviation.

    0 where it is no month, or names different months in different languages and in none of `language` and English.
    """
    if language in LANGUAGES and word in (known := _months(language)):
        return known[word]
    if word in (english := _months("en")):
        return english[word]
    found = {months[word] for one in LANGUAGES if word in (months := _months(one))}
    return found.pop() if len(found) == 1 else 0


@functools.cache
def _months(language: str) -> dict[str, int]:
    """The number of each month by its names."""
    from babel import Locale  # 20 ms, and most questions and articles name no month

    return {
        name.casefold().strip(". "): number
        for locale in map(Locale.parse, _LOCALES.get(language, (language,)))
        for context in ("format", "stand-alone")
        for width in ("abbreviated", "wide")
        for number, name in locale.months[context][width].items()
        if not name.strip(". ").isdecimal()
    }
