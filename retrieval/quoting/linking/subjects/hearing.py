"""Rules of the ladder for words that the subject of their sentence does not say: it hears, reads or is told them.

Whoever says them stands elsewhere in the sentence, or nowhere. Without these rules the subject would be taken for the
speaker.
"""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.quoting.grammar.bare import people_in
from retrieval.quoting.grammar.fronted import subject_before
from retrieval.quoting.grammar.phrases import phrase_starting
from retrieval.quoting.grammar.plausible import may_speak
from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.linking.place import Link, Place
from retrieval.quoting.linking.said import NOBODY
from retrieval.quoting.linking.utterances import person_in
from retrieval.quoting.reports.cues import PAUSES, is_saying
from retrieval.quoting.reports.verb_forms import asks_of

_NEAR = 12
"""The greatest number of tokens between such a verb and the quotation."""
_BESIDE = 2
"""The greatest number of tokens before a colon of which one is the thing that the quotation stands on."""
_BETWEEN = 3
"""The greatest number of tokens from such a verb back to its auxiliary: *was* later sharply *criticised*."""
_OWNED = 2
"""The greatest number of tokens from "his" to the noun: his *hyperbolic prediction*."""
_SAYING = 2
"""The number of words from such a verb to its gerund: *quoted as saying*."""
_TAG = 6
"""The greatest number of tokens between a quotation and such a verb after it."""


def heard_by_subject(place: Place) -> Link | None:
    """A passive verb of telling or judging hands the quotation to its subject: Lenz *was accused by Brandt of* “theft”.

    Whoever stands after "by" speaks, else nobody. Reads the sentence on the side of the quotation where the verb is.
    What follows a passive verb of asking is the subject's answer, unless it is a question, and its own words are what
    it is judged for (Lenz was criticised for *his remark* that …). Whoever was quoted as saying it, or heard to say it,
    speaks.
    """
    tokens, words = place.tokens, place.words
    if heard := _heard_saying(tokens, words):
        return Link(heard, 0.8, takes_floor=True)
    last = place.at - 1
    if last > 0 and tokens[last - 1].text == "," and tokens[last].lower in words.that:
        last -= 2  # byl obviněn*, že* „…“
    verb = _passive_verb(tokens, range(last, max(0, last - _NEAR), -1), words)
    if verb < 0 and not place.at:
        verb = _passive_verb(tokens, range(2, min(len(tokens), 2 + _TAG)), words)
    if cited := _quoted_as_saying(tokens, verb, words):
        return Link(cited, 0.8, takes_floor=True)
    answers = verb >= 0 and tokens[verb].lower in words.asked and not place.is_question
    if verb < 0 or answers or _holds_own_words(tokens[verb : place.at], words):
        return None
    agent = _agent_after(tokens, verb, words)
    return Link(agent, 0.6, takes_floor=bool(agent))


def asked_of_subject(place: Place) -> Link | None:
    """A plural verb of asking before the quotation has a single person as its object (*Мэра Соколова* спросили: «…»).

    Reads the sentence before the quotation. Nobody is named, as nobody is told to ask.
    """
    asks = any(asks_of(place.tokens, at, place.words) for at in range(1, place.at))
    return Link(NOBODY) if asks else None


def overheard(place: Place) -> Link | None:
    """The subject hears somebody else say the quotation (Brandt *heard a man shout*: “Ring it!”).

    A person right after the verb of hearing speaks; nobody does where that is somebody without a name.
    """
    tokens, words = place.tokens, place.words
    near = range(place.at - 1, max(0, place.at - _NEAR), -1)
    heard = next((at for at in near if tokens[at].lower in words.hearing_verbs), -1)
    if heard < 0 or any(token.stretch for token in tokens[heard : place.at]):
        return None
    first = heard + 1
    first += first < place.at and tokens[first].lower.endswith(tuple(words.infinitive_endings))
    first += first < place.at and tokens[first].lower in words.prepositions  # oyó *gritar a* un hombre
    phrase = phrase_starting(tokens[: place.at], first, words, plain=True) if first < place.at else None
    source = person_in(phrase.of(tokens), words) if phrase else NOBODY
    if people_in(source, words) or (source and words.means_person(source[-1].lower)):
        return Link(source, 0.6, takes_floor=True)
    somebody = any(token.lower in words.someone for token in tokens[first : place.at])
    return Link(NOBODY) if somebody else None


