"""Claims that a sentence only mentions, and whose they are: rejected claims by *the union* that pilots were “tired”.

Positions are those of a sentence's tokens.
"""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.quoting.grammar.phrases import POSSESSIVES, is_function, phrase_ending
from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.linking.place import ORPHAN_WORDS, Link, Place
from retrieval.quoting.linking.said import NOBODY
from retrieval.quoting.linking.uncued import names_speaker
from retrieval.quoting.reports.contents import Report

_LONGEST_CLAIM = 24
"""The greatest number of tokens from the opening of the clause that tells a claim to the words quoted in it."""
_LONGEST_OWNER = 10
"""The greatest number of words in a preposition and the person or body after it."""


def owner_of_claim(place: Place) -> Link | None:
    """The quotation stands in a clause that tells somebody's claim: rejected claims by the union that “…”.

    Safe because the noun itself tells whose words these are. A few words may be the narrator's, unless a verb after
    them gives them to somebody anyway.
    """
    if place.size < ORPHAN_WORDS and "inverts" not in place.words.habits:
        return None
    owner = claimant(place.tokens, place.at, place.words)
    return Link(owner, 0.8) if owner else None


def claimant(tokens: Sequence[Token], at: int, words: Lexicon, *, is_told: bool = False) -> tuple[Token, ...]:
    """Whose claim the clause tells that holds the stretch: rejected claims by *the union* that pilots were “tired”.

    Also *Ruiz's* claim that …; what *Ruiz* meant by “tired”; wies den Vorwurf *der Union* zurück, man habe …

    With `is_told`, because a verb of saying reports the clause, the claim must be its object: said *in answer to
    claims* by the union that all was well.
    """
    if at > 2 and tokens[at - 1].lower in words.agents and tokens[at - 2].lower in words.meaning:
        meant = phrase_ending(tokens, at - 3, words)
        return meant.of(tokens) if meant and tokens[meant.first].lower not in words.pronouns else NOBODY
    moods = words.reported_mood | words.unreal_mood
    for opening in range(at - 1, max(1, at - _LONGEST_CLAIM), -1):
        token = tokens[opening]
        if token.stretch or token.text in {";", ":"}:
            return NOBODY
        told = token.text == "," and any(one.lower in moods for one in tokens[opening:at])
        if told or token.lower in words.that:
            last = opening - 1
            last -= tokens[last].text == ","
            last -= "noun-capitals" in words.habits and tokens[last].text.islower()  # wies … *zurück*
            noun, owner = _owner_of_claim(tokens, last, words)
            if owner and not (is_told and _is_governed(tokens, noun, words)):
                return owner
    return NOBODY


def claimed_in(tokens: Sequence[Token], report: Report, words: Lexicon) -> tuple[Token, ...]:
    """Whose claim the report only mentions; nobody's where its own source says the words.

    What follows may still be the source's.
    """
    if report.quoted <= report.cue.last:
        return NOBODY
    is_told = report.cue.is_weighty and tokens[report.cue.first].lower not in words.denying
    return claimant(tokens, report.quoted, words, is_told=is_told)


def _owner_of_claim(tokens: Sequence[Token], last: int, words: Lexicon) -> tuple[int, tuple[Token, ...]]:
    """Where the noun for what is claimed or its possessor begins, in the phrase that ends at `last`; and its owner."""
    if tokens[last].lower in words.utterances:
        return _possessor(tokens, last - 1, words)
    governing = words.agents | words.genitives | (words.inner if "inverts" in words.habits else frozenset())
    for first in range(last, max(1, last - _LONGEST_OWNER), -1):
        if tokens[first].stretch or not tokens[first].is_word or tokens[first].lower in words.verbal:
            break
        if tokens[first].lower in governing and tokens[first - 1].lower in words.utterances:
            opening = first + (tokens[first].lower not in words.genitives)
            owner = tuple(one for one in tokens[opening : last + 1] if one.lower not in words.time | words.moments)
            return first - 1, owner if names_speaker(owner, words) else NOBODY
    return last, NOBODY


def _possessor(tokens: Sequence[Token], last: int, words: Lexicon) -> tuple[int, tuple[Token, ...]]:
    """Where the owner that ends at `last` with a possessive ending begins, and the owner without it: *the union*'s."""
    ending = next((one for one in POSSESSIVES if tokens[last].lower.endswith(one)), "")
    if not ending:
        return last, NOBODY
    first, opens = last, words.determiners
    while first > 0 and tokens[first].lower not in opens and _joins_owner(tokens[first - 1], tokens[last], words):
        first -= 1
    noun = tokens[last]
    bare = noun.text[: -len(ending)]
    noun = noun._replace(text=bare, lower=bare.lower(), end=noun.end - len(ending))
    return first, (*tokens[first:last], noun)


def _joins_owner(before: Token, noun: Token, words: Lexicon) -> bool:
    """True for a word that belongs to the owner after it: a part of a name, or a word from the article on."""
    if noun.is_capitalised:
        return before.is_capitalised or before.lower in words.particles
    return before.is_word and (before.lower in words.determiners or not is_function(before, words))


def _is_governed(tokens: Sequence[Token], noun: int, words: Lexicon) -> bool:
    """True where a preposition stands before a noun and its determiner."""
    before = noun - 1
    before -= before > 0 and tokens[before].lower in words.determiners
    return before >= 0 and tokens[before].lower in words.prepositions
