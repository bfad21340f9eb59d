"""Finds where the words that a cue reports can start, and where they must end.

They are bounded by other cues, by the place where they were read, and by a main clause that goes on after them.

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
    """The cues, each extended by the words that say where the report was read."""
    if len(cues) == 1:
        return cues
    joined: list[Cue] = []
    for cue in cues:
        if joined and is_relayed(tokens, joined[-1], cue, words):
            joined[-1] = replace(joined[-1], last=cue.end)
        else:
            joined.append(cue)
    return joined


def is_relayed(tokens: tuple[Token, ...], speaking: Cue, cue: Cue, words: Lexicon) -> bool:
    """Whether a cue only says where somebody's words were read: Weber sagte *laut Tagblatt*, das Geld fehle."""
    if cue.frame is not Frame.ACCORDING or not speaking.is_weighty or speaking.end >= cue.start:
        return False
    if tokens[speaking.first].lower in words.quotatives:
        return False
    if not all(token.is_word for token in tokens[speaking.end + 1 : cue.start]):
        return False
    after = tokens[cue.end + 1].text if cue.end + 1 < len(tokens) else ""
    return after in INTRODUCING or introduces_quote(tokens, cue.end + 1)


def without_interrupted(tokens: tuple[Token, ...], cues: list[Cue]) -> list[Cue]:
    """The cues without verbs of thinking and judging whose clause is what somebody says in the midst of it: Cole*, the
    judge said,* had shown “no remorse”."""
    if len(cues) == 1:
        return cues
    said = [cue for cue in cues if cue.is_weighty and _is_parenthesis(tokens, cue)]
    return [
        cue
        for cue in cues
        if cue.is_weighty or not any(cue.source.first < one.start and one.end < cue.source.last + 2 for one in said)
    ]


def _is_parenthesis(tokens: tuple[Token, ...], cue: Cue) -> bool:
    """Whether a cue and its source alone stand between commas."""
    around = (cue.start - 1, cue.end + 1)
    return around[0] > 0 and around[1] < len(tokens) and all(tokens[at].text == "," for at in around)


def introduces_quote(tokens: tuple[Token, ...], first: int) -> bool:
    """Whether plain words lead from `first` to a colon and a quotation: with these *words: “…”*."""
    at = first
    while at < len(tokens) and tokens[at].is_word:
        at += 1
    return at + 1 < len(tokens) and tokens[at].text == ":" and tokens[at + 1].stretch is not None


def leads_into(tokens: tuple[Token, ...], cue: Cue, at: int) -> bool:
    """Whether a cue after its subject leads into the stretch at `at`: *Ann Cole replied,* “No,” the filing says.

    Whom it is told may stand before a colon: *Ann Cole told me:* “No,” the mayor recalled.
    """
    leads = cue.last == at - 2 and tokens[at - 1].text in {",", ":"}
    leads = leads or (cue.last == at - 3 and tokens[at - 1].text == ":" and tokens[at - 2].is_word)
    return leads and cue.is_weighty and not cue.shares and not cue.inverted and cue.source.last < cue.first


def tells_before(tokens: tuple[Token, ...], cue: Cue, at: int, words: Lexicon) -> bool:
    """Whether the clause at `at` is what a cue reports in a clause before the main one: *While Lind insisted that* it
    was “safe”, …"""
    fronted = tokens[0].lower in words.clause_openers and "inverts" not in words.habits
    plain = cue.is_weighty and not cue.inverted and cue.source.last < cue.first and not tokens[at].stretch
    return fronted and plain and all(token.lower in words.adverbs for token in tokens[cue.end + 1 : at])


def opens_own(tokens: tuple[Token, ...], other: Cue, cue: Cue, words: Lexicon) -> bool:
    """Whether a cue within another's report has a quotation of its own: Shah said Grady *told police: “I was.”*"""
    if introduces_quote(tokens, other.end + 1):
        return True
    if tokens[other.source.last].lower in words.relatives:
        return quotes_next(tokens, other.end + 1)  # she posted it under a headline *that said, “Storm”*
    in_relative = other.start > cue.end + 1 and tokens[other.start - 1].lower in words.relatives - words.that
    return in_relative and other.source.first >= other.start  # she read a message in *which he told Ann to “wait”*


def quotes_next(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a quotation stands at `at`, or after one mark there."""
    return any(token.stretch for token in tokens[at : at + 1 + (at < len(tokens) and not tokens[at].is_word)])


def earliest_reportable(cues: list[Cue], number: int) -> int:
    """The first position that a cue can report before itself: after the last earlier cue of at least the same
    weight."""
    cue = cues[number]
    return max(
        (other.end + 1 for other in cues[:number] if other.end < cue.start and other.is_weighty >= cue.is_weighty),
        default=0,
    )


def bounds(tokens: tuple[Token, ...], other: Cue, cue: Cue, words: Lexicon) -> bool:
    """Whether `other` ends the words that `cue` reports. Otherwise `other` is part of these words."""
    if other.start <= cue.end:
        return False
    if opens_sentence(tokens, cue, words) and all(token.is_word for token in tokens[cue.end + 2 : other.start]):
        return False
    own = other.is_weighty and other.frame is not Frame.ACCORDING and not other.shares and not other.inverted
    if own and opens_own(tokens, other, cue, words):
        return True
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
    turns = before.lower in words.links or before.lower in words.contrasts
    return turns and other.start > 1 and tokens[other.start - 2].text == ","


def opens_sentence(tokens: tuple[Token, ...], cue: Cue, words: Lexicon) -> bool:
    """Whether the clause of a cue leads into the reported words: *Wie Weber sagte*, fehlt das Geld."""
    return cue.opening == 0 and follows_word_of_manner(tokens, cue, words)


def follows_word_of_manner(tokens: tuple[Token, ...], cue: Cue, words: Lexicon) -> bool:
    """Whether a cue follows a word of manner (*wie* Weber sagte), and not one of time or cause (*weil* sie sagte)."""
    return cue.opening >= 0 and tokens[cue.opening].lower in words.manner


def resumes(tokens: tuple[Token, ...], comma: int, words: Lexicon) -> bool:
    """Whether a main clause goes on after the clause that opened it: Weil Weber sagte, er komme, *blieb* sie."""
    if tokens[comma].text != "," or comma + 1 == len(tokens) or "verb-second" not in words.habits:
        return False
    return is_finite(tokens[comma + 1], words)
