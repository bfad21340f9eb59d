"""Words that are written together with an article or pronoun (qu'il, l'Élysée, dit-il), split into tokens of their
own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.lexicon import Lexicon

APOSTROPHES = ("'", "’")


def part_elisions(tokens: Iterable[Token], words: Lexicon) -> Iterator[Token]:
    """The tokens, with each one split that begins with an `elided` word of the lexicon or ends with an enclitic
    pronoun."""
    named = False
    for token in tokens:
        if token.stretch or not token.is_word:
            yield token
            named = named and token.text == "."  # M. d'Aubremont
        else:
            parts = list(part(token, words, named=named))
            yield from parts
            named = parts[-1].is_capitalised


def part(token: Token, words: Lexicon, *, named: bool = False) -> Iterator[Token]:
    """The pieces of one token: "dit" and "il" for dit-il. `named` says that a capitalised word stands before it."""
    cut = elided_length(token, words, named=named)
    if not cut and named and elided_length(token, words):
        token = token._replace(is_capitalised=True)  # Anne-Lise *d'Aubremont*
    if cut:
        yield piece(token, 0, cut)
        token = piece(token, cut, len(token.text))
    if "-" in token.text and (verb := _without_pronoun(token.lower, words)):
        yield token._replace(lower=verb)
        return
    ending = max((ending for ending in words.enclitics if token.lower.endswith(ending)), key=len, default="")
    if ending and len(ending) < len(token.text):
        size = len(ending.lstrip("-t")) if ending.startswith("-t-") else len(ending.lstrip("-"))
        yield piece(token, 0, len(token.text) - len(ending))
        yield piece(token, len(token.text) - size, len(token.text))
    else:
        yield token


def _without_pronoun(word: str, words: Lexicon) -> str:
    """The verb without the pronoun that stands before its ending: *terá* for ter-lhe-á; "" for any other word."""
    for pronoun in words.enclitics:
        opening, found, ending = word.partition(f"{pronoun}-")
        if found and opening + ending in words.verbal:
            return opening + ending
    return ""


def elided_length(token: Token, words: Lexicon, *, named: bool = False) -> int:
    """The number of characters that an elided word takes at the start of a token, its apostrophe included; 0 if none.

    The particle stays with the name after a first name (Valéry Giscard d'Estaing) and if it is capitalised
    (D'Artagnan), but not after a plain noun (un conseiller d'Élodie Borne).
    """
    at = next((token.lower.find(mark) for mark in APOSTROPHES if mark in token.lower), -1)
    if at < 1 or at + 1 == len(token.text) or f"{token.lower[:at]}'" not in words.elided:
        return 0
    particle = token.text[at + 1].isupper() and token.lower[:at] == "d"
    return 0 if particle and (named or token.is_capitalised) else at + 1


def piece(token: Token, start: int, end: int) -> Token:
    """The part of a token from its character `start` up to `end`, as a token."""
    text = token.text[start:end]
    lower = token.lower[start:end].replace("’", "'")
    return Token(token.start + start, token.start + end, text, lower, token.is_word, text[0].isupper())
