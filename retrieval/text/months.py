"""The names of months in many languages, as CLDR has them.

They stand in `months.json` beside this file, written by `python -m tests.golden.test_months` from Babel's copy of CLDR.
Babel itself reads a megabyte for each language, and a date may be in any of them.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

LANGUAGES = (
    "en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk", "sv", "da", "nb", "fi", "is", "cs", "sk", "sl", "hr",
    "sr", "bg", "ro", "hu", "el", "tr", "et", "lv", "lt", "ca", "gl", "eu", "ga", "be", "mk", "sq", "ar", "he", "fa",
    "hi", "bn", "ta", "te", "id", "ms", "vi", "sw", "af",
)  # fmt: skip
"""The languages whose months are known."""


def month_number(word: str, language: str = "") -> int:
    """The number of the month called `word`, which is in lower case and without the stop of an abbreviation.

    0 where it is no month, or names different months in different languages and in none of `language` and English.
    """
    known = _months()
    for one in (language, "en"):
        if word in known.get(one, {}):
            return known[one][word]
    found = {months[word] for months in known.values() if word in months}
    return found.pop() if len(found) == 1 else 0


@cache
def _months() -> dict[str, dict[str, int]]:
    """By language, the number of each month by its names."""
    read: dict[str, dict[str, list[str]]] = json.loads((files(__package__) / "months.json").read_text(encoding="utf-8"))
    return {
        language: {name: int(number) for number, names in months.items() for name in names}
        for language, months in read.items()
    }
