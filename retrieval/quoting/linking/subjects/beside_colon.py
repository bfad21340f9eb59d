"""Rules of the ladder for a person named right beside a colon: Ganz anders sieht es *Urs Bolliger*: „…“

They read languages whose subject may follow its verb. The name must be a full one whose first name is known, and the
only one beside the colon, so that no object is taken for the speaker.
"""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.quoting.grammar.bare import people_in
from retrieval.quoting.grammar.first_names import is_first_name
from retrieval.quoting.grammar.mentions import Mention, find_mentions
from retrieval.quoting.grammar.phrases import DASHES
from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.linking.place import Link, Place, topic_person
from retrieval.quoting.linking.said import NOBODY
from retrieval.quoting.linking.subjects.agreement import gender_of

_APPOSITION = 7
"""The greatest number of tokens of a description between a name and the colon, with its comma."""
_BEFORE_NAME = 5
"""The greatest number of tokens of an office before a name after a colon."""


def named_before_colon(place: Place) -> Link | None:
    """The only person whom a sentence names stands right before its colon (Innego zdania jest *Jan Bolek*: „…”).

    So may nothing but a pronoun (E *lui*: «…»). A description in commas may follow the name (Piero Bolla, *macellaio*:
    «…»). Safe because no pronoun that could be the subject stands before the name, no preposition governs it, and no
    cue took the quotation.
    """
    tokens, words = place.tokens, place.words
    if place.is_introduced and (turned := _pronoun_before_colon(place) or _came_from(place)):
        return turned
    if "inverts" not in words.habits or not place.is_introduced:
        return None
    colon = place.at - 1
    if told := _with_infinitive(tokens, colon, words):
        return Link(told, 0.7, takes_floor=True)
    named = list(find_mentions(tokens[:colon], words))
    people = [one for one in named if _is_full(one) or _is_titled(tokens, one, colon, words)]
    if len(people) != 1 or people[0].first == 0:
        return None
    one = people[0]
    first = _with_office(tokens, one.first, words)
    if first and tokens[first - 1].lower in words.prepositions:
        return None
    if not _reaches(tokens, one.last + 1, colon, words) and _tells_of_others(tokens, first, named, words):
        return None
    if any(token.stretch or token.lower in words.pronouns for token in tokens[:first]):
        return None
    return Link(tokens[one.first : one.last + 1], 0.7, takes_floor=True)


def _pronoun_before_colon(place: Place) -> Link | None:
    """The pronoun that is all before the colon, after a conjunction: E *lui*: «Mai».

    Whoever spoke last is no longer meant; where they may have the pronoun's gender, nobody is named.
    """
    words, lead = place.words, place.tokens[: place.at - 1]
    joined = len(lead) == 2 and (lead[0].lower in words.coordinates or lead[0].lower in words.conjunctions)
    if not joined or lead[-1].lower not in words.standing_pronouns:
        return None
    gender, spoke = gender_of(lead[-1:], words), gender_of(place.floor.speaker, words)
    return Link(lead[-1:] if gender and spoke not in {"", gender} else NOBODY, 0.7, takes_floor=True)


def _came_from(place: Place) -> Link | None:
    """The person from whom the words before a colon say that what follows comes: Die Antwort kam von *Anna Lenz*: „…“

    Where the preposition may also be “of”, a verb stands before it.
    """
    tokens, words, colon = place.tokens, place.words, place.at - 1
    near = range(colon - 2, max(0, colon - _APPOSITION), -1)
    by = next((at for at in near if tokens[at].lower in words.sent_by), 0)
    nominal = tokens[by - 1].is_capitalised or "noun-capitals" not in words.habits
    if not by or (not tokens[by - 1].is_word and tokens[by - 1].text not in DASHES):
        return None
    if nominal and tokens[by].lower in words.inner:
        return None
    named = [one for one in find_mentions(tokens[by + 1 : colon], words) if one.last == colon - by - 2]
    known = len(named) == 1 and (_is_full(named[0]) or bool(named[0].titles) or "_" in named[0].name[0])
    if not known and (len(named) != 1 or not words.is_role(tokens[by + named[0].first].lower)):
        return None
    return Link(tokens[by + 1 + named[0].first : colon], 0.7, takes_floor=True)


