"""Where what a cue reports can start and must end: other cues, where it was read, the main clause behind it.

Positions are indexes into a sentence's tokens.
"""

from __future__ import annotations

from dataclasses import replace

from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.grammar.verb_groups import is_finite
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.reports.cues import PAUSES, Cue, Frame

INTRODUCING = frozenset({",", ":", "—", "–"})


def with_relays(tokens: tuple[Token, ...], cues: list[Cue], words: Lexicon) -> list[Cue]:
    """The cues, each taking in where its words were read."""
    joined: list[Cue] = []
    for cue in cues:
        if joined and is_relayed(tokens, joined[-1], cue, words):
            joined[-1] = replace(joined[-1], last=cue.end)
        else:
            joined.append(cue)
    return joined


def is_relayed(tokens: tuple[Token, ...], speaking: Cue, cue: Cue, words: Lexicon) -> bool:
    """True for where someone else read it: Weber sagte *laut Tagblatt*, das Geld fehle. The words are Weber's."""
    if cue.frame is not Frame.ACCORDING or not speaking.is_weighty or speaking.end >= cue.start:
        return False
    if tokens[speaking.first].lower in words.quotatives:
        return False
    if not all(token.is_word for token in tokens[speaking.end + 1 : cue.start]):
        return False
    behind = tokens[cue.end + 1].text if cue.end + 1 < len(tokens) else ""
    return behind in INTRODUCING or introduces_quote(tokens, cue.end + 1)


def introduces_quote(tokens: tuple[Token, ...], first: int) -> bool:
    """True where plain words lead from `first` to a colon and a quotation: with these *words: “…”*."""
    at = first
    while at < len(tokens) and tokens[at].is_word:
        at += 1
    return at + 1 < len(tokens) and tokens[at].text == ":" and tokens[at + 1].stretch is not None


def floor_of(cues: list[Cue], number: int) -> int:
    """Where what stands before a cue can start: behind the last cue before it that is as weighty."""
    cue = cues[number]
    return max(
        (other.end + 1 for other in cues[:number] if other.end < cue.start and other.is_weighty >= cue.is_weighty),
        default=0,
    )


def bounds(tokens: tuple[Token, ...], other: Cue, cue: Cue, words: Lexicon) -> bool:
    """True where `other` ends what `cue` reports, rather than standing inside it."""
    if other.start <= cue.end:
        return False
    if opens_sentence(tokens, cue, words) and all(token.is_word for token in tokens[cue.end + 2 : other.start]):
        return False
    own = other.is_weighty and other.frame is not Frame.ACCORDING and not other.shares and not other.inverted
    if own and introduces_quote(tokens, other.end + 1):
        return True  # Shah said Grady *told police: “I was asleep.”*
    at = other.start - 1
    while at > cue.end and tokens[at].lower in words.adverbs:
        at -= 1
    before = tokens[at]
    if other.opening >= 0 and tokens[other.opening].lower in words.that:
        return False
    if other.frame is Frame.ACCORDING:
        return not introduces_quote(tokens, other.end + 1)
    if other.shares:
        return before.text == "," or before.stretch is not None or before.lower in words.conjunctions
    if before.stretch or before.text in PAUSES:
        return True
    return before.lower in words.links | words.contrasts and other.start > 1 and tokens[other.start - 2].text == ","


def opens_sentence(tokens: tuple[Token, ...], cue: Cue, words: Lexicon) -> bool:
    """True for a clause that leads into what was said: *Wie Weber sagte*, fehlt das Geld."""
    return cue.opening == 0 and leads_in(tokens, cue, words)


def leads_in(tokens: tuple[Token, ...], cue: Cue, words: Lexicon) -> bool:
    """True for a cue behind a word of manner (*wie* Weber sagte), not of time or cause (*weil* sie sagte)."""
    return cue.opening >= 0 and tokens[cue.opening].lower in words.manner


def resumes(tokens: tuple[Token, ...], comma: int, words: Lexicon) -> bool:
    """True where a main clause goes on behind the clause that opened it: Weil Weber sagte, er komme, *blieb* sie."""
    if tokens[comma].text != "," or comma + 1 == len(tokens) or "verb-second" not in words.habits:
        return False
    return is_finite(tokens[comma + 1], words)
