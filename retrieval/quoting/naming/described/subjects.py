"""Pronouns that are the subject of a narrated sentence: the article goes on speaking of the people whom they mean.

In "He thanked Walt. “I will stay,” *he* said" the speaker is the one who thanked. Such a pronoun is resolved like a
source, and recorded where it stands, so that the next pronoun finds the subject before the object.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from retrieval.quoting.grammar.first_names import is_first_name
from retrieval.quoting.grammar.leading import leading_subject
from retrieval.quoting.grammar.tokens import Sentence, Token
from retrieval.quoting.grammar.verb_groups import is_finite
from retrieval.quoting.lexicon import Lexicon

_LONGEST_TIME = 5
"""The greatest number of tokens in a time that opens a sentence, its comma included."""


class PronounSubjects:
    """The pronouns "he" and "she" that are subjects of an article's sentences. Each is given once, in the order of the
    text."""

    def __init__(self, sentences: Sequence[Sentence], words: Lexicon) -> None:
        self._sentences = sentences
        self._words = words
        self._genders = words.he_or_she
        self._next = 0

    def before(self, at: int) -> Iterator[Token]:
        """The pronouns of the sentences that end before offset `at`, without those given before."""
        while self._next < len(self._sentences) and self._sentences[self._next].end <= at:
            tokens = self._sentences[self._next].tokens
            self._next += 1
            if pronoun := self._subject(tokens):
                yield pronoun

    def _subject(self, tokens: Sequence[Token]) -> Token | None:
        """The pronoun of a man or woman that is the subject of a sentence; None for any other subject."""
        genders = self._genders
        if tokens[0].stretch or genders.isdisjoint([token.lower for token in tokens]):
            return None
        if after := self._after_phrase(tokens):
            return after
        phrase = leading_subject(tokens, self._words)
        subject = phrase.of(tokens) if phrase else ()
        return subject[0] if len(subject) == 1 and subject[0].lower in genders else None

    def _after_phrase(self, tokens: Sequence[Token]) -> Token | None:
        """The pronoun after a phrase without a verb: At the Survey *she* drew; The son of a baker, *he* sang.

        A phrase that names a person does not count, because the pronoun may mean somebody else: For Ada Lind, she is a
        hero.
        """
        words = self._words
        at = next(at for at, token in enumerate(tokens) if token.lower in self._genders)
        opener, opening = tokens[0].lower, tokens[:at]
        if "inverts" in words.habits or not at or at + 1 == len(tokens) or tokens[at + 1].lower in words.speech:
            return None
        apposed = opener in words.indefinite | words.definite and tokens[at - 1].text == ","
        if not apposed and opener not in words.prepositions and not _tells_when(opening, words):
            return None
        told = any(token.stretch or is_finite(token, words) or _is_person(token) for token in opening)
        return None if told else tokens[at]


def _tells_when(opening: Sequence[Token], words: Lexicon) -> bool:
    """True for a time: *Next year* she retires; *Two days later*, he left."""
    when = words.time | words.moments | words.spans
    return len(opening) <= _LONGEST_TIME and any(token.lower in when for token in opening)


def _is_person(token: Token) -> bool:
    return token.is_capitalised and is_first_name(token.text)
