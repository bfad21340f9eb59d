"""The rule of the ladder for statements whose owner the sentence before tells: «…», *говорится в сообщении*."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.quoting.grammar.bare import people_in
from retrieval.quoting.grammar.leading import leading_subject
from retrieval.quoting.grammar.phrases import DASHES, is_function, phrase_starting
from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.linking.free_reporters import ends_sentence
from retrieval.quoting.linking.place import Link, Place, person_before
from retrieval.quoting.linking.said import NOBODY
from retrieval.quoting.linking.subjects.openers import subject_told
from retrieval.quoting.linking.subjects.turning import turned_to
from retrieval.quoting.reports.free_sources import is_body

_BEFORE_STATEMENT = 3
"""The greatest number of words from "in" to the noun for a statement: в *своём официальном сообщении*."""


def stated_by_body(place: Place) -> Link | None:
    """A statement without an owner is what the words are read in: the body of which the sentence before tells owns it.

    Of a letter, or of a pronoun for one (говорится *в нём*), the person who is its subject is the writer. Reads the
    verb and the place after the quotation. Safe because nothing else follows them in the sentence.
    """
    noun = _only_stated(place.tokens, place.at, place.words)
    before = place.floor.sentences or (place.before if place.at <= 1 else ())
    if not noun or not before:
        return None
    source = _body_told_in(before[-1].tokens, place.floor.reported, place.words)
    if not source and noun in place.words.missives:
        subject = subject_told(before[-1].tokens, place.capitals, place.words) or NOBODY
        source = subject if people_in(subject, place.words) else NOBODY
    return Link(source, 0.8, takes_floor=True) if source else None


def said_impersonally(place: Place) -> Link | None:
    """A verb takes “it” for its subject after the quotation (heißt es dort; klinkt het droog): the last told of speaks.

    This is the body, or else the person, of which the sentence before tells, or what leads into the quotation. Safe
    because nothing that could be a source follows the verb.
    """
    if "verb-second" not in place.words.habits or not _is_impersonal_tag(place.tokens, place.at, place.words):
        return None
    if place.at:
        source = _body_in(place.tokens[: place.at], place.words) if place.is_introduced else NOBODY
        return Link(source, 0.7, takes_floor=True) if source else None
    before = place.floor.sentences[-1].tokens if place.floor.sentences else ()
    if not before or any(token.stretch for token in before):
        return None
    source = _body_in(before, place.words) or person_before(place) or turned_to(place)
    nobody = any(token.lower in place.words.other for token in before)  # Dort sieht *man* das anders. „…“, heißt es.
    return Link(source, 0.7, takes_floor=bool(source)) if source or nobody else None


def _is_impersonal_tag(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True for a pause, a verb that takes “it” for its subject, and at most adverbs after the two."""
    verb = at + 1
    while verb < len(tokens) and tokens[verb].text in {",", *DASHES}:
        verb += 1
    if verb + 1 >= len(tokens) or tokens[verb].lower not in words.impersonal:
        return False
    after = tokens[verb + 2 :]
    plain = all(one.text.islower() and one.lower not in words.prepositions for one in after if one.is_word)
    return tokens[verb + 1].lower in words.neuter and plain and not any(one.stretch for one in after)


def _body_in(tokens: Sequence[Token], words: Lexicon) -> tuple[Token, ...]:
    """The phrase of the last noun for a body that is a subject or a place: Bei *der Bahn* sieht man das anders.

    Not in brackets, nor to whom something is done: Sie hat dem *Rat* geschrieben.
    """
    for noun in range(len(tokens) - 1, -1, -1):
        if tokens[noun].lower not in words.bodies or (noun and tokens[noun - 1].text == "("):
            continue
        first = noun
        while first and tokens[first - 1].text.islower() and not is_function(tokens[first - 1], words):
            first -= 1
        first -= first > 0 and tokens[first - 1].lower in words.determiners
        placed = first > 0 and tokens[first - 1].lower in words.prepositions
        if placed or tokens[first].lower not in words.oblique:
            phrase = phrase_starting(tokens, first, words)
            return phrase.of(tokens) if phrase and phrase.last >= noun else tuple(tokens[first : noun + 1])
    return NOBODY


def _only_stated(tokens: Sequence[Token], at: int, words: Lexicon) -> str:
    """The statement itself as a place, where nothing follows the stretch but it and a verb of a statement; else ""."""
    verb = at + 1
    while verb < len(tokens) and tokens[verb].text in {",", *DASHES}:
        verb += 1
    if verb + 2 >= len(tokens) or tokens[verb].lower not in words.stating or tokens[verb + 1].lower not in words.places:
        return ""
    near = range(verb + 2, min(len(tokens), verb + 2 + _BEFORE_STATEMENT))
    noun = next((one for one in near if tokens[one].lower in words.occasions | words.missives), -1)
    return tokens[noun].lower if noun > 0 and ends_sentence(tokens, noun + 1) else ""


def _body_told_in(tokens: Sequence[Token], reported: tuple[Token, ...], words: Lexicon) -> tuple[Token, ...]:
    """The body that is the source of the sentence's last report, or else its subject."""
    subject = leading_subject(tokens, words)
    told = (reported if reported and reported[0] in tokens else NOBODY, subject.of(tokens) if subject else NOBODY)
    return next((source for source in told if source and is_body(source, words)), NOBODY)
