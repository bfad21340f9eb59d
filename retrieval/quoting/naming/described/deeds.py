"""Nouns that tell what a person does: Ida Moll, who led the *investigation*, … the *investigator* agreed.

A story may call somebody by such a noun without having used it before, wherever the noun would else mean somebody who
speaks without a name. What a person does stands after the name, in the clause of which it is the subject.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter

from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.naming.person import Person

_start = attrgetter("start")
_LONGEST = 9
"""The greatest number of tokens after a name in which its deeds are looked for."""
_SHARED = 5
"""The least number of letters that a deed and its noun share."""
_CHANGED = 4
"""The greatest number of letters of either after those that they share: investigat|ion, investigat|or."""


def does_what_noun_tells(person: Person, noun: str, before: int, tokens: Sequence[Token], words: Lexicon) -> bool:
    """True if the clause after a mention of the person before offset `before` tells the deed of which `noun` is made.

    A language may list further pairs: who *sells* bread, the trader. `tokens` are those of the article, and `noun` is
    in lower case.
    """
    return any(
        noun in words.nouns_by_deed.get(deed.lower, ()) or _makes(deed.lower, noun, words)
        for at in person.mentions[: person.times_before(before)]
        if at not in person.as_owner | person.as_relative
        for deed in _deeds(tokens, bisect_left(tokens, at, key=_start), words)
        if deed.start < before
    )


def _deeds(tokens: Sequence[Token], at: int, words: Lexicon) -> Iterator[Token]:
    """The words of the clause whose subject is the name at `at`; none where something is done to its bearer.

    A word after a preposition is no deed: she came *by train*.
    """
    if at and tokens[at - 1].lower in words.prepositions | words.inner:
        return
    while at < len(tokens) and tokens[at].is_capitalised:
        at += 1
    if at < len(tokens) and tokens[at].text == ",":
        at += 1
        if at == len(tokens) or tokens[at].lower not in words.who | words.relatives:
            return
    clause = tokens[at : at + _LONGEST]
    for place, token in enumerate(clause):
        if token.stretch or not token.is_word:
            return
        acts = words.ends.gerunds and clause[place + 1 : place + 2]
        if token.lower in words.passive and not (acts and acts[0].lower.endswith(words.ends.gerunds)):
            return
        governed = place > 0 and clause[place - 1].lower in words.prepositions
        if not governed and token.lower not in words.verbs and not words.means_person(token.lower):
            yield token


def _makes(deed: str, noun: str, words: Lexicon) -> bool:
    """True where the noun is made from the lower-case word `deed`: *directs*, director; *leitet*, Leiterin."""
    for ending in words.ends.women:
        if noun.endswith(ending) and len(noun) - len(ending) > _SHARED:
            noun = noun.removesuffix(ending)
            break
    shared = next((at for at, (one, other) in enumerate(zip(deed, noun, strict=False)) if one != other), None)
    shared = min(len(deed), len(noun)) if shared is None else shared
    rest = max(len(deed), len(noun)) - shared
    return shared >= _SHARED and rest <= _CHANGED and len(noun) > shared
