"""The rule of the ladder for statements whose owner the sentence before tells: «…», *говорится в сообщении*."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.quoting.grammar.leading import leading_subject
from retrieval.quoting.grammar.phrases import DASHES
from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.linking.free_reporters import ends_sentence
from retrieval.quoting.linking.place import Link, Place
from retrieval.quoting.linking.said import NOBODY
from retrieval.quoting.reports.free_sources import is_body

_BEFORE_STATEMENT = 3
"""The greatest number of words from "in" to the noun for a statement: в *своём официальном сообщении*."""


def stated_by_body(place: Place) -> Link | None:
    """A statement without an owner is what the words are read in: the body of which the sentence before tells owns it.

    Reads the verb and the place after the quotation. Safe because nothing else follows them in the sentence.
    """
    if not _is_only_stated(place.tokens, place.at, place.words):
        return None
    before = place.floor.sentences or (place.before if place.at <= 1 else ())
    source = _body_told_in(before[-1].tokens, place.floor.reported, place.words) if before else NOBODY
    return Link(source, 0.8, takes_floor=True) if source else None


def _is_only_stated(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True where nothing follows the stretch but a verb of a statement and the statement itself as a place."""
    verb = at + 1
    while verb < len(tokens) and tokens[verb].text in {",", *DASHES}:
        verb += 1
    if verb + 2 >= len(tokens) or tokens[verb].lower not in words.stating or tokens[verb + 1].lower not in words.places:
        return False
    near = range(verb + 2, min(len(tokens), verb + 2 + _BEFORE_STATEMENT))
    noun = next((one for one in near if tokens[one].lower in words.occasions), -1)
    return noun > 0 and ends_sentence(tokens, noun + 1)


def _body_told_in(tokens: Sequence[Token], reported: tuple[Token, ...], words: Lexicon) -> tuple[Token, ...]:
    """The body that is the source of the sentence's last report, or else its subject."""
    subject = leading_subject(tokens, words)
    told = (reported if reported and reported[0] in tokens else NOBODY, subject.of(tokens) if subject else NOBODY)
    return next((source for source in told if source and is_body(source, words)), NOBODY)
