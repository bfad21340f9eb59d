"""Misspelt roles: “the sherrif” and “the survayor” ask for a sheriff and a surveyor."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from retrieval.answering.asked.names.spelling import SHORTEST, is_slip
from retrieval.answering.asked.roles.words import words_of_roles
from retrieval.quoting.loading import load_lexicon
from retrieval.searching.words import fold

_DOUBLED = re.compile(r"(\w)\1")


def mended_role(typed: str, languages: Sequence[str]) -> str:
    """What was typed, with each word that is a slip in spelling one word of a role replaced by that word.

    A word for a body is no slip: *die Gewerkschaft* is no Gewerkschafter. Two slips are forgiven where they double a
    letter or leave one of two out.
    """
    return " ".join(_mended(word, languages) for word in typed.split())


def _mended(word: str, languages: Sequence[str]) -> str:
    folded = fold(word)
    known = [one for language in languages for one in words_of_roles(language) if len(one) >= SHORTEST]
    if len(folded) < SHORTEST or folded in known or any(folded in _bodies(language) for language in languages):
        return word
    return next((one for one in known if _may_be(folded, one)), word)


@cache
def _bodies(language: str) -> frozenset[str]:
    return frozenset(map(fold, load_lexicon(language).bodies))


def _may_be(typed: str, known: str) -> bool:
    return is_slip(typed, known) or (typed[0] == known[0] and _single(typed) == _single(known))


def _single(word: str) -> str:
    return _DOUBLED.sub(r"\1", word)