def shouted_or_written(place: Place) -> Link | None:
    """Nobody who is named says what is shouted or written: Lenz left to *shouts of* “shame”; past a *sign*: “Keep out”.

    Reads the word right before the quotation, or the two words before its colon.
    """
    tokens, words = place.tokens, place.words
    if place.is_introduced:
        near = tokens[max(0, place.at - 1 - _BESIDE) : place.at - 1]
        is_own = any(token.lower in words.his_or_her for token in near)  # The magazine ran *its* headline: “…”
        is_written = any(token.lower in words.written for token in near)
        return Link(NOBODY) if place.at > 2 and is_written and not is_own else None
    before = place.at - 1
    before -= before > 0 and tokens[before].lower in words.prepositions
    return Link(NOBODY) if before > 0 and tokens[before].lower in words.outcries else None


def _passive_verb(tokens: Sequence[Token], near: range, words: Lexicon) -> int:
    """The position of the passive verb of telling or judging that is nearest; -1 without one, or beyond a pause."""
    for at in near:
        token = tokens[at]
        if token.stretch or token.text == ";" or token.text in PAUSES or _opens_clause(token, words):
            return -1
        if token.lower in words.verbs and token.lower not in words.cited | words.stance:
            before = tokens[max(0, at - _BETWEEN) : at]
            return at if any(one.lower in words.passive for one in before) else -1
    return -1


def _quoted_as_saying(tokens: tuple[Token, ...], verb: int, words: Lexicon) -> tuple[Token, ...]:
    """The subject of a passive verb of quoting before "as saying": “No,” *Ana Ruiz* was quoted as saying; or nobody."""
    saying = verb + _SAYING
    if not 0 < verb < saying < len(tokens) or not is_saying(tokens, saying, words):
        return NOBODY
    subject = subject_before(tokens, verb, words)
    return subject.of(tokens) if subject else NOBODY


def _heard_saying(tokens: tuple[Token, ...], words: Lexicon) -> tuple[Token, ...]:
    """The subject of a passive verb of hearing before one of saying: “No,” *Ana Ruiz* was heard to say; or nobody."""
    for at in range(2, len(tokens) - 1):
        if tokens[at].lower in words.hearing_verbs and tokens[at - 1].lower in words.passive:
            saying = at + 1 + (tokens[at + 1].lower in words.bare_infinitive)
            subject = subject_before(tokens, at, words) if saying < len(tokens) else None
            return subject.of(tokens) if subject and tokens[saying].lower in words.verbs else NOBODY
    return NOBODY


def _holds_own_words(after: Sequence[Token], words: Lexicon) -> bool:
    """True where "his", "her" or "its" stands before a noun for what somebody says: for *its prediction* that …"""
    return any(
        token.lower in words.owning and any(one.lower in words.utterances for one in after[at + 1 : at + 1 + _OWNED])
        for at, token in enumerate(after)
    )


def _opens_clause(token: Token, words: Lexicon) -> bool:
    """True for a word that opens another clause; "that" and "as" lead on to the words quoted."""
    if token.lower in words.that or token.lower in words.as_saying:
        return False
    return token.lower in words.clausal and token.lower not in words.auxiliaries


def _agent_after(tokens: Sequence[Token], verb: int, words: Lexicon) -> tuple[Token, ...]:
    """The person or body after "by", anywhere after the verb; nobody without one."""
    agents = words.passive_agents or words.agents
    for at in range(verb + 1, len(tokens) - 1):
        if tokens[at].lower in agents:
            phrase = phrase_starting(tokens, at + 1, words, plain=True)
            source = phrase.of(tokens) if phrase else NOBODY
            if source and may_speak(source, words):
                return source
    return NOBODY
