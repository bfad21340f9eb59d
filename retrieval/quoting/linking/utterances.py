"""Rules of the ladder for the owners of words, for what a court heard, and for talk that is told by its topics.

“Never,” is *Ruiz's* answer; in *Ruiz's* words, “never”; *Ruiz's* advice? “Wait.” Owners are found only where a language
has possessive endings. Positions are those of a sentence's tokens; `at` is that of the quoted stretch.
"""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.quoting.grammar.first_names import is_first_name, is_first_of_two
from retrieval.quoting.grammar.leading import leading_subject
from retrieval.quoting.grammar.phrases import (
    POSSESSIVES,
    Phrase,
    is_between,
    is_function,
    phrase_ending,
    phrase_starting,
)
from retrieval.quoting.grammar.subjects import subject_after
from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.linking.place import (
    ORPHAN_WORDS,
    Link,
    Place,
    is_alone,
    person_before,
    sole_person,
    sole_person_in,
)
from retrieval.quoting.linking.said import NOBODY, Floor
from retrieval.quoting.linking.subjects.turning import described_before_colon
from retrieval.quoting.linking.turns import named_subject
from retrieval.quoting.reports.cues import PAUSES

_ADVERBIAL = 9
"""The greatest number of tokens in such an adverbial: in *the board's own report of 2019*"""
_LONGEST_SUBJECT = 6
_NEAR = 3
"""The greatest number of words between an owner and the noun: Ruiz's *one piece of* advice."""


def owner_of_utterance(place: Place) -> Link | None:
    """The quotation is somebody's position, answer, advice or words: “Never,” was Ruiz's answer.

    Reads the words beside the stretch, and the narrator's question before it. Safe because the noun itself tells that
    these are the owner's words.
    """
    owner = _owner_after_verb(place.tokens, place.at, place.words) if place.at == 0 else None
    if after := _owner_after_pause(place):
        return after
    owner = owner or _owner_in_adverbial(place.tokens, place.at, place.words)
    if owner:
        return Link(owner.of(place.tokens), 0.8, takes_floor=True)
    if owned := _owner_before_colon(place):
        return owned
    before = place.floor.sentences[-1].tokens if place.at == 0 and place.floor.sentences else ()
    asked = _owner_in_question(before, place.words) if is_alone(place.sentence) else None
    return Link(asked.of(before), 0.7, takes_floor=True) if asked else None


def opening_owner(tokens: Sequence[Token], words: Lexicon) -> tuple[Token, ...]:
    """Whose the words right before are, by how a sentence opens: with such a noun and a name, or with a full name.

    Parola di *Anna Riva*, …; Son palabras de *Ana Ruiz*; “Sit.” *Ada Lind* has taught for years; Così *la sindaca*.
    """
    if "inverts" not in words.habits:
        return named_subject(tokens, words) or _pointed_back(tokens, words)
    if tokens[0].lower in words.quotatives:
        return _quoted_so(tokens, words)
    if "noun-adjective" in words.habits and (opener := named_subject(tokens, words)):
        return opener
    noun = 0
    while noun < len(tokens) and (tokens[noun].lower in words.auxiliaries or tokens[noun].lower in words.determiners):
        noun += 1
    if len(tokens) < noun + _NEAR or tokens[noun].lower not in words.utterances:
        return NOBODY
    governed = tokens[noun + 1].lower in words.inner or tokens[noun + 1].lower in words.agents
    owned = governed or "no-articles" in words.habits
    phrase = phrase_starting(tokens, noun + 1 + governed, words) if owned else None
    named = phrase is not None and tokens[phrase.first].is_capitalised and phrase.last > phrase.first
    return phrase.of(tokens) if phrase and named else NOBODY


def _pointed_back(tokens: Sequence[Token], words: Lexicon) -> tuple[Token, ...]:
    """Whose words a sentence calls those right before it: *That was the verdict of* Ada Lind; *So said* Ada Lind."""
    if len(tokens) < _NEAR or tokens[0].lower not in words.pointing_back:
        return NOBODY
    first = 2 if tokens[1].lower in words.speech else 0
    for at in range(1, min(len(tokens) - 2, _LONGEST_SUBJECT)) if not first else ():
        if tokens[at].lower in words.utterances and tokens[at + 1].lower in words.inner:
            first = at + 2
    phrase = phrase_starting(tokens, first, words) if first else None
    return phrase.of(tokens) if phrase else NOBODY


