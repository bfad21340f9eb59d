"""Words of which one excludes the other: a bridge that is *open* is not *closed*, and what happens in June not in May.

A claim that holds one of them, where the words that answer it hold another of the same kind, is told the difference.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from retrieval.checking.turning.clauses import clauses_of
from retrieval.checking.turning.opposed import negates
from retrieval.checking.turning.words import load_turning
from retrieval.records import Difference
from retrieval.searching import terms
from retrieval.searching.words import fold
from retrieval.text.languages import read_language

Place = Literal["anywhere", "beside", "after"]
"""Where a word stands that claim and answer share: in the clause, near the word of the kind, or right after it."""
BESIDE = 3
"""Words between a word of a kind that means little alone and one that claim and answer share: voted *for* the film."""
DENIED = 4
"""Words before a word among which a “not” denies it: it is *not* yet entirely open."""
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class OtherWord:
    """A word of a claim and the one that the published words have in its place.

    `agrees` says that one of the two sides denies its word, so that both say the same: not closed, but open.
    """

    difference: Difference
    agrees: bool


@dataclass(frozen=True, slots=True)
class _Kind:
    """Words of one kind: which member each form, and each beginning of forms, belongs to, and where claim and answer
    must share a word besides."""

    members: Mapping[str, int]
    beginnings: Mapping[str, int]
    shared: Place

    def member(self, word: str) -> int | None:
        """The member that a word as it is written is a form of; None where it is of another kind."""
        form = word if word in self.members else fold(word)
        begun = (member for beginning, member in self.beginnings.items() if form.startswith(beginning))
        return self.members[form] if form in self.members else next(begun, None)


def other_word(claimed: str, published: str, about: Collection[str], language: str) -> OtherWord | None:
    """The word of a claim for which the published words have one that excludes it; None where they have none.

    Both are in that language. `about` are the terms of the claim without whoever is claimed to have said it: the clause
    with the other word must hold one of them besides.
    """
    found = (_of_kind(kind, claimed, published, about, language) for kind in _kinds(language))
    return next((one for one in found if one), None)


def _of_kind(kind: _Kind, claimed: str, published: str, about: Collection[str], language: str) -> OtherWord | None:
    ours = _held(kind, claimed)
    if len({member for _, member in ours}) != 1:
        return None
    word, member = ours[0]
    shared = set(about).difference(terms(word, language))
    beside = _beside(claimed, word, language, kind.shared)
    clauses = [one.span.of(published) for one in clauses_of(published, load_turning(language))]
    held = [set(terms(one, language)) for one in clauses]
    common = [shared & each for each in held]
    near = [_near(kind, one, both & beside, language) for one, both in zip(clauses, common, strict=True)]
    if any(theirs == member for every in near for _, theirs in every):
        return None
    least = 1 if kind.shared == "anywhere" else 2
    every_term = set(terms(claimed, language))
    for clause, terms_held, both, every in zip(clauses, held, common, near, strict=True):
        is_about = both and len(terms_held & every_term) >= least
        if is_about and len({theirs for _, theirs in every}) == 1:
            other = every[0][0]
            agrees = _is_denied(clause, other, language) != _is_denied(claimed, word, language)
            return OtherWord(Difference(word, other), agrees)
    return None


def _held(kind: _Kind, text: str) -> Sequence[tuple[str, int]]:
    """The words of that kind in a text as they are written, each with the member of the kind that it is a form of."""
    members = ((word, kind.member(word)) for word in _WORD.findall(text))
    return [(word, member) for word, member in members if member is not None]


def _near(kind: _Kind, clause: str, common: Collection[str], language: str) -> Sequence[tuple[str, int]]:
    """The words of that kind in a clause that stand to a word in common as the claim's does."""
    held = _held(kind, clause)
    if kind.shared == "anywhere":
        return held
    near = ((one, _beside(clause, one[0], language, kind.shared)) for one in held)
    return [one for one, beside in near if not beside.isdisjoint(common)]


def _beside(text: str, word: str, language: str, where: Place) -> set[str]:
    """The terms of the words of a text that stand there to a word of it."""
    words = _WORD.findall(text)
    at = words.index(word)
    before = {"anywhere": words[:at], "beside": words[max(0, at - BESIDE) : at], "after": []}[where]
    after = words[at + 1 :] if where == "anywhere" else words[at + 1 : at + 1 + BESIDE]
    return set(terms(" ".join((*before, *after)), language))


def _is_denied(text: str, word: str, language: str) -> bool:
    """Whether a “not” stands among the last words before that one."""
    words = _WORD.findall(text)
    at = words.index(word)
    return negates(" ".join(words[max(0, at - DENIED) : at]), load_turning(language))


def _form(listed: str) -> str:
    """How a listed word is looked for: as it is written if it has a capital letter, as “May”, which may be a verb."""
    return listed if any(map(str.isupper, listed)) else fold(listed)


@cache
def _kinds(language: str) -> tuple[_Kind, ...]:
    """The kinds of words that the `turning.toml` of a language lists, in its order. “öffn*” lists all that begin so."""
    sections: tuple[tuple[str, Place], ...] = (
        ("exclusive", "anywhere"),
        ("exclusive_beside", "beside"),
        ("exclusive_before", "after"),
    )
    listed = read_language(language, "turning")
    return tuple(_kind(members, where) for section, where in sections for members in listed.get(section, {}).values())


def _kind(members: Sequence[str], where: Place) -> _Kind:
    listed = [(form, at) for at, forms in enumerate(members) for form in forms.split()]
    whole = {_form(form): at for form, at in listed if not form.endswith("*")}
    return _Kind(whole, {_form(form[:-1]): at for form, at in listed if form.endswith("*")}, where)
