"""Dialogue in paragraphs of its own: who speaks where a paragraph is one quotation that nothing links to anybody.

    “It's on,” said Rosa Delgado.

    “It's not on,” her husband said.

    “It's on low.”

A paragraph that belongs to no dialogue goes on with whoever spoke in the one before, as news stories do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from retrieval.quoting.grammar.first_names import is_first_name
from retrieval.quoting.grammar.leading import leading_subject
from retrieval.quoting.grammar.mentions import Mention, find_mentions
from retrieval.quoting.grammar.phrases import POSSESSIVES
from retrieval.quoting.grammar.tokens import Sentence, Token
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.linking.said import NOBODY, Floor
from retrieval.text.question_marks import ends_as_question

LONGEST_TURN = 160
"""The greatest number of characters in a paragraph that is a turn of a dialogue."""
_SHORT = 90
"""The number of characters above which a paragraph continues the last speaker's words, unless a question is near."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A paragraph of a dialogue: its speaker, and whether they ask or answer.

    `asks` and `answers` follow from the verb of saying, `is_question` from the mark at the paragraph's end. `narrated`
    is the subject of a paragraph without speech.
    """

    speaker: tuple[Token, ...] = NOBODY
    asks: bool = False
    answers: bool = False
    is_question: bool = False
    is_short: bool = False
    narrated: tuple[Token, ...] = NOBODY


NO_TURN = Turn()


class Dialogue:
    """The last two paragraphs as turns, and who spoke in the paragraph before the last, however long it was."""

    def __init__(self, words: Lexicon) -> None:
        self._words = words
        self._before = NO_TURN
        self._last = NO_TURN
        self._spoke = (NOBODY, NOBODY)

    def take(self, turn: Turn) -> None:
        """Record the next paragraph. A long one counts as no turn."""
        self._before, self._last = self._last, turn if turn.is_short else NO_TURN
        self._spoke = (self._spoke[1], turn.speaker)

    def speaker_of(self, quoted: str) -> tuple[Token, ...]:
        """Who speaks in a paragraph of nothing but the words `quoted`; nobody where it is no turn of a dialogue."""
        one, other = self._before, self._last
        is_question = ends_as_question(quoted)
        if not other.speaker or len(quoted) > LONGEST_TURN:
            return NOBODY
        if not one.speaker:
            if other.asks and not is_question:
                return NOBODY if self._are_same(self._spoke[0], other.speaker) else self._spoke[0]
            puts = other.answers and is_question and not self._are_same(one.narrated, other.speaker)
            return one.narrated if puts else NOBODY
        if self._are_same(one.speaker, other.speaker):
            return NOBODY
        if one.asks and other.answers:
            return one.speaker
        said_by = (one.speaker, other.speaker)
        asked = other.is_question or ((one.is_question or one.asks) and is_question)
        pronouns = any(len(own) == 1 and own[0].lower in self._words.standing_pronouns for own in said_by)
        alternates = asked or (len(quoted) <= _SHORT and not pronouns)
        return one.speaker if alternates and "dash-dialogue" not in self._words.habits else NOBODY

    def _are_same(self, one: Sequence[Token], other: Sequence[Token]) -> bool:
        """True for two sources that share a name or are the same word."""
        named = {token.lower for token in one if token.is_capitalised}
        shared = named & {token.lower for token in other if token.is_capitalised} - self._words.honorifics
        return bool(shared) or [token.lower for token in one] == [token.lower for token in other]


def is_dialogue(paragraphs: Sequence[Sequence[Sentence]]) -> bool:
    """True where all paragraphs hold quotation marks, and the narrator tells of somebody in one of them.

    “Is it yours?” – “It is,” *Gary Stone said.*
    """
    tokens = [[token for sentence in one for token in sentence.tokens] for one in paragraphs]
    quoted = all(any(token.stretch for token in one) for one in tokens)
    return quoted and any(token.is_word for one in tokens for token in one)


def turn_of(spoken: Turn, paragraph: str) -> Turn:
    """The turn completed by what its paragraph shows: whether it is short and whether it ends with a question."""
    return replace(spoken, is_question=ends_as_question(paragraph), is_short=len(paragraph) <= LONGEST_TURN)


def introduced_in(sentences: Sequence[Sentence], words: Lexicon) -> tuple[Token, ...]:
    """Whom the first sentence after an opening quotation introduces: That is how *Hamish Torrance* remembers it.

    It is the sentence's subject, or the only person whom it names in full.
    """
    tokens = sentences[0].tokens if sentences else ()
    if not tokens or any(token.stretch for token in tokens):
        return NOBODY
    full = [one for one in find_mentions(tokens, words) if _may_be_person(tokens, one, words)]
    full = [one for one in full if is_first_name(one.name[0])] or full
    subject = leading_subject(tokens, words)
    led = [one for one in full if subject and subject.first <= one.first <= subject.last]
    if one := led[0] if led else full[0] if len({one.name[-1] for one in full}) == 1 else None:
        return tuple(tokens[one.first : one.last + 1])
    return NOBODY


def named_subject(tokens: Sequence[Token], words: Lexicon) -> tuple[Token, ...]:
    """The full name that opens the sentence after a quotation as its subject: “Sit.” *Ada Lind* has taught for years.

    Two people together are nobody, and so is whoever that sentence only names as an owner.
    """
    mention = next(iter(find_mentions(tokens, words)), None)
    if mention is None or mention.first > len(mention.titles) or not is_first_name(mention.name[0]):
        return NOBODY
    after = tokens[mention.last + 1 : mention.last + 2]
    alone = _may_be_person(tokens, mention, words) and after and after[0].lower not in words.links
    return tuple(tokens[mention.first : mention.last + 1]) if alone else NOBODY


def _may_be_person(tokens: Sequence[Token], mention: Mention, words: Lexicon) -> bool:
    """True for a full name that no preposition stands before and nobody owns anything by."""
    first = mention.first - len(mention.titles)
    if len(mention.name) == 1 or not words.bodies.isdisjoint(word.lower() for word in mention.name):
        return False
    before = tokens[first - 1].lower if first else ""
    governed = (before in words.prepositions and before not in words.inner) or before in words.definite
    return not governed and not tokens[mention.last].lower.endswith(POSSESSIVES)


def last_reported(floor: Floor, words: Lexicon) -> tuple[Token, ...]:
    """Whose words may go on in a paragraph; before anybody is reported in it, the person of the sentence before.

    Das ließ *Udo Alt* nicht gelten. Man habe lange genug gewartet.
    """
    source = floor.reported or floor.speaker
    return source or (introduced_in(floor.sentences[-1:], words) if "verb-second" in words.habits else NOBODY)
