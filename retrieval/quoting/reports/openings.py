"""Finds where the words open that a cue reports behind it: behind a comma or colon, behind "that", or at once.

Positions are indexes into a sentence's tokens.
"""

from __future__ import annotations

from retrieval.quoting.grammar.phrases import DASHES, is_between
from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.reports.borders import INTRODUCING, opens_sentence, resumes
from retrieval.quoting.reports.cues import Cue, Frame
from retrieval.quoting.reports.infinitives import infinitive_opening
from retrieval.quoting.reports.judged import ADJUNCT

_LEAST_CLAUSE = 3
"""Words of a clause that no mark introduces at least."""


def opening_after(tokens: tuple[Token, ...], cue: Cue, first: int, end: int, words: Lexicon) -> tuple[int, bool] | None:
    """Where the reported words behind a cue start, and whether a comma or colon introduces them."""
    at = skip_adverbs(tokens, first, end, words)
    if at >= end:
        return None
    if tokens[at].stretch:
        return at, False
    for i in range(at, min(end, at + ADJUNCT)):
        token = tokens[i]
        if token.is_word:
            if token.lower in words.that and i + 1 < end and (i == at or not cue.inverted):
                return i + (tokens[i + 1].stretch is not None and i + 2 == end), False
            continue
        introduces = token.text in INTRODUCING or (token.text == "-" and "inverts" in words.habits)
        if i + 1 < end and (token.text == ":" or (introduces and tokens[i + 1].stretch)):
            return i + 1, True
        if comma_opens(tokens, i, cue, words) and i + 1 < end:
            return i + 1, False
        dashed = tokens[min(i + 1, end - 1)].text in DASHES
        if token.stretch or token.text == ";" or (token.text == "," and Frame.TOLD not in cue.frames and not dashed):
            break
    if cue.inverted or (cue.frame is Frame.ACCORDING and not cue.inverted):
        return None
    return bare_opening(tokens, cue, at, end, words)


def follows_account(tokens: tuple[Token, ...], cue: Cue, first: int, end: int, words: Lexicon) -> bool:
    """Whether what somebody tells follows a phrase that opens the sentence: Selon Weber*,* …; Zdaniem Lis *szkoła …*

    Languages that close such a phrase with no comma show by a name or a pronoun where it ends.
    """
    leads = cue.first <= 1 or tokens[cue.first - 1].text == ":"
    if cue.frame is not Frame.ACCORDING or not leads or first >= end:
        return False
    if tokens[first].text == ",":
        return True
    if "comma-free-account" not in words.habits or end - first < _LEAST_CLAUSE or not tokens[first].is_word:
        return False
    source = tokens[cue.source.last]
    known = source.is_capitalised or source.lower in words.standing_pronouns
    return known and not any(token.stretch for token in tokens[first:end])


def skip_adverbs(tokens: tuple[Token, ...], first: int, end: int, words: Lexicon) -> int:
    """The first token from `first` on that is no adverb and no time."""
    while first < end and is_between(tokens[first], words) and tokens[first].lower not in words.auxiliaries:
        first += 1
    return first


def comma_opens(tokens: tuple[Token, ...], comma: int, cue: Cue, words: Lexicon) -> bool:
    """Whether a comma opens the reported words: sagte, die Lage sei ernst; заявил, что …"""
    if tokens[comma].text != "," or comma + 1 == len(tokens) or "inverts" not in words.habits:
        return False
    if cue.frame is Frame.JUDGEMENT or cue.frame is Frame.ACCORDING:
        return False
    if tokens[comma + 1].lower in words.that or opens_sentence(tokens, cue, words):
        return True
    if "clause-comma" not in words.habits or tokens[comma + 1].lower in words.reasons:
        return False
    if cue.opening >= 0 and resumes(tokens, comma, words):
        return False
    behind = skip_adverbs(tokens, cue.last + 1, comma, words)
    return cue.inverted or Frame.INTENT in cue.frames or tokens[behind].lower not in words.accusative


def bare_opening(tokens: tuple[Token, ...], cue: Cue, at: int, end: int, words: Lexicon) -> tuple[int, bool] | None:
    """Where a clause without "that" begins behind a cue, and whether something introduces it; None where none does."""
    token = tokens[at]
    if "inverts" in words.habits:
        infinitive = infinitive_opening(tokens, cue, at, end, words)
        return None if infinitive < 0 else (infinitive, False)
    if not token.is_word:
        return None
    if cue.frames & {Frame.JUDGEMENT, Frame.INTENT, Frame.ASKED}:
        elsewhere = token.lower in words.prepositions - words.topics
        return None if elsewhere else (at, False)
    if Frame.TOLD in cue.frames:
        at += 1
        while at < end and tokens[at].is_word and (tokens[at].is_capitalised or tokens[at].lower in words.time):
            at += 1
        if at >= end or not tokens[at].is_word or tokens[at].lower in words.prepositions:
            return None
        return at, False
    while at < end and tokens[at].lower in words.time:
        at += 1
    if at >= end or not tokens[at].is_word or tokens[at].lower in words.prepositions:
        return None
    return at, False