def _quoted_so(tokens: Sequence[Token], words: Lexicon) -> tuple[Token, ...]:
    """Who is named after a word that reports without being a verb, in a sentence without any verb: Così *la preside*
    ieri in aula."""
    phrase = subject_after(tokens, 1, words)
    if phrase is None or any(token.stretch or token.lower in words.verbal for token in tokens):
        return NOBODY
    after = tokens[phrase.last + 1] if phrase.last + 1 < len(tokens) else None
    ends = after is None or not after.is_word or is_function(after, words)
    return phrase.of(tokens) if ends else NOBODY


def told_to_hearing(place: Place) -> Link | None:
    """A court or inquest heard the quoted words: the report leaves out who spoke, so nobody is named."""
    after = place.tokens[place.at + 1 :]
    heard = any(token.lower in place.words.hearing for token in after)
    return Link(NOBODY, is_speech=place.size >= ORPHAN_WORDS) if heard and place.at else None


def topic_of_talk(place: Place) -> Link | None:
    """Paragraphs each begin with what somebody talks of (On the weather: “We have coats.”).

    The speaker is whoever spoke in the paragraph before, or else the one person whom it names.
    """
    first = place.tokens[0].lower
    opens = not place.floor.sentences and first in place.words.topics and place.is_introduced
    if not opens or "inverts" in place.words.habits or any(one.lower in place.words.verbs for one in place.tokens):
        return None
    if leading_subject(place.tokens[: place.at], place.words) or described_before_colon(place):
        return None
    talker = place.reporting or sole_person_in(place.before, place.words)
    return Link(talker, 0.7, takes_floor=True) if talker else None


def is_written(tokens: Sequence[Token], colon: int, words: Lexicon) -> bool:
    """True for words on something whose writer is not told: with a *card that said:* “Get well”."""
    if colon < 3 or "inverts" in words.habits or tokens[colon - 2].lower not in words.relatives:
        return False
    noun = tokens[colon - 3].lower
    return tokens[colon - 1].lower in words.verbs and (noun in words.utterances or noun in words.inanimate)


def stands_on_thing(floor: Floor, words: Lexicon) -> bool:
    """True where the sentence before tells of a thing to write on, and of nobody: On the gate hung a *sign*."""
    if not floor.sentences:
        return False
    tokens = floor.sentences[-1].tokens
    if any(token.stretch for token in tokens) or not any(token.lower in words.inanimate for token in tokens):
        return False
    if floor.reported and floor.reported[0] in tokens:
        return False  # One minister, speaking off the *record*, said …
    return "inverts" not in words.habits and leading_subject(tokens, words) is None


def person_in(phrase: Sequence[Token], words: Lexicon) -> tuple[Token, ...]:
    """The phrase up to its last capitalised word, or up to its noun for a person; nobody where it has neither."""
    named = [at for at, token in enumerate(phrase) if token.is_capitalised]
    described = [at for at, token in enumerate(phrase[:_NEAR]) if words.means_person(token.lower)]
    last = named[-1] if named else described[0] if described else -1
    return tuple(phrase[: last + 1])


def _owner_after_verb(tokens: Sequence[Token], at: int, words: Lexicon) -> Phrase | None:
    """The owner, or the subject, of what "is" or "was" equates with the stretch: “Never,” was *Ruiz's* answer."""
    verb = at + 1 + (at + 1 < len(tokens) and tokens[at + 1].text == ",")
    if verb + 2 >= len(tokens) or tokens[verb].lower not in words.passive:
        return None
    if tokens[verb + 1].lower in words.complementizers:
        near = range(verb + 3, min(len(tokens), verb + 3 + _LONGEST_SUBJECT))
        puts = next((i for i in near if tokens[i].lower in words.putting), -1)
        return Phrase(verb + 2, puts - 1) if puts > 0 else None
    return _owner_of_utterance(tokens, verb + 1, len(tokens), words)


def _owner_after_pause(place: Place) -> Link | None:
    """The owner of the noun that a quotation is called after a pause: «…», la risposta *dell'assessore Elia*."""
    tokens, words = place.tokens, place.words
    if "inverts" not in words.habits or place.at + 3 >= len(tokens) or tokens[place.at + 1].text not in PAUSES:
        return None
    noun = place.at + 2
    while noun < len(tokens) and (tokens[noun].lower in words.determiners or is_between(tokens[noun], words)):
        noun += 1
    if noun + 1 >= len(tokens) or tokens[noun].lower not in words.utterances:
        return None
    first = noun + 1
    governed = tokens[first].lower in words.inner | words.agents
    if not governed and "no-articles" not in words.habits and tokens[first].lower not in words.genitives:
        return None
    phrase = phrase_starting(tokens, first + governed, words, plain=True)
    return Link(phrase.of(tokens), 0.8, takes_floor=True) if phrase else None


