"""Words written together with their article or pronoun: qu'il, l'Élysée, dit-il. Each becomes a token of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.lexicon import Lexicon

APOSTROPHES = ("'", "’")


def part_elisions(tokens: Iterable[Token], words: Lexicon) -> Iterator[Token]:
    """The tokens, those parted that a lexicon's `elided` words open or its `enclitics` close."""
    for token in tokens:
        if token.stretch or not token.is_word:
            yield token
        else:
            yield from part(token, words)


def part(token: Token, words: Lexicon) -> Iterator[Token]:
    cut = elided_length(token, words)
    if cut:
        yield piece(token, 0, cut)
        token = piece(token, cut, len(token.text))
    ending = max((ending for ending in words.enclitics if token.lower.endswith(ending)), key=len, default="")
    if ending and len(ending) < len(token.text):
        size = len(ending.lstrip("-t")) if ending.startswith("-t-") else len(ending.lstrip("-"))
        yield piece(token, 0, len(token.text) - len(ending))
        yield piece(token, len(token.text) - size, len(token.text))
    else:
        yield token


def elided_length(token: Token, words: Lexicon) -> int:
    """How many characters of the token an elided word takes, its apostrophe with them; 0 for none.

    A name keeps its particle: d'Estaing.
    """
    at = next((token.lower.find(mark) for mark in APOSTROPHES if mark in token.lower), -1)
    if at < 1 or at + 1 == len(token.text) or f"{token.lower[:at]}'" not in words.elided:
        return 0
    named = token.text[at + 1].isupper() and token.lower[:at] == "d"
    return 0 if named else at + 1


def piece(token: Token, start: int, end: int) -> Token:
    text = token.text[start:end]
    lower = token.lower[start:end].replace("’", "'")
    return Token(token.start + start, token.start + end, text, lower, token.is_word, text[0].isupper())
