"""Two names compared: of one person, perhaps, or of two."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

from rapidfuzz import fuzz

from retrieval.people.names import Name
from retrieval.people.palladius import is_heard_as
from retrieval.people.romanising import consonants, ending_alike, spelling, syllables, with_h

Likeness = Literal["same", "perhaps", "different"]
"""The names can only be one person's; one of them says too little ("Biden", "J. Biden") and is that person's only where
nobody else fits; they are two people's."""

_SHORTEST_SKELETON = 3
"""Consonants that a surname alone needs to be recognised in another script."""
_ALIKE_ACROSS = 60.0
"""How like (0..100) the letters of a name in two scripts must be besides their consonants."""
_CLEARLY_ALIKE = 75.0
"""How like they must be where one has more syllables than the other: Charles and Чарльз, but not Merz and Мороз."""


def compare(one: Name, two: Name) -> Likeness:
    """Whether two names are of one person, as far as the names alone tell. Symmetric."""
    if one.text.casefold() == two.text.casefold():
        return "same"
    if one.is_description or two.is_description:
        return "same" if one.is_description and two.is_description and one.words == two.words else "different"
    if one.generation != two.generation and not (one.is_lone or two.is_lone):
        return "different"
    if one.gender and two.gender and one.gender != two.gender:
        return "different"
    if one.is_lone or two.is_lone:
        return _compare_lone(one, two)
    if sorted(one.words) == sorted(two.words):
        return "same"
    return _compare_full(one, two)


def is_same_surname(one: Name, two: Name) -> bool:
    """Whether surnames that may stand alone are the same, also across scripts and romanisations."""
    across = one.is_latin != two.is_latin
    is_short = across and one.surname != two.surname and len(consonants(one.surname)) < _SHORTEST_SKELETON
    if is_short and not (is_heard_as(one.surname, two.surname) or is_heard_as(two.surname, one.surname)):
        return False
    return _is_same_word(one.surname, two.surname, across=across)


def _compare_lone(one: Name, two: Name) -> Likeness:
    """A surname alone, with or without particles or title; in some countries the surname comes first."""
    lone, other = (one, two) if one.is_lone else (two, one)
    if is_same_surname(lone, other):
        alike = other.is_lone and lone.particles == other.particles and lone.is_latin == other.is_latin
        return "same" if alike else "perhaps"
    may_be_first = lone.is_by_first_name or not other.has_known_first_name
    is_first = bool(other.given) and (lone.surname == other.given[0] or _is_heard_as_first(lone, other))
    return "perhaps" if may_be_first and is_first else "different"


def _is_heard_as_first(lone: Name, other: Name) -> bool:
    """Whether a lone word is the Chinese surname that the other name begins with, one of them in Cyrillic letters."""
    if lone.is_latin == other.is_latin:
        return False
    first = other.given[0]
    return is_heard_as(lone.surname, first) if lone.is_latin else is_heard_as(first, lone.surname)


def _compare_full(one: Name, two: Name) -> Likeness:
    across = one.is_latin != two.is_latin
    if not _is_same_word(one.surname, two.surname, across=across):
        return "perhaps" if _leaves_surname_out(one, two) else "different"
    first = _compare_first(one.given[0], two.given[0], across=across)
    if first == "different":
        return "perhaps" if _leaves_surname_out(one, two) else "different"
    middle_one, middle_two = one.given[1:], two.given[1:]
    if not middle_one or not middle_two:
        return first
    if len(middle_one) != len(middle_two):
        return "different"
    middles = [_compare_first(a, b, across=across) for a, b in zip(middle_one, middle_two, strict=True)]
    return "different" if "different" in middles else first


def _leaves_surname_out(one: Name, two: Name) -> bool:
    """Names with two surnames, of which one stands alone: López Obrador, Pedro Sánchez Pérez-Castejón."""
    shorter, longer = sorted((one, two), key=lambda name: len(name.words))
    size = len(shorter.words)
    if size == len(longer.words):
        return False
    return longer.words[:size] == shorter.words or (
        longer.words[-size:] == shorter.words and not shorter.has_known_first_name
    )


def _compare_first(one: str, two: str, *, across: bool) -> Likeness:
    if len(one) == 1 or len(two) == 1:
        return ("same" if one == two else "perhaps") if one[0] == two[0] else "different"
    forms = _familiar()
    in_common = forms.get(ending_alike(one), frozenset()) & forms.get(ending_alike(two), frozenset())
    return "same" if in_common or _is_same_word(one, two, across=across) else "different"


def _is_same_word(one: str, two: str, *, across: bool) -> bool:
    if one == two:
        return True
    if not one or not two:
        return False
    if across:
        is_alike = _sounds_alike(one, two) or _sounds_alike(one, with_h(two)) or _sounds_alike(with_h(one), two)
        return is_alike or is_heard_as(one, two) or is_heard_as(two, one)
    return ending_alike(one) == ending_alike(two)


def _sounds_alike(one: str, two: str) -> bool:
    """Whether two romanised words have the same consonants and enough of the same vowels."""
    if consonants(one) != consonants(two):
        return False
    least = _ALIKE_ACROSS if syllables(one) == syllables(two) else _CLEARLY_ALIKE
    return fuzz.ratio(spelling(one), spelling(two)) >= least


@cache
def _familiar() -> dict[str, frozenset[int]]:
    """In which lists of `nicknames.toml` each form of a first name stands."""
    listed: list[str] = tomllib.loads((files(__package__) / "nicknames.toml").read_text(encoding="utf-8"))["names"]
    found: dict[str, set[int]] = {}
    for number, forms in enumerate(listed):
        for form in forms.split():
            found.setdefault(ending_alike(form), set()).add(number)
    return {form: frozenset(numbers) for form, numbers in found.items()}
