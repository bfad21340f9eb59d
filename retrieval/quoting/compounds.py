"""Nouns that are made of others: Bundesaußenminister, writer-director."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=65536)
def is_compound(word: str, nouns: frozenset[str], endings: frozenset[str]) -> bool:
    """True for a word that has one of the `endings`, or one of the `nouns` before or behind a hyphen."""
    if endings and word.endswith(tuple(endings)):
        return True
    return "-" in word and not nouns.isdisjoint(word.split("-"))
