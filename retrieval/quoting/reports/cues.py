"""Finds the cues of a sentence: the words that report speech, each with its source.

One sentence is read at a time. The reported words are found later.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cache

from retrieval.quoting.grammar.fronted import subject_before
from retrieval.quoting.grammar.phrases import Phrase, is_between, is_function, phrase_starting
from retrieval.quoting.grammar.plausible import is_manner
from retrieval.quoting.grammar.subjects import clause_subject, first_subject
from retrieval.quoting.grammar.tokens import Sentence, Token
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.reports.participles import is_reduced, relative_subject, witnessed
from retrieval.quoting.reports.verb_forms import (
    can_report,
    follows_quote,
    follows_stretch,
    has_verb_after,
    is_gerund,
    is_passive,
    reads_as_verb,
)

PAUSES = frozenset({",", "—", "–", "--", "-", "?", "!", "...", "…"})


class Frame(Enum):
    """The kinds of content that a cue can have; a verb may have several."""

    __hash__ = object.__hash__  # each member is one object, and Enum's own hash is a Python function

    SPEECH = "speech"
    TOLD = "told"
    ASKED = "asked"
    THOUGHT = "thought"
    JUDGEMENT = "judgement"
    INTENT = "intent"
    ACCORDING = "according"


WEIGHTY = frozenset({Frame.SPEECH, Frame.TOLD, Frame.ASKED, Frame.ACCORDING})
JUDGED = 9
"""The greatest number of tokens from a verb of judging to the quotation: calling *the plan for the harbour* “mad”."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting word with its source: the tokens `first` to `last`, both included.

    `inverted` is True if the source follows: "said Ruiz". `shares` is True if the source is that of an earlier cue or
    the subject of the sentence: "…, adding that". `opening` is the word that opens the cue's clause, -1 without one:
    "*wie* Ruiz sagte". `is_nested` is True if its words may stand within another report: he said he had been told by a
    guard that “all was well”.
    """

    first: int
    last: int
    frame: Frame
    source: Phrase
    inverted: bool = False
    shares: bool = False
    frames: frozenset[Frame] = frozenset()
    opening: int = -1
    is_nested: bool = False

    @property
    def is_weighty(self) -> bool:
        """Whether the cue reports speech, and not a thought, a judgement or an intention."""
        return self.frame in WEIGHTY

    @property
    def start(self) -> int:
        """The first token of the cue and its source."""
        if self.opening >= 0:
            return self.opening
        return self.first if self.inverted or self.shares else min(self.first, self.source.first)

    @property
    def end(self) -> int:
        """The last token of the cue and its source."""
        return self.last if self.shares else max(self.last, self.source.last)


QUOTED = 10
"""The greatest number of tokens between "quoted" and "as saying"."""
NEAR = 4
"""The greatest number of tokens from a cue to a gerund of the same source: "emailed supporters saying"."""


def find_cues(sentence: Sentence, words: Lexicon) -> list[Cue]:
    """The sentence's cues that have a source, in order."""
    found: list[Cue] = []
    tokens = sentence.tokens
    may_report = words.may_report
    for at in [at for at, token in enumerate(tokens) if token.lower in may_report]:
        if can_report(tokens, at, words) and not (tokens[at].is_capitalised and at > 0):
            cue = verb_cue(tokens, at, words, found)
            if cue and not _is_only_reported(tokens, cue, words, found):
                found.append(cue)
    return found


def _is_only_reported(tokens: tuple[Token, ...], cue: Cue, words: Lexicon, earlier: list[Cue]) -> bool:
    """Whether a thought is part of what an earlier cue reports: Ms Meyer said *that Mr Aston had shown* “grit”."""
    if cue.frame is not Frame.THOUGHT or cue.inverted or not earlier:
        return False
    opening = cue.source.first if tokens[cue.source.first].lower in words.that else cue.source.first - 1
    teller = earlier[-1]
    is_next = teller.end + 1 == opening or (teller.end + 1 == cue.source.first and teller.source.last < teller.first)
    led = tokens[opening].lower in words.that or teller.end + 1 == cue.source.first
    return led and teller.is_weighty and is_next and "inverts" not in words.habits


