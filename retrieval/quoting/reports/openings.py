"""Finds where the words open that a cue reports after it: after a comma or colon, after "that", or at once.

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

_ASKED = 6
"""The greatest number of words between a verb of asking and its question: zapytał *dziennikarzy*, czy …"""
_LEAST_CLAUSE = 3
"""The least number of words of a clause that no mark introduces."""


def opening_after(tokens: tuple[Token, ...], cue: Cue, first: int, end: int, words: Lexicon) -> tuple[int, bool] | None:
    """Where the reported words after a cue start, and whether a comma or colon introduces them."""
    at = skip_adverbs(tokens, after_aside(tokens, first, end, words), end, words)
    if at >= end:
        return None
    question = question_opening(tokens, cue, at, end, words)
    if tokens[at].stretch or question >= 0:
        return max(at, question), False
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


def question_opening(tokens: tuple[Token, ...], cue: Cue, first: int, end: int, words: Lexicon) -> int:
    """Where the question starts that a verb of asking reports: ha chiesto *se* …; zapytał, *czy* …; -1 without one."""
    if Frame.ASKED not in cue.frames or cue.inverted or "inverts" not in words.habits:
        return -1
    for at in range(first, min(end - 2, first + _ASKED)):
        opens = at == first or tokens[at - 1].text == ","
        if opens and tokens[at].lower in words.complementizers and tokens[at].lower not in words.that:
            return at
        if tokens[at].stretch or (not tokens[at].is_word and tokens[at].text != ","):
            return -1
    return -1


def follows_account(tokens: tuple[Token, ...], cue: Cue, first: int, end: int, words: Lexicon) -> bool:
    """Whether what somebody tells follows a phrase that opens the sentence: Selon Weber*,* …; Zdaniem Lis *szkoła …*

    A relative clause has no comma there (…, secondo il quale *il versante cede*). Languages that close such a phrase
    with none show by a name or a pronoun where it ends.
    """
    if cue.frame is Frame.ACCORDING and cue.first and tokens[cue.source.last].lower in words.whom:
        plain = tokens[first:end]
        free = "verb-second" not in words.habits and not any(token.stretch for token in plain)
        return free and len(plain) >= _LEAST_CLAUSE and plain[0].is_word
    leads = cue.first <= 1 or tokens[cue.first - 1].text == ":"
    if cue.frame is not Frame.ACCORDING or not leads or first >= end:
        return False
    if tokens[first].text == "," or (tokens[first].stretch and first + 1 == end):
        return True  # Laut Polizei *„war die Fahrbahn glatt“*.
    if end - first < _LEAST_CLAUSE or not tokens[first].is_word or any(token.stretch for token in tokens[first:end]):
        return False
    if cue.source.last <= cue.last:  # a suo dire *mancano gli operai*
        return "verb-second" not in words.habits
    opens = "no-articles" in words.habits or tokens[first].lower in words.determiners
    return "comma-free-account" in words.habits and opens and tokens[cue.source.last].is_capitalised


def after_aside(tokens: tuple[Token, ...], first: int, end: int, words: Lexicon) -> int:
    """The first token after an adverb between commas that a that-clause follows: admite*, porém, que* …"""
    if first + 3 >= end or tokens[first].text != ",":
        return first
    close = next((at for at in range(first + 2, min(end - 1, first + 5)) if tokens[at].text == ","), -1)
    if close < 0 or tokens[close + 1].lower not in words.that:
        return first
    aside = tokens[first + 1 : close]
    phrase = " ".join(token.lower for token in aside) in words.adverb_phrases
    adverbs = all(is_between(token, words) or token.lower in words.conjunctions for token in aside)
    return close + 1 if phrase or adverbs else first


def skip_adverbs(tokens: tuple[Token, ...], first: int, end: int, words: Lexicon) -> int:
    """The first position from `first` on that is neither an adverb nor a date."""
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
    after = skip_adverbs(tokens, cue.last + 1, comma, words)
    return cue.inverted or Frame.INTENT in cue.frames or tokens[after].lower not in words.accusative


def bare_opening(tokens: tuple[Token, ...], cue: Cue, at: int, end: int, words: Lexicon) -> tuple[int, bool] | None:
    """Where a clause without "that" begins after a cue, and whether something introduces it; None where none does."""
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
