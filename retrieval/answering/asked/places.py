"""States and capitals that speak, named in another language than the articles': "Was sagt Peking?" asks for Beijing.

The names come from Unicode's CLDR, which names every state and a city of each time zone. `places.toml` adds what it
lacks. Nothing is loaded until a question names somebody who is not quoted, and then only the languages concerned.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cache
from importlib.resources import files

import msgspec

from retrieval.library.library import Library
from retrieval.searching.words import fold
from retrieval.text.languages import languages_with, read_language

_PLACES = "places.toml"


def speakers_of_place(typed: str, asked_in: Collection[str], library: Library) -> tuple[str, ...]:
    """The names under which a place is quoted that is called `typed` in a language of the question; most quoted first.

    Only a speaker whose whole name is the place's counts: "Rom" finds Rome, and nobody of the surname Rome.
    """
    called = _key(typed)
    places = {place for language in asked_in for place in _called(language).get(called, ())}
    if not places:
        return ()
    written_in = tuple(library.shelf.languages) or ("en",)
    names = {name for language in written_in for place in places for name in _places(language).get(place, ())}
    keys = set(map(_key, names))
    near = library.shelf.namesakes({word for name in names for word in name.split() if len(word) > 1})
    found: dict[str, int] = {}
    for speaker, quotes in near.items():
        if _key(speaker.name) in keys:
            found[speaker.name] = found.get(speaker.name, 0) + quotes
    return tuple(sorted(found, key=lambda one: (-found[one], one)))


def _key(name: str) -> str:
    """A name as names are compared: without case, accents, stops and an article before it."""
    return _article().sub("", " ".join(fold(name).replace(".", "").split()), count=1)


@cache
def _article() -> re.Pattern[str]:
    """A definite article of any language before a name."""
    lists = (section for one in languages_with("quoting") for section in read_language(one, "quoting").values())
    definite = sorted({fold(word) for section in lists for word in section.get("definite", ())}, reverse=True)
    words = "|".join(word + ("" if word.endswith("'") else r"\s+") for word in definite)
    return re.compile(rf"(?:{words})(?=\w)")


@cache
def _places(language: str) -> Mapping[str, tuple[str, ...]]:
    """By a place, its names in a language: states by their ISO 3166 code, cities by the name of their time zone."""
    from babel import Locale, UnknownLocaleError  # many programs that ask name no place

    found: dict[str, set[str]] = {}
    try:
        locale = Locale.parse(language)
        default = Locale.parse("ru")  # has a name of its own for every zone
    except (UnknownLocaleError, ValueError):
        return {}
    for code, name in locale.territories.items():
        if len(code) == 2:
            found.setdefault(code, set()).add(name)
    for zone in map(str, default.time_zones):
        city = zone.rpartition("/")[2].replace("_", " ")
        found.setdefault(city, set()).add(locale.time_zones.get(zone, {}).get("city") or city)
    for place, names in _beyond_cldr().items():
        found.setdefault(place, set()).update(names.get(language, ()))
    return {place: tuple(sorted(names)) for place, names in found.items()}


@cache
def _called(language: str) -> Mapping[str, frozenset[str]]:
    """By a name as it is compared, the places that are called so in a language."""
    found: dict[str, set[str]] = {}
    for place, names in _places(language).items():
        for name in names:
            found.setdefault(_key(name), set()).add(place)
    return {name: frozenset(places) for name, places in found.items()}


@cache
def _beyond_cldr() -> Mapping[str, Mapping[str, list[str]]]:
    table = files("retrieval.answering.asked").joinpath(_PLACES).read_bytes()
    return msgspec.toml.decode(table, type=dict[str, dict[str, list[str]]])
