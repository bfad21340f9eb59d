"""Speakers without a name who speak again: *the spokesman* is the spokesman for Harwick Ferries quoted before."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.lexicon import Lexicon
from retrieval.records import Speaker

_NOUN = 2
"""The number of words in an article and its noun."""


def before_gerund(core: Sequence[Token], words: Lexicon) -> Sequence[Token]:
    """A description without what somebody was doing: a nurse *handing out buns*."""
    end = next((at for at in range(_NOUN, len(core)) if core[at].lower.endswith(words.ends.gerunds)), len(core))
    return core[:end] if words.means_person(core[end - 1].lower) else core


class Unnamed:
    """The descriptions of the unnamed speakers so far, filed under each of their words before a preposition.

    Calls must follow the order of the text.
    """

    def __init__(self, words: Lexicon) -> None:
        self._words = words
        self._by_noun: dict[str, tuple[Speaker, int]] = {}

    def note(self, core: Sequence[Token], speaker: Speaker) -> None:
        """Record the description in `core` as that of a speaker, if it says more than its noun."""
        if core[0].lower in self._words.definite and len(core) == _NOUN:
            return
        for token in core[1:]:
            if token.lower in self._words.prepositions or token.lower in self._words.relatives:
                break
            self._by_noun[token.lower] = speaker, core[0].start

    def meant(self, core: Sequence[Token]) -> tuple[Speaker, int] | None:
        """The unnamed speaker meant by a definite article and a noun, and the offset of their last description.

        None for any other words, and where no speaker was described by that noun.
        """
        if len(core) == _NOUN and core[0].lower in self._words.definite:
            return self._by_noun.get(core[1].lower)
        return None
