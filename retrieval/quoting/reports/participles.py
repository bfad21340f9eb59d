"""Participles that belong to the noun before them: the loophole *called* a gap; footage of Ana Ruiz *saying* “No”.

Positions are indexes into a sentence's tokens.
"""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.quoting.grammar.phrases import Phrase, is_between, is_function, phrase_ending
from retrieval.quoting.grammar.subjects import begins_predicate
from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.reports.verb_forms import is_gerund

_TO_BE_CALLED = 4
"""The number of tokens of such an infinitive and the verb after it: *to be named said*."""
_WITNESSED = 3
"""Tokens before the name within which the verb or noun of witnessing stands: a *video* of the officer Ana Ruiz."""


def is_reduced(tokens: Sequence[Token], at: int, source: Phrase, words: Lexicon, reported: int) -> bool:
    """Whether a participle stands after its noun: "the loophole *called* a gap", "a host *considered* one of".

    So does a verb in a clause that only tells how its noun is to be called: a whip who *asked* not to be named said so.
    `reported` is the last token of the cue before it, -2 without one.
    """
    if _asks_to_be_called(tokens, at, source, words):
        return True
    if (
        tokens[at].lower in words.speech
        or not tokens[at].lower.endswith(words.ends.participles)
        or tokens[source.last].is_capitalised
    ):
        return False
    if tokens[source.last].lower in words.pronouns or tokens[source.last].lower in words.relatives:
        return False
    if _opens_relative_clause(tokens, source, words):
        return False
    if _names_its_noun(tokens, at, source, words):
        return True
    inside = reported >= 0 and source.first - reported <= 1
    return inside or (tokens[source.first].lower in words.determiners and _is_no_subject(tokens, source.first, words))


def _asks_to_be_called(tokens: Sequence[Token], at: int, source: Phrase, words: Lexicon) -> bool:
    """True for "who" with an infinitive of the passive that another verb follows: who *asked* not to be named said."""
    if tokens[source.last].lower not in words.who:
        return False
    first = at + 1 + (at + 1 < len(tokens) and tokens[at + 1].lower in words.negations)
    after = tokens[first : first + _TO_BE_CALLED]
    if len(after) < _TO_BE_CALLED or after[-1].lower not in words.verbs:
        return False
    return after[0].lower in words.bare_infinitive and after[1].lower in words.passive


def _is_no_subject(tokens: Sequence[Token], first: int, words: Lexicon) -> bool:
    """True for a noun after a comma, as an apposition, or after the preposition with which its sentence opens.

    The port, *the gap* in the wall; In *a statement* attributed to him, … Not after the comma that ends such an
    opening: After the vote, *the union* called it “mad”.
    """
    opens = tokens[0].lower in words.prepositions
    if first and tokens[first - 1].text == ",":
        return not opens or any(token.text == "," for token in tokens[: first - 1])
    return opens and first == 1


def _opens_relative_clause(tokens: Sequence[Token], source: Phrase, words: Lexicon) -> bool:
    """True for the subject of a relative clause: a deal, *which the union* called “a slap”; a tax *the grocers* feared.

    Without a relative pronoun only for people, right after the noun that the clause is about.
    """
    first = source.first
    opener = tokens[first].lower
    if opener in words.relatives or (first and tokens[first - 1].lower in words.relatives):
        after = first + (opener in words.relatives)
        return after <= source.last and tokens[after].lower in words.determiners
    if first < 2 or opener not in words.definite or not words.means_person(tokens[source.last].lower):
        return False
    noun, before = tokens[first - 1], tokens[first - 2]
    is_noun = noun.text.islower() and noun.is_word and not is_function(noun, words) and noun.lower not in words.verbs
    return is_noun and (before.lower in words.determiners or before.text.islower())


def _names_its_noun(tokens: Sequence[Token], at: int, source: Phrase, words: Lexicon) -> bool:
    """True for a participle that says what its noun is called: the class *called* “Art”, a band *called* Abba won."""
    before = at - 1
    while before > source.last and is_between(tokens[before], words):
        if tokens[before].lower in words.auxiliaries:
            return False
        before -= 1
    named = at + 1 + (at + 1 < len(tokens) and tokens[at + 1].lower in words.as_saying)
    if named < len(tokens) and tokens[named].stretch is not None:
        return True
    after = at + 1
    while after < len(tokens) and tokens[after].is_capitalised:
        after += 1
    indefinite = tokens[source.first].lower in words.indefinite
    return indefinite and at + 1 < after < len(tokens) and begins_predicate(tokens[after], words)


def relative_subject(tokens: Sequence[Token], at: int, words: Lexicon) -> Phrase | None:
    """The plural that a clause without "that" begins with: a move *critics* called “mad”."""
    after = at + 1 + (at + 1 < len(tokens) and tokens[at + 1].lower in words.as_saying)
    quoted = after < len(tokens) and tokens[after].stretch is not None
    before = tokens[at - 1]
    plural = before.lower.endswith("s") and not before.lower.endswith("ss")
    if quoted and plural and before.text.islower() and not is_function(before, words):
        return Phrase(at - 1, at - 1)
    return None


def witnessed(tokens: Sequence[Token], at: int, words: Lexicon) -> Phrase | None:
    """The name or description right before the gerund at `at`, where somebody witnessed that person speak: Ruiz heard
    *a woman* screaming “No”.

    None after a verb of telling, whose subject speaks: he wrote to *Ana Ruiz* saying “No”.
    """
    if at < 2 or not is_gerund(tokens[at], words):
        return None
    first = at
    while first > 0 and tokens[first - 1].is_capitalised:
        first -= 1
    if first == at and words.means_person(tokens[at - 1].lower) and any(one.stretch for one in tokens[at + 1 : at + 3]):
        described = phrase_ending(tokens, at - 1, words)
        first = described.first if described and tokens[described.first].lower in words.determiners else at
    before = tokens[max(0, first - _WITNESSED) : first]
    heard = any(token.lower in words.witnessing for token in before)
    return Phrase(first, at - 1) if heard and first < at and all(token.is_word for token in before) else None
