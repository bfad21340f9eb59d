"""Chinese names as languages with Cyrillic letters write them: Zhang is Чжан, Jun is Цзюнь, Xi is Си."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

from retrieval.people.romanising import spelling

SHORTEST_DECLINED = 5
"""Letters of a word that may be declined; a shorter one with an ending may well be another syllable."""
LONGEST_ENDING = 2
_FRONTING = ("j", "q", "x")
LONGEST = 24
"""Letters of a word that is taken apart into syllables; no Chinese name has more."""


def is_heard_as(pinyin: str, romanised: str) -> bool:
    """Whether a word in pinyin is a romanised Cyrillic one in the Palladius system: "zhang" and "chzhan".

    Both are in small Latin letters, as `romanise` gives them. The ending of a case may stand behind a long one, as in
    "chzhana". False for words that are no Chinese syllables.
    """
    heard = _heard(pinyin)
    if not heard or spelling(heard) == spelling(romanised):
        return bool(heard)
    ending = romanised.removeprefix(heard)
    return len(heard) >= SHORTEST_DECLINED and len(ending) <= LONGEST_ENDING and ending != romanised


@lru_cache(maxsize=4096)
def _heard(pinyin: str) -> str:
    """The romanised Cyrillic writing of a word of Chinese syllables; empty for any other word."""
    if len(pinyin) > LONGEST or not _word().fullmatch(pinyin):
        return ""
    return "".join(_syllable_heard(*found) for found in _syllable().findall(pinyin))


def _syllable_heard(initial: str, final: str) -> str:
    tables = _tables()
    if whole := tables["whole"].get(initial + final):
        return whole
    fronted = tables["fronted"].get(final) if initial in _FRONTING else None
    return tables["initials"].get(initial, "") + (fronted or tables["finals"][final])


@cache
def _tables() -> Mapping[str, Mapping[str, str]]:
    tables: Mapping[str, Mapping[str, str]] = tomllib.loads(
        (files(__package__) / "palladius.toml").read_text(encoding="utf-8")
    )
    return tables


@cache
def _syllable() -> re.Pattern[str]:
    """One syllable: no vowel follows it, so that a letter between vowels begins the next one."""
    initials, finals = (
        "|".join(sorted(_tables()[name], key=lambda one: (-len(one), one))) for name in ("initials", "finals")
    )
    return re.compile(rf"({initials})?({finals})(?![aeiou])")


@cache
def _word() -> re.Pattern[str]:
    return re.compile(f"(?:{_syllable().pattern})+")
