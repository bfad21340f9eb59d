"""The marked words of a judgement: she called the plan *“mad”*."""

from __future__ import annotations

from retrieval.quoting.grammar.tokens import Sentence, Token
from retrieval.quoting.lexicon import Lexicon

ADJUNCT = 22
"""How many tokens may stand between a cue and what it introduces: "told reporters in Lima on Monday that"."""


def judged(sentence: Sentence, first: int, end: int, words: Lexicon) -> list[tuple[int, int]]:
    """The marked words of a judgement, none after a that-clause: nannte den Plan *„verrückt“*."""
    tokens = sentence.tokens
    found: list[tuple[int, int]] = []
    for at in range(first, min(end, first + ADJUNCT)):
        pointed = tokens[at].lower in words.demonstratives and tokens[at + 1 : at + 2] and tokens[at + 1].stretch
        if tokens[at].text == ";" or (tokens[at].lower in words.that and not pointed):
            break
        if tokens[at].stretch and not names_thing(sentence, at):
            found.append((at, at))
    return found


def noun_after(tokens: tuple[Token, ...], first: int, end: int) -> int:
    """Where the first name or noun with a capital stands, from `first` on: verkündete die *„größte Demo“* in Berlin."""
    return next((at for at in range(first, end) if tokens[at].is_capitalised or tokens[at].text == ","), end)


def names_thing(sentence: Sentence, at: int) -> bool:
    """Whether a stretch is the name of the noun before it: the project “Kliper”, but not: called Ruiz “a fool”."""
    stretch = sentence.tokens[at].stretch
    opens_small = stretch is not None and sentence.text[stretch.span.start].islower()
    return sentence.tokens[at - 1].is_capitalised and not opens_small
