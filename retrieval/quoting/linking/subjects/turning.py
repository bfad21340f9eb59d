"""To whom the narrator turns between two quotations: “We are full,” said Paul Gray. *The nurse* shook her head. “…”

Only the narrated sentence right before the quotation is read. A name in it is found by `place.person_before`.
"""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.quoting.grammar.bare import after_opener, opening_description, people_in
from retrieval.quoting.grammar.first_names import Gender, is_first_name
from retrieval.quoting.grammar.leading import leading_subject
from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.linking.place import Place, sole_person
from retrieval.quoting.linking.said import NOBODY
from retrieval.quoting.linking.subjects.agreement import agrees
from retrieval.quoting.linking.subjects.openers import asked_about

_ASKED_BEFORE = 2
"""The greatest number of sentences from a question about somebody to their words."""
_GESTURE = 6
"""The greatest number of tokens in a sentence that only says what somebody does before they speak: *Nagle smiled.*"""
_TO_SUBJECT = 4
"""The greatest number of words before a subject that follows its verb: Dann wandte *sie* sich um."""


def turns_to(place: Place) -> tuple[Token, ...]:
    """The person to whom the sentence right before turns: it reports somebody else, or tells in a few words what they
    do.

    *The mayor* said she would miss him. “He knew.” *Nagle* smiled. “It was still soup.”
    """
    sentences, words = place.floor.sentences, place.words
    if not sentences or "inverts" in words.habits or any(token.stretch for token in sentences[-1].tokens):
        return NOBODY
    tokens: Sequence[Token] = sentences[-1].tokens
    if place.floor.reported and place.floor.reported[0] in tokens:
        return place.floor.reported
    tokens = _without_question(tokens, words)
    subject = leading_subject(tokens, words) if len(tokens) <= _GESTURE else None
    if subject is None or subject.first:
        return NOBODY
    source = subject.of(tokens)
    named = source[0].lower in words.he_or_she or place.words.bodies.isdisjoint(one.lower for one in source)
    return source if named and source[0].lower not in words.determiners else NOBODY


def _without_question(tokens: Sequence[Token], words: Lexicon) -> Sequence[Token]:
    """The sentence without what its subject is asked: Nagle*, asked about the remark,* smiled."""
    commas = [at for at, token in enumerate(tokens) if token.text == ","][:2]
    if len(commas) > 1 and tokens[commas[0] + 1].lower in words.asked:
        return (*tokens[: commas[0]], *tokens[commas[1] + 1 :])
    return tokens


def turned_to(place: Place) -> tuple[Token, ...]:
    """The person who is described, or the pronoun of another gender than the speaker's, as the subject of that
    sentence."""
    sentences = place.floor.sentences
    if not sentences or any(token.stretch for token in sentences[-1].tokens):
        return NOBODY
    tokens, words = after_opener(sentences[-1].tokens, place.words), place.words
    reported = place.floor.reported
    if reported and reported[0] in sentences[-1].tokens and reported[0] is not tokens[0]:
        return NOBODY  # Sein Mandant habe geirrt, sagt *Jörn Poll*. „…“
    if pronoun := _pronoun_of(tokens, words):
        gender: Gender = "male" if pronoun[0].lower in words.male else "female"
        speaker = place.floor.speaker
        told = any(one.lower in words.utterances for one in speaker)  # In der Begründung heißt es: „…“ *Sie* lacht.
        return NOBODY if not speaker or (agrees(speaker, gender, words) and not told) else pronoun
    opening = opening_description(tokens, words)
    if opening is None or tokens[-1].text == "?":
        return NOBODY
    return tuple(opening.core)


def asked_after(place: Place) -> tuple[Token, ...]:
    """The person about whom the narrator asks, if nobody is named or quoted since: A *sąsiad*? Wzdycha. „…”"""
    for sentence in reversed(place.floor.sentences[-_ASKED_BEFORE:]):
        tokens = sentence.tokens
        if tokens[-1].text == "?":
            return asked_about(tokens, place.words)
        if any(token.stretch or token.is_capitalised for token in tokens[1:]) or people_in(tokens, place.words):
            return NOBODY
    return NOBODY


def described_before_colon(place: Place) -> tuple[Token, ...]:
    """The description that is the subject of the sentence whose colon leads into the quotation: Und *die Frau*: „…“"""
    words = place.words
    tokens = after_opener(place.tokens[: place.at], words)
    opening = opening_description(tokens, words) if tokens else None
    if opening is None:
        return NOBODY
    after = tokens[len(opening.core) :][:2]
    measured = len(after) > 1 and after[0].text == "," and after[1].lower in words.prepositions
    return NOBODY if measured else tuple(opening.core)  # La joven, *de 23 años* dijo: «…»


def told_before(place: Place) -> tuple[Token, ...]:
    """The person to whom the sentence before turns, or else the paragraph's speaker, or the only person it names."""
    return turned_to(place) or place.floor.speaker or sole_person(place)


def sole_unless_turned(place: Place) -> tuple[Token, ...]:
    """The only person whom the paragraph names; nobody if the sentence before turns to somebody else."""
    return NOBODY if turned_to(place) else sole_person(place)


def names_nobody(place: Place) -> bool:
    """True if no word before the quotation can mean a person: Ma non esclude una proroga: «…»"""
    words = place.words
    before = place.tokens[1 : place.at]
    named = any(token.is_capitalised or words.means_person(token.lower) for token in before)
    others = words.pronouns | words.bodies | words.inanimate
    return not named and not any(token.lower in others for token in before)


def _pronoun_of(tokens: Sequence[Token], words: Lexicon) -> tuple[Token, ...]:
    """The “he” or “she” that is a sentence's subject, at its start or right after its verb."""
    if not tokens:
        return NOBODY
    if tokens[0].lower in words.he_or_she:
        return tuple(tokens[:1])
    if "verb-second" not in words.habits:
        return NOBODY
    fronted = _PHRASE if tokens[0].lower in words.prepositions else 0
    near = tokens[1 : _TO_SUBJECT + fronted]
    at = next((at for at, token in enumerate(near) if token.lower in words.he_or_she), -1)
    named = any(_may_name(token, words) or not token.is_word for token in near[: max(0, at)])
    return tuple(near[at : at + 1]) if at > 0 and not named else NOBODY


def _may_name(token: Token, words: Lexicon) -> bool:
    """True for a word with a capital that no common noun would have."""
    return token.is_capitalised and ("noun-capitals" not in words.habits or is_first_name(token.text))


def writer_of(place: Place) -> tuple[Token, ...]:
    """The writer of the text from which more is quoted, as the paragraph names them: *The letter* goes on: “…”"""
    words, floor = place.words, place.floor
    goes_on = place.tokens[0].lower in words.definite and place.tokens[1].lower in words.utterances
    if not goes_on or "inverts" in words.habits:
        return NOBODY
    told = (floor.speaker, floor.reported, floor.subject)
    return next((one for one in told if one and one[-1].lower not in words.utterances), NOBODY)


_PHRASE = 2
"""How many more words may stand before it where a preposition opens the sentence: *Über ihre Zukunft* wollte sie …"""
