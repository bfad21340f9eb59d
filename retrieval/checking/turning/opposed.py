"""Whether words that answer a claim say the opposite: of the two, one says “not” of the same.

Did Keller say that the pool would close? “The pool will *not* close.” Unlike the words that turn round a sentence of
which every word is known (turned.py), these stand among other words: so only the clause that shares most words with the
claim is read, or a “No.” with which somebody begins to answer.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from retrieval.checking.turning.before import EDGES, bare_word
from retrieval.checking.turning.clauses import Clause, is_not, said_in
from retrieval.checking.turning.words import TurningWords, phrase_at
from retrieval.searching import terms

LEAST_SHARED = 1 / 3
"""The share of the claim's words that a clause must hold to be about the claim."""
MOST_SHARED = 1 / 2
"""The greatest share of the claim's words that any clause holds where a “No.” before it denies the claim."""
_NEAR = 3
"""Words after a “not” among which one stands that affirms: there was *no* reasonable *doubt*."""
_BEFORE_ANSWER = EDGES + "—–-"
_ANSWER = re.compile(r"[^,.!?;:—–…，、。！？；：]+")


def is_opposed(
    said: str,
    clauses: Sequence[Clause],
    words: TurningWords,
    claimed: Collection[str],
    language: str,
    *,
    is_negated: bool,
) -> bool | None:
    """Whether `said`, in that language, denies what the claim says, or says what the claim denies.

    `clauses` are those of `said` that somebody states or is asked. `claimed` are the terms of the claim without whoever
    is claimed to have said it; where `is_negated`, the claim says “not”. None where no clause shares enough of its
    words, where two that share as many of them differ, and where the one is a question that nothing answers. A “No.”
    that begins what is said denies a claim of which no clause shares more than half of the words, and agrees with one
    that says “not”.
    """
    shares = [len(set(claimed).intersection(terms(one.span.of(said), language))) for one in clauses]
    most = max(shares, default=0)
    if most <= MOST_SHARED * len(claimed) and _answers_no(said, words):
        return not is_negated
    if not most or most < LEAST_SHARED * len(claimed):
        return None
    nearest = {tells_not(one, said, words) for one, share in zip(clauses, shares, strict=True) if share == most}
    return None if len(nearest) > 1 or None in nearest else nearest == {not is_negated}


def tells_not(clause: Clause, said: str, words: TurningWords) -> bool | None:
    """Whether the words that tell of a clause of `said` whether it is so deny it; None where there are none."""
    if clause.telling is None:
        return None
    telling = clause.telling.of(said)
    is_agreed = clause.telling != clause.span and not words.agreeing.isdisjoint(said_in(telling, words))
    return not is_agreed and negates(telling, words)


def negates(clause: str, words: TurningWords) -> bool:
    """Whether a clause says that something is not so. A “not” and a verb of refusing or denying cancel each other."""
    found = said_in(clause, words)
    says_not = any(is_not(one, words) and not _is_affirmed(found, at, words) for at, one in enumerate(found))
    return says_not != refuses(clause, words)


def refuses(clause: str, words: TurningWords) -> bool:
    """Whether somebody denies or refuses something in these words."""
    found = said_in(clause, words)
    return any(one in words.denying or phrase_at(found, at, words.refusing) for at, one in enumerate(found))


def _is_affirmed(found: Sequence[str], at: int, words: TurningWords) -> bool:
    """Whether what follows a “not” affirms: *no* doubt, *not* only."""
    return not (words.affirming - words.denying).isdisjoint(found[at + 1 : at + 1 + _NEAR])


def _answers_no(said: str, words: TurningWords) -> bool:
    """Whether words begin with an answer that denies what was asked: *No.* It stays open."""
    answer = said.lstrip(_BEFORE_ANSWER)
    opening = _ANSWER.match(answer)
    if opening is None or opening.end() == len(answer):
        return False
    return tuple(bare_word(word) for word in opening[0].split()) in words.replying
