"""A role in a woman's form asks for a woman: “¿Qué dijo la doctora?” is not answered by Pablo Gil.

The form for men is no such sign, because many languages use it of anybody.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from retrieval.quoting.grammar.first_names import gender_of_first_name
from retrieval.quoting.loading import load_lexicon
from retrieval.searching.words import fold


def without_men(typed: str, names: Iterable[str], languages: Iterable[str]) -> set[str]:
    """The names, without those of men where the role that was typed has a woman's form in one of these languages.

    A man is told by his first name; nobody is left out whose first name tells nothing.
    """
    words = set(fold(typed).split())
    if all(words.isdisjoint(_roles_of_women(language)) for language in languages):
        return set(names)
    return {name for name in names if gender_of_first_name(name.partition(" ")[0]) != "male"}


@cache
def _roles_of_women(language: str) -> frozenset[str]:
    """The language's words for women who hold an office or have a trade, folded."""
    lexicon = load_lexicon(language)
    return frozenset(map(fold, lexicon.roles_female)) - frozenset(map(fold, lexicon.roles_male))
