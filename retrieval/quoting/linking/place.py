"""What a rule of the ladder reads and decides: a quoted stretch in its place, and the source that it is linked to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from retrieval.quoting.grammar.bare import after_opener, opening_description
from retrieval.quoting.grammar.declension import name_stem, stem
from retrieval.quoting.grammar.first_names import is_first_name
from retrieval.quoting.grammar.leading import leading_subject
from retrieval.quoting.grammar.mentions import find_mentions
from retrieval.quoting.grammar.phrases import is_function
from retrieval.quoting.grammar.tokens import Sentence, Token
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.linking.said import NOBODY, Floor
from retrieval.quoting.linking.subjects.openers import is_joined
from retrieval.quoting.linking.subjects.told_of import from_newcomer, holder_of_two, named_after_kin, named_last
from retrieval.text.question_marks import ends_as_question
from retrieval.text.sentences import ends_sentence

ORPHAN_WORDS = 5
"""The least number of words in a stretch without a cue that is taken for speech. Four of five shorter ones are scare
quotes."""

_LONGEST_TAG = 6
"""The greatest number of words after a quotation that tell no more than who said it."""
_SHORT_TAG = 3
_OUTLET = 2
"""The greatest number of words of a name in marks after a verb of saying."""
_SHORT_REPLY = 6
_OWNER = 2
"""The greatest number of words that say whose relative somebody is: matka *zaginionej dziewczyny*."""
_TAIL = 3
"""The tokens with which a sentence ends that somebody says after a comma: …, *Hale concedes.*"""
_INSERTED = 4
"""The greatest distance in tokens between the commas around an inserted verb of saying: , *as he said* ,"""


@dataclass(frozen=True, slots=True)
class Place:
    """A quoted stretch, the token `at` of `sentence`, with everything that a rule may know about the words before it.

    `quoted` is the text of the stretch. `carried` is the last source that spoke in the paragraph before, `introduced`
    the only person whom that paragraph names, `reporting` the last source reported in it, and `before` its sentences.
    `surnames` are the words that follow a first name somewhere in the article, `capitals` the stems of the words that
    are capitalised within its sentences.
    """

    sentence: Sentence
    at: int
    quoted: str
    floor: Floor
    carried: tuple[Token, ...]
    words: Lexicon
    introduced: tuple[Token, ...] = NOBODY
    reporting: tuple[Token, ...] = NOBODY
    before: Sequence[Sentence] = ()
    surnames: frozenset[str] = frozenset()
    capitals: frozenset[str] = frozenset()

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.sentence.tokens

    @property
    def size(self) -> int:
        """The number of words in the quotation."""
        return len(self.quoted.split())

    @property
    def is_question(self) -> bool:
        """True where the stretch ends with a question mark."""
        return ends_as_question(self.quoted)

    @property
    def is_introduced(self) -> bool:
        """True where a colon stands right before the opening mark."""
        return self.at > 0 and self.tokens[self.at - 1].text == ":"


class Link(NamedTuple):
    """What a rule decided: the source of a quotation, and how often the rule was right on PolNeAR's training articles.

    `takes_floor` says that later quotations without a cue are the same speaker's. `waits` says that the next cue of the
    paragraph decides. `is_speech` is False if the stretch is no speech and is left out.
    """

    source: tuple[Token, ...]
    confidence: float = 0.5
    takes_floor: bool = False
    waits: bool = False
    is_speech: bool = True


def person_before(place: Place) -> tuple[Token, ...]:
    """The person who is the subject of the narrated sentence right before: *Marek* kręci głową. „Ja nie”, …"""
    if not place.floor.sentences:
        return NOBODY
    tokens = place.floor.sentences[-1].tokens
    if any(token.stretch for token in tokens):
        return NOBODY
    if apart := named_last(tokens, place.words) or holder_of_two(tokens, place.words):
        return apart
    reported = place.floor.reported
    told = any(one.is_capitalised or place.words.means_person(one.lower) for one in reported)
    if told and reported[-1] in tokens[-_TAIL:]:
        return reported  # Lind did call, *Tom Hale* concedes. “Twice, that week.”
    subject = leading_subject(tokens, place.words, place.surnames)
    if subject is None or is_joined(tokens, subject, place.words):
        return NOBODY
    source = subject.of(tokens)
    if reported and reported[0] in tokens and _is_told_that(reported, source, tokens, place.words):
        return reported  # *A fitter* says that Lars Holm wept. “Then it went quiet.”
    while len(source) > 1 and source[-1].text.islower() and source[-1].lower in place.words.particles:
        source = source[:-1]  # Irene *y* estudia: the particle of a surname is “and” here
    if named_kin := named_after_kin(tokens, subject.last, source, place.words):
        return named_kin
    named = any(is_first_name(token.text) for token in source) or _is_titled(source, place.words)
    if len(source) == 1 and "inverts" in place.words.habits:
        forms = (source[0].text, stem(source[0].text, place.words.case_endings), name_stem(source[0].text, place.words))
        named = named or not place.surnames.isdisjoint(forms)
    return source if named else NOBODY


def _is_told_that(reported: Sequence[Token], source: Sequence[Token], tokens: Sequence[Token], words: Lexicon) -> bool:
    """True for a subject in what somebody before it reports: Ein Schlosser erzählt, *dass Lars Holm* weinte."""
    between = (token for token in tokens if reported[-1].end <= token.start < source[0].start)
    return any(token.lower in words.that for token in between)


def _is_titled(source: Sequence[Token], words: Lexicon) -> bool:
    """True for a surname after a courtesy or an office: *Ms Quill* was unconvinced; *Rovers boss Tam Quill* sighed."""
    if "inverts" in words.habits or len(source) < 2 or not source[-1].is_capitalised:
        return False
    led = [token.lower for token in source[:-1]]
    return led[-1] in words.honorifics or any(map(words.is_role, led[:-1]))


def described_before(place: Place) -> tuple[Token, ...]:
    """The description of an unnamed person that opens the narrated sentence right before: *La cassiera* è scossa.

    Names in a clause about the person do not count: *A vizinha*, que mora em Braga, já fez as malas.
    """
    words = place.words
    before = place.floor.sentences[-1].tokens if place.floor.sentences else ()
    new = from_newcomer(before, words)
    tokens = new if len(new) < len(before) else after_opener(before, words) if before else ()
    if len(tokens) > 1 and "no-articles" in words.habits and words.means_person(tokens[0].lower):
        noun = _owner_end(tokens, words)
        core = tuple(tokens[: noun + 1])
    elif tokens and tokens[0].lower not in words.possessives and (opening := opening_description(tokens, words)):
        core, noun = tuple(opening.core), opening.noun
    else:
        return NOBODY
    after = noun + 1
    if tokens[after].text == "," and tokens[after + 1].lower in words.relatives:
        after = next((at for at in range(after + 1, len(tokens)) if tokens[at].text == ","), len(tokens))
    if any(token.stretch or token.is_capitalised for token in (*tokens[1 : noun + 1], *tokens[after:])):
        return NOBODY
    adverbial = " ".join(token.lower for token in tokens[noun + 1 : noun + 3]) in words.adverb_phrases
    if tokens[0].lower not in words.indefinite and tokens[noun + 1].lower in words.inner and not adverbial:
        return NOBODY
    return NOBODY if _is_reported(tokens[after:], words) else core


def _owner_end(tokens: Sequence[Token], words: Lexicon) -> int:
    """The last word of whose relative a noun for one means that opens a sentence: Matka *ofiary* płakała; 0 for
    others."""
    if tokens[0].lower not in words.kin:
        return 0
    near = range(2, min(len(tokens), 2 + _OWNER))
    verb = next((at for at in near if tokens[at].lower.endswith(words.ends.past)), 0)
    owner = tokens[1:verb]
    plain = bool(owner) and all(one.text.islower() and not is_function(one, words) for one in owner)
    return verb - 1 if plain and not any(one.lower.endswith(words.ends.past) for one in owner) else 0


def _is_reported(tokens: Sequence[Token], words: Lexicon) -> bool:
    """True if a verb of saying between commas attributes a sentence to somebody else: Oskarżony*, jak wyliczał,* …"""
    commas = [at for at, token in enumerate(tokens) if token.text == ","]
    return any(two - one <= _INSERTED and tokens[two - 1].lower in words.verbs for one, two in pairwise(commas))


def names_nobody_after(place: Place) -> bool:
    """True if a verb of saying follows the quotation and its subject is nobody in particular: “Shame!” *one
    shouted*."""
    after = [token for token in place.tokens[place.at + 1 :] if token.is_word]
    if "inverts" in place.words.habits or not 1 < len(after) <= _LONGEST_TAG:
        return False
    tag = [token.lower for token in after[:_SHORT_TAG]]
    return any(word in place.words.speech and word not in place.words.ambiguous for word in tag)


def topic_person(place: Place) -> tuple[Token, ...]:
    """The only name in a clause between a preposition at its start and a colon: A *Ruiz* no le basta: «…»"""
    tokens, words = place.tokens, place.words
    if not place.is_introduced or tokens[0].lower not in words.prepositions or not tokens[1].is_capitalised:
        return NOBODY
    named = list(find_mentions(tokens[: place.at], words))
    return tokens[named[0].first : named[0].last + 1] if len(named) == 1 and named[0].first == 1 else NOBODY


def sole_person(place: Place) -> tuple[Token, ...]:
    """The only person whom the paragraph names before the quotation; nobody if it names none or several."""
    return sole_person_in(place.floor.sentences, place.words)


def sole_person_in(sentences: Sequence[Sentence], words: Lexicon) -> tuple[Token, ...]:
    """The only person whom these sentences name in full; nobody if they name none or several."""
    found: dict[str, tuple[Token, ...]] = {}
    for sentence in sentences:
        for one in find_mentions(sentence.tokens, words):
            if len(one.name) > 1 and is_first_name(one.name[0]):
                found.setdefault(one.name[-1], sentence.tokens[one.first : one.last + 1])
    return next(iter(found.values())) if len(found) == 1 else NOBODY


def is_alone(sentence: Sentence) -> bool:
    """True for a sentence that consists of its first token only, a stretch."""
    stretch = sentence.tokens[0].stretch
    return len(sentence.tokens) <= 2 or bool(stretch and ends_sentence(stretch.span.of(sentence.text)))


_CALLED = 3
"""Tokens of a noun with its determiner and of what says how it is called: *the band called* “Silent Waters”."""


def is_named_thing(place: Place) -> bool:
    """True for the name of a thing: “The long road” *is* a book; a class *called* “The long road”.

    Reads the auxiliary after the stretch, or the determiner, noun and participle before it.
    """
    after = place.tokens[place.at + 1 : place.at + 2]
    if any(token.lower in place.words.auxiliaries for token in after):
        return True
    before = place.tokens[max(0, place.at - _CALLED) : place.at]
    is_called = len(before) == _CALLED and before[-1].lower in place.words.judgement
    return is_called and before[-2].text.islower() and before[0].lower in place.words.determiners


def names_outlet(place: Place) -> bool:
    """True for the name of a newspaper or firm right after its verb: как сообщил *«Коммерсант»*, мост закрыт.

    Such a name opens with a capital, has at most two words and no mark at its end. Only where nouns have no articles,
    since an article shows it elsewhere.
    """
    if "no-articles" not in place.words.habits or not place.at or place.size > _OUTLET:
        return False
    is_name = place.quoted[0].isupper() and place.quoted[-1].isalnum()
    return is_name and place.tokens[place.at - 1].lower in place.words.speech


def is_said_by_one(place: Place) -> bool:
    """True if it is said by one of several, not known which: “Rest,” *one said*; “Walk,” *said another*."""
    after = [token.lower for token in place.tokens[place.at + 1 : place.at + 3]]
    counting, speech = place.words.counting, place.words.speech
    return len(after) > 1 and any(one in counting and other in speech for one, other in (after, after[::-1]))


def may_reply(quoted: str, before: Sequence[Sentence]) -> bool:
    """True for a few words alone in their paragraph, if somebody is quoted and told of in the paragraph before.

    They are as often somebody else's.
    """
    told = {any(token.stretch for token in sentence.tokens) for sentence in before}
    return len(told) > 1 and len(quoted.split()) <= _SHORT_REPLY


def may_carry(sentences: Sequence[Sentence], words: Lexicon) -> bool:
    """False for a paragraph that opens with narration, in languages whose subject may be left out there.

    A quotation in it is then not attributed to whoever spoke in the paragraph before.
    """
    opener = sentences[0].tokens[0] if sentences else None
    opens = opener is not None and (opener.stretch is not None or not opener.is_word)
    return opens or "inverts" not in words.habits
