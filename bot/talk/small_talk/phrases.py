"""The phrases of small talk: regular expressions under shared names in `locales/LANGUAGE/phrases.toml`.

There are some 800, and compiling all of them takes longer than a short command does. So each is compiled when a text is
met for the first time that begins with letters with which the phrase may begin.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from bot.talk.catalogue import folded
from bot.wording import LANGUAGES

_ALL = tuple(LANGUAGES)
_MARKS = r"\\\[\](){}|?*+.^$:=!"
"""The characters with a meaning in regular expressions. No phrase holds them as letters."""
_BEGINNING = re.compile(
    rf"(?P<letters>[^{_MARKS}]+?)(?:[^{_MARKS}]?[?*+{{][\d,}}]*|(?![^{_MARKS}]))"
    rf"|(?<![^{_MARKS}])(?:\[(?P<choice>[^\]]*)\]|(?P<anything>\\[^b]|\.))|\[[^\]]*\]|\{{[^}}]*\}}|\\."
)
"""A run of letters, without its last one if that is optional; a choice of letters; or a place for any character."""


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A regular expression, and the strings with one of which each matching text begins; an empty string allows any
    text."""

    pattern: str
    openings: tuple[str, ...]


@cache
def phrases_of(language: str) -> Mapping[str, Sequence[str]]:
    """The phrases of a language by their names."""
    file = files("bot") / "locales" / language / "phrases.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


def is_phrase(name: str, text: str, language: str = "") -> bool:
    """Whether a text as a whole is a phrase of that name, in that language or in any.

    The text is in small letters without accents, and no white space stands at its ends.
    """
    return any(phrase.fullmatch(text) for phrase in _candidates(name, text, language))


def phrase_opening(name: str, text: str) -> re.Match[str] | None:
    """The first phrase of that name, in any language, with which such a text begins."""
    return next(filter(None, (phrase.match(text) for phrase in _candidates(name, text))), None)


def joined(name: str) -> re.Pattern[str]:
    """The phrases of that name in all languages as one pattern for text in small letters without accents."""
    found = [phrase for language in LANGUAGES for phrase in phrases_of(language).get(name, ())]
    return re.compile("|".join(f"(?:{as_typed(phrase)})" for phrase in found))


def as_typed(phrase: str) -> str:
    """A phrase as it is typed: without accents, and with or without its apostrophes."""
    return folded(phrase).replace("'", "'?")


def openings_of(pattern: str) -> tuple[str, ...]:
    """The strings with one of which every matching text begins, after any white space.

    They are all runs of letters in the pattern: more than can really begin a text, but found without parsing the
    pattern. An empty string says that the text may begin with anything.
    """
    found: set[str] = set()
    for letters, choice, anything in _BEGINNING.findall(pattern):
        if anything or (choice and not choice.isalnum()):
            return ("",)
        found.update(choice or ((letters,) if letters and letters[0] != " " else ()))
    return tuple(found)


def _candidates(name: str, text: str, language: str = "") -> Iterator[re.Pattern[str]]:
    """The phrases of a name that begin as the text does."""
    by_letter = _by_first_letter(name, (language,) if language else _ALL)
    for phrase in by_letter.get(text[:1], by_letter[""]):
        if text.startswith(phrase.openings):
            yield _compiled(phrase.pattern)


@cache
def _by_first_letter(name: str, languages: tuple[str, ...]) -> Mapping[str, Sequence[_Phrase]]:
    """The phrases of a name by the letters with which they may begin; those that allow any are also under ""."""
    found: dict[str, list[_Phrase]] = {"": []}
    for phrase in (phrase for language in languages for phrase in _named(name, language)):
        letters = {opening[:1] for opening in phrase.openings}
        for letter in letters:
            found.setdefault(letter, list(found[""]))
        for letter in found if "" in letters else letters:
            found[letter].append(phrase)
    return found


@cache
def _named(name: str, language: str) -> tuple[_Phrase, ...]:
    patterns = map(as_typed, phrases_of(language).get(name, ()))
    return tuple(_Phrase(pattern, openings_of(pattern)) for pattern in patterns)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
