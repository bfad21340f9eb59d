"""Lists of words by their names, while a lexicon is read."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

Words = frozenset[str]


def meant_by(name: str, known: Iterable[str]) -> str:
    """The name that was probably meant, in words; empty where none is near."""
    near = get_close_matches(name, known, 1)
    return f"; {near[0]!r} may be meant" if near else ""


def union(words: dict[str, Words], *names: str) -> Words:
    """The words of several lists together."""
    return frozenset[str]().union(*(words.get(name, frozenset()) for name in names))
