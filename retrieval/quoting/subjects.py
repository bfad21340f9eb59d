"""Subjects that stand away from their verb: of a clause that goes on, of a whole sentence.

Positions are those of a sentence's tokens. Knows no cue, no content and no person.
"""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.phrases import POSSESSIVES, Phrase, is_between, is_function
from retrieval.quoting.tokens import ABBREVIATIONS, Token


def clause_subject(tokens: Sequence[Token], at: int, words: Lexicon) -> Phrase | None:
    """The subject of the clause that the verb at `at` goes on: the last that opens a main clause, or "who"."""
    for i in range(at - 1, -1, -1):
        if tokens[i].lower in words.who and i and tokens[i - 1].text == ",":
            return Phrase(i, i)
        if opens_clause(tokens, i, words):
            phrase = short_phrase(tokens, i, at, words)
            owns = tokens[phrase.last].lower.endswith(POSSESSIVES)
            if phrase.last + 1 < at and not owns and begins_predicate(tokens[phrase.last + 1], words):
                return phrase
    return None


def opens_clause(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True where a subject can start at `at`: at the sentence's start, behind a comma, behind an opening "when"."""
    token = tokens[at]
    if token.stretch or not (token.is_capitalised or token.lower in words.pronouns or token.lower in words.determiners):
        return False
    if at == 0:
        return not is_filler(token, words, first=True)
    before = tokens[at - 1]
    if is_filler(token, words, first=False) and token.lower not in words.determiners:
        return False
    opening = at == 1 or tokens[at - 2].text == ","
    return before.text == "," or (opening and before.lower in words.conjunctions | words.adverbs)


def begins_predicate(token: Token, words: Lexicon) -> bool:
    """True where a verb can stand, so that what is before it is a subject."""
    if token.stretch or not token.text[0].islower():
        return False
    return is_between(token, words) or not is_function(token, words)


def first_subject(tokens: Sequence[Token], at: int, words: Lexicon) -> Phrase | None:
    """The sentence's first phrase that can be a subject."""
    for i in range(at):
        token = tokens[i]
        if token.stretch or not token.is_word or (i and tokens[i - 1].lower in words.prepositions):
            continue
        if i == 0 and (token.lower in words.prepositions or token.lower.endswith(tuple(words.endings))):
            continue
        if token.lower in words.pronouns:
            return Phrase(i, i)
        if (token.is_capitalised or token.lower in words.determiners) and not is_filler(token, words, first=i == 0):
            return short_phrase(tokens, i, at, words)
    return None


def is_filler(token: Token, words: Lexicon, *, first: bool) -> bool:
    """True for a function word; a determiner that opens the sentence can open its subject."""
    return is_function(token, words) and not (first and token.lower in words.determiners)


def short_phrase(tokens: Sequence[Token], first: int, before: int, words: Lexicon) -> Phrase:
    """The short phrase at `first`: the capitalised words, or the words up to the first that may be a verb."""
    last = first
    while last + 1 < before and (
        tokens[last + 1].is_capitalised
        or tokens[last + 1].lower in words.particles
        or tokens[last].lower in words.determiners
        or (tokens[last + 1].text == "." and tokens[last].lower in ABBREVIATIONS)
    ):
        last += 1
    return Phrase(first, last)


def looks_named(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True for a capital that is more than a noun's: of an office, or before another one."""
    if words.is_role(tokens[at].lower):
        return True
    return at + 1 < len(tokens) and tokens[at + 1].is_capitalised and not is_function(tokens[at + 1], words)


def leading_subject(tokens: Sequence[Token], words: Lexicon) -> Phrase | None:
    """The first "he", "she" or capitalised phrase of a sentence that no preposition stands before."""
    for at, token in enumerate(tokens):
        if token.stretch or not token.is_word or token.lower in words.according_first:
            continue
        if at and tokens[at - 1].lower in words.prepositions:
            continue
        if token.lower in words.male or token.lower in words.female:
            return Phrase(at, at)
        if at == 0 and "inverts" in words.habits and token.lower.endswith(tuple(words.endings)):
            continue
        if "noun-capitals" in words.habits and not looks_named(tokens, at, words):
            continue
        if token.is_capitalised and not is_function(token, words) and token.lower not in words.pronouns:
            return short_phrase(tokens, at, len(tokens), words)
    return None
