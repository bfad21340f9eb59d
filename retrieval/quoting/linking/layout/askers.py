"""Who asks in an interview: the person whom a line of their own credits, Interview by *Ann Cole*; Mit ihr sprach *Jan
Otte*."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.quoting.grammar.tokens import Sentence, Token
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.linking.said import NOBODY

_LONGEST = 14
"""The greatest number of words and marks of such a line."""
_SHORTEST_NAME = 2
"""The least number of words of the asker's name."""
_LONGEST_NAME = 5
_LONGEST_PARTICLE = 3
_AFTER_NAMES = (",", ";", "|", "/", "(", "•", "·")


def credited_asker(
    paragraphs: Sequence[Sequence[Sentence]], taken: Sequence[int], answerer: Sequence[Token], words: Lexicon
) -> tuple[Token, ...]:
    """The name in the only line before or after the paragraphs `taken` that credits somebody with the interview.

    Nobody where two are credited, or where the name is the one who answers: Interview: *Ada Lind*.
    """
    first, last = min(taken), max(taken)
    own = {token.text for token in answerer if token.is_capitalised}
    outside = [one for at, one in enumerate(paragraphs) if at < first or at > last]
    found = [name for one in outside if (name := credited(one, words))]
    named = [name for name in found if own.isdisjoint(token.text for token in name)]
    return named[0] if len(named) == 1 else NOBODY


def credited(sentences: Sequence[Sentence], words: Lexicon) -> tuple[Token, ...]:
    """The name with which a line, or its last sentence, ends after words of a credit, or begins before them."""
    line = list(sentences[-1].tokens) if sentences else []
    if len(line) > _LONGEST or any(token.stretch for token in line):
        return NOBODY
    spoken = [token for token in line if token.is_word]
    lowered = [token.lower for token in spoken]
    for credit in words.interview_credits:
        parts = credit.split()
        for at in range(len(lowered) - len(parts) + 1):
            if lowered[at : at + len(parts)] != parts:
                continue
            name = _whole_name(_between(line, spoken[at + len(parts) - 1].end, line[-1].end), words)
            if not name and at + len(parts) == len(lowered):
                name = _whole_name(_between(line, 0, spoken[at].start), words)
            if name:
                return name
    return NOBODY


def _between(line: Sequence[Token], start: int, end: int) -> tuple[Token, ...]:
    return tuple(token for token in line if start <= token.start < end)


def _whole_name(tokens: Sequence[Token], words: Lexicon) -> tuple[Token, ...]:
    """The tokens up to a mark that ends a name, without marks around them, if they are a full name and nothing else."""
    opening = next((at for at, token in enumerate(tokens) if token.is_word), 0)
    ends = (at for at, token in enumerate(tokens) if at > opening and token.text in _AFTER_NAMES)
    tokens = tokens[: next(ends, len(tokens))]
    numbers = [at for at, token in enumerate(tokens) if token.is_word]
    name = tuple(tokens[numbers[0] : numbers[-1] + 1]) if numbers else NOBODY
    if not _SHORTEST_NAME <= len(name) <= _LONGEST_NAME or not (name[0].is_capitalised and name[-1].is_capitalised):
        return NOBODY
    small = [token for token in name if token.is_word and not token.is_capitalised]
    plain = all(len(one.text) <= _LONGEST_PARTICLE and one.lower not in words.conjunctions for one in small)
    return name if plain and all(token.is_word or token.text in ".-" for token in name) else NOBODY
