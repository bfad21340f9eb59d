"""Nouns that are made of others: Bundesaußenminister, writer-director."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=65536)
def is_compound(word: str, nouns: frozenset[str], endings: frozenset[str]) -> bool:
    """True for a word that ends in one of `endings`, or that has one of `nouns` before or after a hyphen."""
    if endings and word.endswith(tuple(endings)):
        return True
    return "-" in word and not nouns.isdisjoint(word.split("-"))
