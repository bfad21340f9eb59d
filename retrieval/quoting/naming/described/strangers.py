"""Whether the narrator brings in somebody without a name: *a middle-aged cashier* watched; *Mother* wept."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from retrieval.quoting.grammar.first_names import Gender
from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.naming.people import People

ADJECTIVES = 3
"""The greatest number of words between an indefinite article and its noun."""
SHORTEST = 6
"""The least number of letters of an unknown noun whose ending tells that it means a person."""


def brings_in_somebody(between: Sequence[Token], gender: Gender, people: People) -> bool:
    """True where those words of the narrator introduce an unnamed person, who may be of that gender."""
    words = people.words
    if "no-articles" in words.habits and _tells_of_unnamed(between, gender, people):
        return True
    return any(
        token.lower in words.indefinite
        and token.lower not in words.possessives
        and (not at or between[at - 1].lower not in words.inner)  # Khan, the son of *a baker*
        and any(
            one.lower in words.humans or means_one_person(one.lower, words)
            for one in between[at + 1 : at + 1 + ADJECTIVES]
        )
        for at, token in enumerate(between)
    )


def means_one_person(noun: str, words: Lexicon) -> bool:
    """True for a lower-case noun that means one person and no relative, by a list or by its ending."""
    if noun in words.kin or noun in words.bodies or noun in words.plural_nouns:
        return False
    ends = len(noun) >= SHORTEST and noun.endswith(words.ends.people)
    return words.means_person(noun) or ends


def _tells_of_unnamed(between: Sequence[Token], gender: Gender, people: People) -> bool:
    """True where nouns need no article and one in the nominative is a person's who may be meant: *Mother* wept.

    Before a name, the noun describes its bearer.
    """
    words = people.words
    for noun, following in pairwise(between):
        told = noun.lower in words.humans or noun.lower in words.unintroduced or noun.lower in words.kin
        fits = told and people.titled_gender([noun.lower]) in {"", gender}
        if fits and not following.is_capitalised and words.is_role(noun.lower):
            return True
    return False
