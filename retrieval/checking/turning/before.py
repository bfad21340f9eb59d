"""The words that stand in a sentence before others, which they may turn round."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from retrieval.checking.turning.words import TurningWords

BREAK = re.compile(r"[,;:—–，；：]")
"""What parts clauses."""
EDGES = " \t\"“”„«»'‘’,，.;:()[]"
"""What may stand around a word and is no part of it."""
_WORD = re.compile(r"\S+")
_ELIDED = re.compile(r"[^\W\d_]{1,8}['’](?=\w)")


@dataclass(frozen=True, slots=True)
class Before:
    """The words before, in small letters, and what stands between each of them and the end of the text."""

    words: tuple[str, ...]
    between: tuple[str, ...]
    text: str
    is_capital: tuple[bool, ...]

    @classmethod
    def of(cls, text: str, words: TurningWords) -> Before:
        """The words of a text that ends where what may be turned round begins."""
        found = list(words_in(text, words))
        return cls(
            tuple(bare_word(text[start:end]) for start, end in found),
            tuple(_without_that(text[end:], words) for _, end in found),
            text,
            tuple(text[start:end].strip(EDGES)[:1].isupper() for start, end in found),
        )

    def governs(self, at: int) -> bool:
        """Whether no other clause begins between that word and what follows; a comma right before that may stand."""
        return not BREAK.search(self.between[at].strip(EDGES))

    def start(self, number: int) -> int:
        """Where that word begins in the text."""
        return max(0, len(self.text) - len(self.between[number]) - len(self.words[number]))

    def frame(self, number: int, words: TurningWords) -> tuple[str, ...]:
        """The words from that one on, with the verbs before it, without "that": did not say."""
        verbs = words.lexicon.auxiliaries | words.says
        while number and self.words[number - 1] in verbs:
            number -= 1
        spelled = (("not",) if one.endswith("n't") else (one,) for one in self.words[number:])
        return tuple(one for each in spelled for one in each if one not in words.that)


def words_in(text: str, words: TurningWords) -> Iterator[tuple[int, int]]:
    """Where the words begin and end; of a text without spaces the known words, of an elided word each half: n'|a."""
    if words.is_unspaced:
        known = sorted(words.known, key=len, reverse=True)
        yield from (found.span() for found in re.finditer("|".join(map(re.escape, known)), text))
        return
    halves = words.negations | words.that | words.supposing_alone
    for found in _WORD.finditer(text):
        if not found[0].strip(EDGES):
            continue
        elided = _ELIDED.search(found[0])
        if elided and elided[0].casefold().replace("’", "'") in halves:
            yield found.start() + elided.start(), found.start() + elided.end()
            yield found.start() + elided.end(), found.end()
        else:
            yield found.span()


def bare_word(word: str) -> str:
    """The word in small letters, with a straight apostrophe, and without what stands around it."""
    bare = word.strip(EDGES).casefold().replace("’", "'")
    return f"{bare}'" if word.endswith(("'", "’")) and bare and not word.startswith(("'", "‘")) else bare


def _without_that(between: str, words: TurningWords) -> str:
    """The words between without a "that" at their end, and without the comma before it."""
    head, _, last = between.rstrip(EDGES).rpartition(" ")
    return head if bare_word(last) in words.that else between