@cache
def frames_of(verb: str, words: Lexicon) -> frozenset[Frame]:
    """The frames of a verb, by the lists of the lexicon that hold it."""
    listed = {
        Frame.SPEECH: words.speech | words.voicing | words.sayings_last | words.stating,
        Frame.TOLD: words.told,
        Frame.ASKED: words.asked,
        Frame.THOUGHT: words.thought | words.stance,
        Frame.JUDGEMENT: words.judgement,
        Frame.INTENT: words.intent,
    }
    return frozenset(frame for frame, verbs in listed.items() if verb in verbs)


@cache
def main_frame(frames: frozenset[Frame]) -> Frame:
    """The frame as which a verb with several is read: the first of them in the order of `Frame`."""
    return next(frame for frame in Frame if frame in frames)


def verb_cue(tokens: tuple[Token, ...], at: int, words: Lexicon, earlier: list[Cue]) -> Cue | None:
    """The verb at `at` as a cue; None if the word is no verb there or has no source."""
    if tokens[at].lower in words.stance:
        after = tokens[at + 1].lower if at + 1 < len(tokens) else ""
        if after not in words.that and after not in words.prepositions:
            return None
    elif not reads_as_verb(tokens, at, words) or quotes_other(tokens, at, words):
        return None
    elif is_passive(tokens, at, words):
        return agent_cue(tokens, at, words)
    frames = frames_of(tokens[at].lower, words)
    frame = main_frame(frames)
    following = source_after(tokens, at, words)
    if following:
        return Cue(at, at, frame, following, inverted=True, frames=frames)
    if at == 0:
        return None
    return quoting_cue(tokens, at, words, frames) or preceded_cue(tokens, at, words, earlier, frames)


def preceded_cue(
    tokens: tuple[Token, ...], at: int, words: Lexicon, earlier: list[Cue], frames: frozenset[Frame]
) -> Cue | None:
    """The verb at `at` as a cue whose source stands before it; None without such a source."""
    frame = main_frame(frames)
    if speaker := witnessed(tokens, at, words):
        if earlier and not any(token.stretch for token in tokens[earlier[-1].last : at]):
            earlier.pop()  # the witness only tells of it
        return Cue(at, at, frame, speaker, frames=frames)
    if shares_subject(tokens, at, words):
        shared = shared_source(tokens, at, words, earlier)
        return Cue(at, at, frame, shared, shares=True, frames=frames) if shared else None
    own = subject_before(tokens, at, words)
    if own and is_reduced(tokens, at, own, words, earlier[-1].last if earlier else -2):
        critics = relative_subject(tokens, at, words)
        return Cue(at, at, frame, critics, frames=frames) if critics else None
    if own:
        return Cue(at, at, frame, own, frames=frames)
    if tokens[at - 1].text == "," and earlier:
        return Cue(at, at, frame, earlier[-1].source, shares=True, frames=frames)
    return None


def agent_cue(tokens: tuple[Token, ...], at: int, words: Lexicon) -> Cue | None:
    """A passive verb as a cue of its agent: she had been *warned* by *a porter* that the lift was “a trap”; else
    None."""
    frames = frames_of(tokens[at].lower, words)
    if Frame.TOLD not in frames and tokens[at].lower not in words.intent:
        return None
    if at + 3 >= len(tokens) or tokens[at + 1].lower not in words.agents:
        return None
    agent = phrase_starting(tokens, at + 2, words)
    if agent is None or agent.last + 2 >= len(tokens) or tokens[agent.last + 1].lower not in words.that:
        return None
    return Cue(at, at, Frame.TOLD, agent, inverted=True, frames=frozenset({Frame.TOLD}), is_nested=True)


def quoting_cue(tokens: tuple[Token, ...], at: int, words: Lexicon, frames: frozenset[Frame]) -> Cue | None:
    """The verb after "quoted … as" as a cue of the person quoted: Lind quoted Brandt as *saying* “No”; else None."""
    quoted = quoted_person(tokens, at, words)
    if quoted is None:
        return None
    citing = subject_before(tokens, quoted.first - 1, words)
    frame = main_frame(frames)
    return Cue(at, at, frame, quoted, frames=frames, opening=citing.first if citing else -1)


