"""The patterns by which questions are understood, read from the ``questions.toml`` of each language that has one.

The patterns of all languages are tried, those of the default language first: a person may ask in another language than
that of the articles, and a pattern of one language hardly ever fits a question in another.
"""

from __future__ import annotations

import re
from functools import cache

from retrieval.text.languages import DEFAULT_LANGUAGE, languages_with, read_language

_NAMED = r"(?P<who>[^,?!:]{2,60}?)"


@cache
def patterns(section: str, name: str, flags: int = 0) -> tuple[re.Pattern[str], ...]:
    """The patterns of one list in one section, of all languages, with their pieces filled in."""
    return tuple(re.compile(pattern, flags) for pattern in sources(section, name))


@cache
def sources(section: str, name: str) -> tuple[str, ...]:
    """As `patterns`, not compiled, so that a caller can fill in pieces of its own."""
    found: list[str] = []
    for language in sorted(languages_with("questions"), key=lambda one: (one != DEFAULT_LANGUAGE, one)):
        sections = read_language(language, "questions")
        pieces = {name: "".join(piece) for name, piece in sections.get("pieces", {}).items()} | {"named": _NAMED}
        found += (_filled(pattern, pieces) for pattern in sections.get(section, {}).get(name, ()))
    return tuple(found)


def search(section: str, name: str, text: str, flags: int = 0) -> re.Match[str] | None:
    """The first match anywhere in `text`."""
    return next((found for one in patterns(section, name, flags) if (found := one.search(text))), None)


def match(section: str, name: str, text: str, flags: int = 0) -> re.Match[str] | None:
    """The first match at the beginning of `text`."""
    return next((found for one in patterns(section, name, flags) if (found := one.match(text))), None)


def _filled(pattern: str, pieces: dict[str, str]) -> str:
    for name, piece in pieces.items():
        pattern = pattern.replace(f"{{{name}}}", piece)
    return pattern