def of_whom_it_holds(place: Place) -> Link | None:
    """A sentence tells what holds for somebody whom a preposition names at its start (Für *Nora Brandt* ist klar: „…“).

    Safe because the preposition is one that gives an opinion, the name is a person's, and no cue took the quotation.
    """
    source = topic_person(place) if place.tokens[0].lower in place.words.opinions else NOBODY
    return Link(source, 0.7, takes_floor=True) if people_in(source, place.words) else None


def _with_infinitive(tokens: Sequence[Token], colon: int, words: Lexicon) -> tuple[Token, ...]:
    """The subject of an infinitive that tells what somebody does next: Et *Lucas* de sourire: «…»; else nobody."""
    if colon < 4 or not words.infinitive_endings or tokens[0].lower not in words.coordinates | words.links:
        return NOBODY
    verb = tokens[colon - 1]
    tells = verb.text.islower() and verb.lower.endswith(tuple(words.infinitive_endings))
    source = tuple(tokens[1 : colon - 2])
    named = source[-1].is_capitalised and all(one.is_word for one in source)
    return source if tells and named and tokens[colon - 2].lower in words.inner else NOBODY


def named_after_colon(place: Place) -> Link | None:
    """The quotation opens its sentence, and a colon and somebody's full name follow (“…”: *Ana Ruiz* sonríe)."""
    tokens, words = place.tokens, place.words
    if "inverts" not in words.habits or place.at or len(tokens) < 4 or tokens[1].text != ":":
        return None
    one = next((one for one in find_mentions(tokens, words) if one.first > 1), None)
    if one is None or not _is_full(one) or one.first > 2 + _BEFORE_NAME:
        return None
    lead = tokens[2 : one.first]
    office = not lead or any(words.is_role(token.lower) or token.lower in words.titles for token in lead)
    if not office or (lead and lead[0].lower in words.prepositions | words.pronouns):
        return None
    return Link(tokens[one.first : one.last + 1], 0.7, takes_floor=True)


def _is_full(one: Mention) -> bool:
    return len(one.name) > 1 and is_first_name(one.name[0])


def _is_titled(tokens: Sequence[Token], one: Mention, colon: int, words: Lexicon) -> bool:
    """True for a name of two words between an office and the colon, whatever its first name: фермер *Рафик Мирзоян*:"""
    office = one.first > 0 and words.is_role(tokens[one.first - 1].lower)
    return office and len(one.name) > 1 and one.last + 1 == colon


def _with_office(tokens: Sequence[Token], first: int, words: Lexicon) -> int:
    """Where the name at `first` starts with the article and office before it."""
    at = first
    while at > 0 and (
        words.is_role(tokens[at - 1].lower)
        or tokens[at - 1].lower in words.titles
        or tokens[at - 1].lower in words.determiners
    ):
        at -= 1
    return at


def _tells_of_others(tokens: Sequence[Token], first: int, named: Sequence[Mention], words: Lexicon) -> bool:
    """True where the words before a name at `first` hold a name or a noun for somebody else, who may be the subject.

    An office of the person's own may stand before the name and a comma: le ministre des Finances, *Paul Barthes*, …
    """
    before = range(first)
    if first > 1 and tokens[first - 1].text == ",":
        opening = next((at for at in range(first - 2, -1, -1) if tokens[at].text == ","), -1)
        if any(words.is_role(token.lower) for token in tokens[opening + 1 : first - 1]):
            before = range(opening + 1)
    governing = words.prepositions | words.inner | words.genitives
    others = (one for one in named if one.last in before and one.first > 0)
    free = any(tokens[one.first - 1].lower not in governing for one in others)
    return free or any(
        words.means_person(tokens[at].lower) or tokens[at].lower in words.bodies
        for at in before
        if not (at and tokens[at - 1].lower in governing)
    )


def _reaches(tokens: Sequence[Token], after: int, colon: int, words: Lexicon) -> bool:
    """True where nothing stands between a name and the colon, but a bracket or a description without a verb."""
    if after == colon:
        return True
    if colon - after > _APPOSITION or tokens[after].text not in {",", "("}:
        return False
    inside = tokens[after + 1 : colon]
    verbal = any(token.lower in words.verbs or token.lower in words.auxiliaries for token in inside)
    return not verbal and not any(token.text == "," for token in inside[:-1])
