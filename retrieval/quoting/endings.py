"""Endings of words, as `str.endswith` takes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Endings = tuple[str, ...]

_MADE_OF = {
    "adverbs": ("adverb_endings",),
    "adverbials": ("gerunds", "adverb_endings"),
    "openers": ("endings",),
    "gerunds": ("gerunds",),
    "participles": ("participles",),
    "participial": ("gerunds", "participles"),
    "narrating": ("participles", "present_endings"),
    "present": ("present_endings",),
    "past": ("male_past", "female_past"),
    "male_past": ("male_past",),
    "female_past": ("female_past",),
    "manner": ("manner_endings",),
    "accompanying": ("accompanying",),
    "states": ("state_endings",),
    "bare_plurals": ("bare_plurals",),
    "ages": ("age_endings",),
    "origins": ("origin_endings",),
    "demonyms": ("demonym_endings",),
    "people": ("person_endings",),
    "definite": ("definite_endings",),
    "articles": ("article_endings",),
    "noun_genitives": ("noun_genitives",),
    "adjectives": ("adjective_endings",),
    "feminine": ("feminine_endings",),
    "oblique": ("oblique_endings",),
    "addressees": ("addressee_endings",),
    "offices": ("office_endings",),
    "regions": ("region_endings",),
    "acting": ("acting_endings",),
    "seats": ("seat_endings",),
    "places": ("place_endings",),
    "women": ("female_endings",),
    "surnames_of_women": ("female_surnames",),
    "surnames_of_men": ("male_surnames", "mens_surnames"),
    "oblique_women": ("oblique_women",),
    "surely_female": ("surely_female",),
    "titles": ("titles",),
    "titles_and_bodies": ("titles", "bodies"),
}
"""The lists of `quoting.toml` that each field of `WordEndings` joins."""


@dataclass(frozen=True, slots=True)
class WordEndings:
    """The endings of a language's words, grouped by what they show about a word.

    Each field is a tuple for `str.endswith`, with the longest first. An empty one means that the language lists no such
    endings.
    """

    adverbs: Endings = ()
    adverbials: Endings = ()
    openers: Endings = ()
    gerunds: Endings = ()
    participles: Endings = ()
    participial: Endings = ()
    narrating: Endings = ()
    present: Endings = ()
    past: Endings = ()
    male_past: Endings = ()
    female_past: Endings = ()
    manner: Endings = ()
    accompanying: Endings = ()
    states: Endings = ()
    bare_plurals: Endings = ()
    ages: Endings = ()
    origins: Endings = ()
    demonyms: Endings = ()
    people: Endings = ()
    definite: Endings = ()
    articles: Endings = ()
    noun_genitives: Endings = ()
    adjectives: Endings = ()
    feminine: Endings = ()
    oblique: Endings = ()
    addressees: Endings = ()
    offices: Endings = ()
    regions: Endings = ()
    acting: Endings = ()
    seats: Endings = ()
    places: Endings = ()
    women: Endings = ()
    surnames_of_women: Endings = ()
    surnames_of_men: Endings = ()
    oblique_women: Endings = ()
    surely_female: Endings = ()
    titles: Endings = ()
    titles_and_bodies: Endings = ()


def endings_of(lists: Mapping[str, frozenset[str]]) -> WordEndings:
    """The `WordEndings` that the lists of one `quoting.toml` make."""
    found = {name: {ending for one in made_of for ending in lists.get(one, ())} for name, made_of in _MADE_OF.items()}
    return WordEndings(
        **{name: tuple(sorted(sorted(endings), key=len, reverse=True)) for name, endings in found.items()}
    )
