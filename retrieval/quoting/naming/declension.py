"""Forms of one name in languages that decline names: Путин, Путина; Merkel, Merkels."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from retrieval.quoting.grammar.first_names import gender_of_first_name
from retrieval.quoting.lexicon import Words

SHORTEST_STEM = 4
"""Letters that a name keeps when its ending is taken off."""
SHORTEST_FIRST = 3
"""Letters of a first name without its ending: Анны is Анна, which is known."""
SHORTEST_MADE = 6
"""Letters of a nominative that no form in the text shows: Górskiego is Górski, but Tuska is not Tuski."""


@lru_cache(maxsize=65536)
def stem(name: str, endings: Words) -> str:
    """`name` without the longest of a language's case `endings` that it has; as it stands where there are none."""
    fitting = [len(ending) for ending in endings if name.endswith(ending)]
    fitting = [length for length in fitting if len(name) - length >= SHORTEST_STEM]
    return name[: len(name) - max(fitting)] if fitting else name


def nominative_first_name(name: str, endings: Words, known: Words) -> str:
    """The first name among `known` (lower case) of which `name` is a form; `name` itself where none is."""
    if name.lower() in known:
        return name
    stems = {stem(name, endings), *(name.removesuffix(ending) for ending in endings)}
    longest = sorted((one for one in stems if len(one) >= SHORTEST_FIRST), key=len, reverse=True)
    forms = (one + ending for one in longest for ending in ("", *sorted(endings)))
    return next((form for form in forms if form.lower() in known), name)


def same_first_name(one: str, other: str, endings: Words) -> bool:
    """True for two cases of a first name, of one gender as far as both are known: Anna, Anny; not Jan, Janina."""
    genders = {gender for name in (one, other) if (gender := gender_of_first_name(name))}
    return len(genders) < 2 and not _without_ending(one, endings).isdisjoint(_without_ending(other, endings))


def _without_ending(name: str, endings: Words) -> set[str]:
    cut = {name.removesuffix(ending) for ending in endings}
    return {form for form in {name, *cut} if len(form) >= SHORTEST_FIRST}


def nominative_surname(forms: Iterable[str], endings: Words, surnames: Words) -> str:
    """The nominative of the surname that occurs in `forms`, at least one, the likeliest first.

    `surnames` are endings that it can have.
    """
    seen = list(dict.fromkeys(forms))
    shortest = min(seen, key=len)
    stemmed = stem(shortest, endings)
    if shortest == stemmed:
        return shortest
    fitting = [form for form in seen if form.endswith(tuple(surnames))]
    made = [form for ending in ("", *endings) if (form := stemmed + ending).endswith(tuple(surnames))]
    likely = fitting or [form for form in made if len(form) >= SHORTEST_MADE]
    return min(likely, key=lambda form: (len(form), form), default=shortest)


def plainer(name: tuple[str, ...], other: tuple[str, ...], endings: Words) -> bool:
    """True where `name`, a form of `other`, is nearer to the nominative: as many words, fewer letters."""
    return bool(endings) and len(name) == len(other) and sum(map(len, name)) < sum(map(len, other))
