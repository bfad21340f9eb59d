"""Who speaks in a heading: a name before what it is about and a colon, or a body alone before a colon."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.quoting.grammar.first_names import is_first_name
from retrieval.quoting.grammar.phrases import DASHES, Phrase
from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.linking.place import Place
from retrieval.quoting.linking.uncued import heading_before

_LONGEST_NAME = 6
"""The greatest number of words of the name with its office before what a heading is about."""


def heading_speaker(place: Place) -> Phrase | None:
    """The speaker whom the words between a dash, or the start of the sentence, and the colon at `place` name, or None.

    Landrat *Dornbusch* zum Windpark: „…“; *Smith* on the tram: “…”; *Il comitato*: «…»; *The union*: “…”
    """
    colon = place.at - 1
    return _before_topic(place, colon) or _body_alone(place, colon) or heading_before(place.tokens, colon, place.words)


def _before_topic(place: Place, colon: int) -> Phrase | None:
    """The person or body before a preposition that leads to what a heading is about; None where a verb follows.

    A surname alone must stand after a first name elsewhere in the article: no noun is taken for a name.
    """
    tokens, words = place.tokens, place.words
    dash = next((at for at in range(colon - 1, -1, -1) if tokens[at].text in DASHES), -1)
    first = dash + 1
    near = range(first + 1, min(colon - 1, first + _LONGEST_NAME + 1))
    topic = next((at for at in near if tokens[at].lower in words.heading_topics), -1)
    if topic < 0 or any(one.stretch or one.lower in words.verbal for one in tokens[first:colon]):
        return None
    head = tokens[first:topic]
    return Phrase(first, topic - 1) if _can_speak(head, place) else None


def _can_speak(head: Sequence[Token], place: Place) -> bool:
    """True for a name that the article has in full, or an office or body, with nothing but its article before it."""
    words = place.words
    last = head[-1]
    if not all(token.is_word and (token.is_capitalised or not _joins(token, words)) for token in head):
        return False
    named = last.is_capitalised and (last.text in place.surnames or (len(head) > 1 and is_first_name(head[-2].text)))
    titled = any(words.is_role(token.lower) or token.lower in words.honorifics for token in head)
    return named or titled or last.lower in words.bodies


def _joins(token: Token, words: Lexicon) -> bool:
    """True for a word between two nouns, so that the last of them is not alone: der Streit *mit* Dornbusch."""
    return token.lower in words.prepositions or token.lower in words.conjunctions


def _body_alone(place: Place, colon: int) -> Phrase | None:
    """The body that is all of the sentence before the colon, with its article: *Il comitato*: «…»"""
    tokens, words = place.tokens, place.words
    whole = colon == 2 and tokens[0].lower in words.definite
    return Phrase(0, 1) if whole and tokens[1].lower in words.bodies else None
