"""Pronouns that are the subject of a narrated sentence: whoever they mean goes on being spoken of.

"He thanked Walt. “I will stay,” *he* said" is the one who thanked. Such a pronoun is resolved like that of a source,
and noted where it stands, so that the next one finds the subject before the object.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from retrieval.quoting.grammar.leading import leading_subject
from retrieval.quoting.grammar.tokens import Sentence, Token
from retrieval.quoting.lexicon import Lexicon


class PronounSubjects:
    """The sentences of an article whose subject is "he" or "she", taken once, in the order of the text."""

    def __init__(self, sentences: Sequence[Sentence], words: Lexicon) -> None:
        self._sentences = sentences
        self._words = words
        self._genders = words.he_or_she
        self._next = 0

    def before(self, at: int) -> Iterator[Token]:
        """The pronouns that are not taken yet, of the sentences that end before offset `at`."""
        while self._next < len(self._sentences) and self._sentences[self._next].end <= at:
            tokens = self._sentences[self._next].tokens
            self._next += 1
            if pronoun := self._subject(tokens):
                yield pronoun

    def _subject(self, tokens: Sequence[Token]) -> Token | None:
        """The pronoun of a man or woman that is the subject of a sentence, None for any other subject."""
        genders = self._genders
        if tokens[0].stretch or genders.isdisjoint([token.lower for token in tokens]):
            return None
        phrase = leading_subject(tokens, self._words)
        subject = phrase.of(tokens) if phrase else ()
        return subject[0] if len(subject) == 1 and subject[0].lower in genders else None
