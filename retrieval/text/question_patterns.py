"""The patterns by which questions are understood, read from the ``questions.toml`` of each language that has one.

Only the patterns of the languages that are named are tried, in that order: “was” asks in German and not in English.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from retrieval.text.languages import read_language

FOLDED = ("questions", "wanted", "measures", "sides", "silence")
"""Sections whose patterns are held against text without accents; the files may write them with accents."""
_NAMED = r"(?P<who>[^,?!:]{2,60}?)"
_NAMED_NEAR = r"(?P<who>[^，,？?！!：:。]{2,12}?)"
"""A pattern of a name in text without spaces between words."""


def patterns(section: str, name: str, languages: Sequence[str], flags: int = 0) -> tuple[re.Pattern[str], ...]:
    """The patterns of one list in one section of these languages, with their pieces filled in."""
    return tuple(one for language in languages for one in _compiled(section, name, language, flags))


def sources(section: str, name: str, languages: Sequence[str]) -> tuple[str, ...]:
    """As `patterns`, not compiled, so that a caller can fill in pieces of its own."""
    return tuple(one for language in languages for one in _sources(section, name, language))


@cache
def _compiled(section: str, name: str, language: str, flags: int) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, flags) for pattern in _sources(section, name, language))


@cache
def _sources(section: str, name: str, language: str) -> tuple[str, ...]:
    sections = read_language(language, "questions")
    pieces = {name: "".join(piece) for name, piece in sections.get("pieces", {}).items()}
    pieces |= {"named": _NAMED, "named_near": _NAMED_NEAR}
    filled = (_filled(pattern, pieces) for pattern in sections.get(section, {}).get(name, ()))
    return tuple(map(_without_accents, filled) if section in FOLDED else filled)


def _without_accents(pattern: str) -> str:
    decomposed = unicodedata.normalize("NFKD", pattern)
    return unicodedata.normalize("NFC", "".join(sign for sign in decomposed if not unicodedata.combining(sign)))


def search(section: str, name: str, text: str, languages: Sequence[str], flags: int = 0) -> re.Match[str] | None:
    """The first match anywhere in `text`."""
    return next((found for one in patterns(section, name, languages, flags) if (found := one.search(text))), None)


def match(section: str, name: str, text: str, languages: Sequence[str], flags: int = 0) -> re.Match[str] | None:
    """The first match at the beginning of `text`."""
    return next((found for one in patterns(section, name, languages, flags) if (found := one.match(text))), None)


def _filled(pattern: str, pieces: dict[str, str]) -> str:
    """The pattern with its pieces, and theirs, in their places."""
    while True:
        filled = pattern
        for name, piece in pieces.items():
            filled = filled.replace(f"{{{name}}}", piece)
        if filled == pattern:
            return pattern
        pattern = filled