def quotes_other(tokens: tuple[Token, ...], at: int, words: Lexicon) -> bool:
    """Whether the verb only introduces somebody else's words: Lind *quoted* Brandt as saying “No”."""
    if tokens[at].lower not in words.citing:
        return False
    return any(is_saying(tokens, i, words) for i in range(at + 2, min(len(tokens), at + QUOTED)))


def quoted_person(tokens: tuple[Token, ...], at: int, words: Lexicon) -> Phrase | None:
    """The person whom somebody else quotes: Lind quoted *Brandt* as saying “No”; None if the verb is not such a
    "saying"."""
    if not is_saying(tokens, at, words):
        return None
    for verb in range(at - 2, max(-1, at - QUOTED), -1):
        if tokens[verb].lower in words.citing:
            return Phrase(verb + 1, at - 2) if verb + 1 <= at - 2 else None
    return None


def is_saying(tokens: tuple[Token, ...], at: int, words: Lexicon) -> bool:
    """Whether the word at `at` is a gerund such as "saying" after "as"."""
    return at > 1 and tokens[at - 1].lower in words.as_saying and is_gerund(tokens[at], words)


def source_after(tokens: tuple[Token, ...], at: int, words: Lexicon) -> Phrase | None:
    """The source that follows its verb: “…,” said *Ana Ruiz*; else None. A verb such as "told" never precedes its
    source."""
    lower = tokens[at].lower
    before = tokens[at - 1] if at else None
    if lower in words.told or is_gerund(tokens[at], words):
        return None
    if before is None:
        inverts = lower not in words.plain and lower not in words.ambiguous
    else:
        inverts = before.stretch is not None or before.text in PAUSES
    if not inverts:
        return None
    source = phrase_starting(tokens, at + 1, words, plain=follows_stretch(tokens, at))
    if source is None or has_verb_after(tokens, source.last, words) or is_manner(source.of(tokens), words):
        return None
    opener, last = tokens[source.first], tokens[source.last]
    if opener is last and opener.text in words.voiced:  # “…,” counsel *asked*
        return None
    if opener.lower in words.that and last.is_capitalised:  # “rashly” suggests *that Ashford* backs it
        return None
    if before and before.text in PAUSES and not any(token.stretch for token in tokens[:at]):
        left = subject_before(tokens, at, words)
        if left and left.apposition >= 0:
            return None
    return source


def shares_subject(tokens: tuple[Token, ...], at: int, words: Lexicon) -> bool:
    """Whether the verb at `at` has no subject right before it: "…, adding", "and said", "went on to say"."""
    before = tokens[at - 1].lower
    if before in words.coordinates:
        return True
    own = before in words.pronouns or (at > 1 and before in words.passive)
    return not own and is_gerund(tokens[at], words)


def shared_source(tokens: tuple[Token, ...], at: int, words: Lexicon, earlier: list[Cue]) -> Phrase | None:
    """The source of such a verb: the subject of its clause, or the source of an earlier cue; else None."""
    before = tokens[at - 1]
    if before.lower in words.bare_infinitive and not follows_quote(tokens, at):
        return None
    source = clause_subject(tokens, at, words)
    if source is None:
        source = earlier[-1].source if earlier else first_subject(tokens, at, words)
    apart = before.text == "," or before.lower in words.coordinates
    if apart or not before.is_word:
        return source
    if not introduces(tokens, at, words):
        return None
    near = bool(earlier) and earlier[-1].last >= at - NEAR
    if near or is_between(before, words):
        return source
    own = subject_before(tokens, at, words)
    if own and tokens[own.last].is_capitalised:
        return own
    return source or own  # who issued *a statement saying* so, not the statement


def introduces(tokens: tuple[Token, ...], at: int, words: Lexicon) -> bool:
    """True if the verb at `at` follows a name or function word, or if a quotation, colon or that-clause follows it
    soon."""
    before = tokens[at - 1]
    if before.is_capitalised or is_function(before, words) or is_between(before, words):
        return True
    if any(token.stretch or token.lower in words.that or token.text == ":" for token in tokens[at + 1 : at + 3]):
        return True
    return tokens[at].lower in words.judgement and any(token.stretch for token in tokens[at + 1 : at + JUDGED])