def _owner_in_adverbial(tokens: Sequence[Token], at: int, words: Lexicon) -> Phrase | None:
    """The owner in an adverbial right before the stretch: It was, in *Colin Ware's* words, “a long goodbye”."""
    last = at - 1
    if last < 2 or tokens[last].text not in {",", ":"}:
        return None
    near = range(last - 1, max(-1, last - _ADVERBIAL), -1)
    openers = (at for at in near if tokens[at].lower in words.prepositions)
    owners = (_owner_of_utterance(tokens, at + 1, last, words) for at in openers)
    return next(filter(None, owners), None)


def _owner_before_colon(place: Place) -> Link | None:
    """The owner after the noun of what is said: Pronta la replica *della sindaca*: «…»; Ответ *Орлова*: «…»

    The noun must be near the start of the sentence, and no preposition may stand before it. Without an owner nobody is
    named, as the noun itself does not speak.
    """
    tokens, at, words = place.tokens, place.at, place.words
    if "inverts" not in words.habits or not place.is_introduced:
        return None
    near = range(min(at - 1, _NEAR + 2))
    noun = next((i for i in near if tokens[i].lower in words.utterances), -1)
    if noun < 0 or any(token.lower in words.prepositions | words.verbs for token in tokens[:noun]):
        return None
    if owner := _owner_before_noun(place, noun):
        return Link(owner, 0.8, takes_floor=True)
    first = noun + 1
    owning = (words.inner | words.prepositions) - words.heading_topics  # Kritik *zum* Windpark: „…“
    while first < at and tokens[first].text.islower() and tokens[first].lower in owning:
        first += 1
    owned = first > noun + 1 or tokens[first].lower in words.genitives or "no-articles" in words.habits
    first += tokens[first].lower in words.genitives
    phrase = phrase_starting(tokens[:at], first, words, plain=True) if owned and first < at else None
    source = person_in(phrase.of(tokens), words) if phrase else NOBODY
    if not source and "noun-adjective" in words.habits:
        name = next((i for i in range(first, at) if is_first_of_two(tokens[:at], i)), -1)
        if name > 0 and tokens[name - 1].lower not in words.inner:
            return None  # Opinião semelhante tem *Rita Braga*: «…»
        source = person_in(tokens[name:at], words) if name > 0 else NOBODY  # Parole dure quelle di *Anna Riva*: «…»
    return Link(source, 0.8, takes_floor=bool(source))


def _owner_before_noun(place: Place, noun: int) -> tuple[Token, ...]:
    """The owner before the noun: *Wolfs* knappe Antwort: „…“; whom the paragraph told of last for *Su* respuesta: «…».

    Nobody where the paragraph told of two people together, as these are rarely quoted as one.
    """
    words, before = place.words, place.tokens[:noun]
    if any(token.lower in words.possessives for token in before):
        told = (person_before(place), place.floor.speaker, sole_person(place), place.floor.subject)
        owner = next(filter(None, told), NOBODY)
        return NOBODY if any(token.lower in words.coordinates for token in owner) else owner
    names = [at for at, token in enumerate(before) if token.is_capitalised and token.lower not in words.determiners]
    last = names[-1] if names else 0
    name = before[last].text if names else ""
    ending = next((one for one in words.genitive_endings if name.endswith(one)), "")
    if not ending or is_first_name(name) or not all(token.is_capitalised for token in before[:last]):
        return NOBODY
    if before[0].lower in words.determiners or (not last and name.removesuffix(ending) not in place.surnames):
        return NOBODY  # *Des Ministers* Antwort, *Berlins* Antwort
    bare = name.removesuffix(ending)
    surname = before[last]._replace(text=bare, lower=bare.lower(), end=before[last].end - len(ending))
    return (*before[:last], surname)


def _owner_in_question(tokens: Sequence[Token], words: Lexicon) -> Phrase | None:
    """The owner in a question of the narrator's that the next words answer: *Dr Pell's* advice to parents?"""
    if not tokens or tokens[-1].text != "?" or any(token.stretch for token in tokens):
        return None
    return _owner_of_utterance(tokens, 0, len(tokens), words)


def _owner_of_utterance(tokens: Sequence[Token], first: int, end: int, words: Lexicon) -> Phrase | None:
    """The first owner from `first` up to `end` after whom an utterance stands."""
    for at in range(first, end):
        token = tokens[at]
        if token.stretch or not (token.is_word or token.text == "."):
            return None
        if token.lower.endswith(POSSESSIVES) and token.lower not in words.pronouns:
            if any(one.lower in words.utterances for one in tokens[at + 1 : min(end, at + 2 + _NEAR)]):
                phrase = phrase_ending(tokens, at, words)
                return Phrase(max(phrase.first, first), at) if phrase else None
            return None
    return None
