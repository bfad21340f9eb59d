"""Whether words that answer a claim say the opposite: of the two, one says “not” of the same.

Did Keller say that the pool would close? “The pool will *not* close.” Unlike the words that turn round a sentence of
which every word is known (turned.py), these stand among other words: so only the clause that shares most words with the
claim is read, or a “No.” with which somebody begins to answer.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from retrieval.checking.turning.before import EDGES, bare_word, words_in
from retrieval.checking.turning.words import TurningWords, phrase_at
from retrieval.records import Span
from retrieval.searching import terms

LEAST_SHARED = 1 / 3
"""The share of the claim's words that a clause must hold to be about the claim."""
MOST_SHARED = 1 / 2
"""The greatest share of the claim's words that any clause holds where a “No.” before it denies the claim."""
_CLAUSES = re.compile(r"[;:—–，；：.!?…。！？\n()]|,(?!\d)|\s-\s")
_NEAR = 3
"""Words after a “not” among which one stands that affirms: there was *no* reasonable *doubt*."""
_ANSWER = re.compile(r"[^,.!?;:—–…，、。！？；：]+")


def is_opposed(
    said: str, words: TurningWords, claimed: Collection[str], language: str, *, is_negated: bool
) -> bool | None:
    """Whether `said`, in that language, denies what the claim says, or says what the claim denies.

    `claimed` are the terms of the claim without whoever is claimed to have said it; where `is_negated`, the claim says
    “not”. None where no clause shares enough of its words, and where two that share as many of them differ. A “No.”
    that begins what is said denies a claim of which no clause shares more than half of the words.
    """
    clauses = [part for one in clauses_of(said) for part in _linked(one.of(said), words)]
    shares = [len(set(claimed).intersection(terms(clause, language))) for clause in clauses]
    most = max(shares, default=0)
    if most <= MOST_SHARED * len(claimed) and not is_negated and _answers_no(said, words):
        return True
    if not most or most < LEAST_SHARED * len(claimed):
        return None
    nearest = {negates(clause, words) for clause, share in zip(clauses, shares, strict=True) if share == most}
    return None if len(nearest) > 1 else nearest == {not is_negated}


def clauses_of(text: str) -> list[Span]:
    """Where the clauses of a text stand: what commas, dashes and the ends of sentences part."""
    borders = [found.span() for found in _CLAUSES.finditer(text)]
    starts, ends = [0, *(end for _, end in borders)], [*(start for start, _ in borders), len(text)]
    spans = (Span(start, end) for start, end in zip(starts, ends, strict=True))
    return [one for one in spans if one.of(text).strip(EDGES)]


def _linked(clause: str, words: TurningWords) -> list[str]:
    """A clause, parted before each link with a “not” or a subject after it: we won *and nobody*, *but they* lost."""
    found = list(words_in(clause, words))
    said = [bare_word(clause[start:end]) for start, end in found]
    subjects = words.lexicon.male | words.lexicon.female | words.lexicon.plural | words.first_persons
    opens = [one in subjects or _is_not(one, words) for one in said]
    links = (at for at in range(1, len(found) - 1) if said[at] in words.links and opens[at + 1])
    borders = [found[at][0] for at in links]
    return [clause[start:end] for start, end in pairwise([0, *borders, len(clause)])]


def negates(clause: str, words: TurningWords) -> bool:
    """Whether a clause says that something is not so. A “not” and a verb of refusing or denying cancel each other."""
    found = _words_of(clause, words)
    says_not = any(_is_not(one, words) and not _is_affirmed(found, at, words) for at, one in enumerate(found))
    return says_not != refuses(clause, words)


def refuses(clause: str, words: TurningWords) -> bool:
    """Whether somebody denies or refuses something in these words."""
    found = _words_of(clause, words)
    return any(one in words.denying or phrase_at(found, at, words.refusing) for at, one in enumerate(found))


def _words_of(text: str, words: TurningWords) -> list[str]:
    return [bare_word(text[start:end]) for start, end in words_in(text, words)]


def _is_not(word: str, words: TurningWords) -> bool:
    is_listed = words.is_negation(word) or word in words.nothing or word in words.refuting
    return is_listed and word not in words.ambiguous


def _is_affirmed(found: Sequence[str], at: int, words: TurningWords) -> bool:
    """Whether what follows a “not” affirms: *no* doubt, *not* only."""
    return not (words.affirming - words.denying).isdisjoint(found[at + 1 : at + 1 + _NEAR])


def _answers_no(said: str, words: TurningWords) -> bool:
    """Whether words begin with an answer that denies what was asked: *No.* It stays open."""
    opening = _ANSWER.match(said.lstrip(EDGES))
    if opening is None or opening.end() == len(said.lstrip(EDGES)):
        return False
    answer = tuple(bare_word(word) for word in opening[0].split())
    return answer in words.replying
