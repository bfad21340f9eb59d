"""Reported words without a finite verb: prometió *contratar a cuarenta médicos*; beloofde *de regels te versoepelen*.

Positions are indexes into a sentence's tokens.
"""

from __future__ import annotations

from retrieval.quoting.grammar.phrases import is_function
from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.reports.cues import Cue, Frame

_SHORTEST = 3
"""The least number of letters of an infinitive."""
_ADDRESSEE = 6
"""The greatest number of words between a verb of promising or asking and the infinitive: pidió *a los vecinos de la
zona* no salir."""
_OBJECTS = 14
"""The greatest number of words between such a verb and "te" with its infinitive: beloofde *de regels voor boeren* te
versoepelen."""


def infinitive_opening(tokens: tuple[Token, ...], cue: Cue, first: int, end: int, words: Lexicon) -> int:
    """Where the infinitive that a cue reports starts, with its particle and its “not”; -1 where none follows.

    It stands right after the cue, or after whom a verb of promising or asking addresses. Where quoted words follow,
    only these are reported.
    """
    if cue.inverted or cue.frame is Frame.ACCORDING or any(token.stretch for token in tokens[first:end]):
        return -1
    if "verb-second" in words.habits:
        return _with_particle(tokens, cue, first, end, words)
    free = "no-articles" in words.habits
    if free and Frame.INTENT not in cue.frames:
        return -1
    if _states_readiness(tokens, cue, first, end, words):
        return first
    addresses = cue.frames & {Frame.INTENT, Frame.TOLD, Frame.JUDGEMENT, Frame.ASKED}
    for at in range(first, min(end - 1, first + 1 + (_ADDRESSEE if addresses else 0))):
        if not tokens[at].is_word:
            return -1
        opening = at
        while opening < end and _leads(tokens[opening], words):
            opening += 1
        governed = at > first and _is_noun_before(tokens[at - 1], words)
        particle = free or at == first or opening > at
        if opening < end and not governed and particle and _is_infinitive(tokens[opening], words):
            return at
    return -1


def _states_readiness(tokens: tuple[Token, ...], cue: Cue, first: int, end: int, words: Lexicon) -> bool:
    """True where an adjective with its infinitive or clause follows a reflexive verb: se dit *prête à recevoir*."""
    before = tokens[max(0, cue.first - 2) : cue.last]
    if first + 2 >= end or not any(token.lower in words.clitics for token in before):
        return False
    adjective, particle, verb = tokens[first : first + 3]
    if not adjective.text.islower() or is_function(adjective, words) or particle.lower not in words.before_infinitives:
        return False
    return _is_infinitive(verb, words)


def _is_noun_before(token: Token, words: Lexicon) -> bool:
    """True for what only a noun can follow: pidió a *su* mujer."""
    return token.lower in words.determiners or token.lower in words.prepositions


def _leads(token: Token, words: Lexicon) -> bool:
    """True for what stands before an infinitive and belongs to it: *de ne pas* connaître; *de no* saberlo."""
    return token.lower in words.before_infinitives or token.lower in words.negations or token.lower in words.reflexives


def _is_infinitive(token: Token, words: Lexicon) -> bool:
    """True for an infinitive, by its ending."""
    if not token.text.islower() or len(token.text) < _SHORTEST:
        return False
    if words.means_person(token.lower) or (is_function(token, words) and token.lower not in words.auxiliaries):
        return False
    return token.lower.endswith(tuple(words.infinitive_endings))


def _with_particle(tokens: tuple[Token, ...], cue: Cue, first: int, end: int, words: Lexicon) -> int:
    """Where a clause starts whose infinitive has a particle and ends it: zei *niets te weten*; -1 without one."""
    if "clause-comma" in words.habits or not words.infinitive:
        return -1
    near = first + (_OBJECTS if cue.frames & {Frame.INTENT, Frame.SPEECH} else 1)
    for at in range(first, min(end - 1, near)):
        if not tokens[at].is_word or tokens[at].lower in words.relatives - words.determiners:
            return -1
        if tokens[at].lower in words.infinitive and tokens[at + 1].text.islower():
            return first
    return -1
