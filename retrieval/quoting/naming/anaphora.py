"""Descriptions that stand for somebody named before: der 75-Jährige, el guardameta, Her brother.

Which nouns are used so is a list of the language (`second_mentions`, `kin`).
"""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.quoting.grammar.first_names import Gender
from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.naming.people import People, Person
from retrieval.quoting.naming.recent import Recent

_LONGEST = 4
"""Words of such a description at most."""


def second_mention(core: Sequence[Token], people: People, recent: Recent) -> Person | None:
    """The person named last whom a description in `core` fits; None where it is no such description."""
    words = people.words
    if not 0 < len(core) <= _LONGEST or not _is_definite(core, words):
        return None
    head = _head_of(core, words)
    if not any(_tells_age(token, words) for token in core) and head.lower not in words.second_mentions:
        return None
    gender = people.titled_gender([head.lower]) or gender_of_article(core[0].lower, words)
    latest = recent.latest(gender, core[0].start, surest=True)
    if latest is None and any(_tells_age(token, words) for token in core):
        return recent.only(gender, core[0].start)
    return latest


def relative_of(core: Sequence[Token], people: People, recent: Recent) -> Person | None:
    """The one person of the same surname whom a kinship names: *Her brother*, behind "Priya and Dev Ransome"."""
    words = people.words
    if len(core) != 2 or core[1].lower not in words.kin:
        return None
    owner: Gender = "female" if core[0].lower in words.her else "male" if core[0].lower in words.his else ""
    if not owner and core[0].lower not in words.his_or_her:
        return None
    at = core[0].start
    person = recent.latest(owner, at)
    if person is None or len(person.name) < 2:
        return None
    gender = people.titled_gender([core[1].lower])
    fitting = [
        one
        for one in people.persons
        if one is not person
        and len(one.name) > 1
        and people.stem(one.surname) == people.stem(person.surname)
        and (not gender or one.gender in {"", gender})
        and any(mention < at for mention in one.mentions)
    ]
    return fitting[0] if len(fitting) == 1 else None


def gender_of_article(article: str, words: Lexicon) -> Gender:
    """The gender that a definite article tells, in lower case; "" for one that tells none."""
    return "male" if article in words.male_articles else "female" if article in words.female_articles else ""


def _is_definite(core: Sequence[Token], words: Lexicon) -> bool:
    if core[0].lower in words.definite:
        return len(core) > 1
    return len(core) == 1  # no article is needed, or the noun has it for its ending


def _head_of(core: Sequence[Token], words: Lexicon) -> Token:
    """The noun: the last word before a preposition (el portero *del equipo*)."""
    behind = next((at for at in range(1, len(core)) if core[at].lower in words.prepositions), len(core))
    return core[behind - 1]


def _tells_age(token: Token, words: Lexicon) -> bool:
    """True for a person's age, with which only somebody named before is meant: the *61-year-old* nurse."""
    return token.text[0].isdigit() and token.lower.endswith(tuple(words.age_endings) or ("\0",))
