"""Words that are quoted without the “not” before them: It is not true that *we will sell the school*.

So are words that somebody denies to have said: Keller denied that he had called it *“a farce”*. And words that others
before them suppose or give as another's: "If we lose, *I will resign*", "People say that *we are lazy*". Which words do
so are lists of the language (quoting.toml).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.quoting.lexicon import Lexicon
from retrieval.records import Attribution, Span

_SENTENCE = re.compile(r"[.!?…。！？\n][\"”’»“„«)\s]+")
_BREAK = re.compile(r"[,;:—–，；：]")
_EDGES = " \t\"“”„«»'‘’,.;:()"
FEWEST = 3
"""Words from which a condition, or that another says so, turns them; fewer may be quoted from anywhere."""


@dataclass(frozen=True, slots=True)
class Turned:
    """The words before, and whether they deny what follows; otherwise they suppose it or give it as another's."""

    span: Span
    denies: bool


@dataclass(frozen=True, slots=True)
class _Before:
    """The words before, in small letters, and what stands between each of them and the words that follow."""

    words: tuple[str, ...]
    between: tuple[str, ...]
    text: str

    @classmethod
    def of(cls, text: str) -> _Before:
        found = list(re.finditer(r"\S+", text))
        words = (one[0].strip(_EDGES).casefold().replace("’", "'") for one in found)
        between = (text[one.end() :] for one in found)
        return cls(tuple(words), tuple(between), text)

    def governs(self, at: int) -> bool:
        """Whether no other clause begins between that word and what follows; a comma right before that may stand."""
        return not _BREAK.search(self.between[at].strip(_EDGES))


def turned_before(text: str, span: Span, said: Attribution, lexicon: Lexicon, *, is_statement: bool) -> Turned | None:
    """What turns the words at `span` round in their sentence, None where nothing does.

    Of a quotation in marks only the words within them are looked at; of a paraphrase the source and the cue, too. Where
    the words are given as all that somebody said (`is_statement`), a bare "not" before them in their clause turns them.
    Of fewer words than FEWEST only a denial is told: they may stand anywhere.
    """
    holding = [content for content in said.quote.contents if content.holds(span)]
    if not holding:
        return None
    is_direct = said.quote.kind == "direct"
    start = holding[0].start if is_direct else min(said.span.start, holding[0].start)
    start = max((found.end() for found in _SENTENCE.finditer(text, start, span.start)), default=start)
    before = _Before.of(text[start : span.start])
    at = Span(start, start + len(before.text.rstrip()))
    if _denies(before, lexicon) or (is_statement and _negates(before, lexicon)):
        return Turned(at, denies=True)
    if len(span.of(text).split()) < FEWEST:
        return None
    supposed = any(word in lexicon.supposing for word in before.words)
    reversed_ = any(word in lexicon.reversing and before.governs(number) for number, word in enumerate(before.words))
    is_lent = supposed or reversed_ or (is_direct and _is_anothers(before, lexicon))
    return Turned(at, denies=False) if is_lent else None


def is_negation(word: str, lexicon: Lexicon) -> bool:
    """Whether a word, in small letters and with a straight apostrophe, is a "not"."""
    return word in lexicon.negations or word.endswith("n't")


def _negates(before: _Before, lexicon: Lexicon) -> bool:
    """Whether a "not" stands in the clause that goes on with what follows."""
    return any(is_negation(word, lexicon) and before.governs(at) for at, word in enumerate(before.words))


def _denies(before: _Before, lexicon: Lexicon) -> bool:
    """Whether what follows is denied: by a "not" or a verb of denying that governs it, or by one of disputing."""
    says = lexicon.speech | lexicon.denying | lexicon.told
    for number, word in enumerate(before.words):
        behind = before.words[number + 1 :]
        spoken = [at for at, other in enumerate(behind, number + 1) if other in says]
        if is_negation(word, lexicon):
            is_behind_verb = number > 0 and before.words[number - 1] in says and lexicon.that.issuperset(behind)
            brings_in = before.governs(number) and not lexicon.that.isdisjoint(behind)
            if is_behind_verb or brings_in or any(map(before.governs, spoken)):
                return True
        if word in lexicon.denying and before.governs(number) and lexicon.links.isdisjoint(behind):
            return True
        if word in lexicon.disputing and (spoken[:1] == [number + 2] or _disputes(before, number, spoken, lexicon)):
            return True
    return False


def _disputes(before: _Before, number: int, spoken: Sequence[int], lexicon: Lexicon) -> bool:
    """Whether the verb of disputing brings in what follows: dismissed reports *that* …; wies den Vorwurf zurück, …"""
    if any(at + 1 == len(before.words) or before.words[at + 1] not in lexicon.that for at in spoken):
        return False
    is_led_in = not lexicon.that.isdisjoint(before.words[number + 1 :]) or before.text.rstrip().endswith(",")
    return is_led_in and before.governs(number)


def _is_anothers(before: _Before, lexicon: Lexicon) -> bool:
    """Whether somebody else is told to say or think what follows; told only where the language names its subjects."""
    says = lexicon.speech | lexicon.told | lexicon.thought
    return bool(lexicon.first_persons) and any(
        word in says and before.governs(number) and before.words[number - 1] not in lexicon.first_persons
        for number, word in enumerate(before.words)
        if number
    )
