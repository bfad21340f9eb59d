"""The phrases of small talk: regular expressions under shared names in `locales/LANGUAGE/phrases.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from bot.talk.catalogue import folded
from bot.wording import LANGUAGES


@cache
def phrases_of(language: str) -> Mapping[str, Sequence[str]]:
    """The phrases of a language by their names."""
    file = files("bot") / "locales" / language / "phrases.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


def joined(name: str) -> re.Pattern[str]:
    """The phrases of that name in all languages as one pattern for text in small letters without accents."""
    found = [phrase for language in LANGUAGES for phrase in phrases_of(language).get(name, ())]
    return re.compile("|".join(f"(?:{as_typed(phrase)})" for phrase in found))


def as_typed(phrase: str) -> str:
    """A phrase as it is typed: without accents, and with or without its apostrophes."""
    return folded(phrase).replace("'", "'?")
