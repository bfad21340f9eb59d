"""Forms of one name in languages that decline names: Путин, Путина; Merkel, Merkels. Knows no person."""

from __future__ import annotations

from functools import lru_cache

from retrieval.quoting.lexicon import Words

SHORTEST_STEM = 4
"""Letters that a name keeps when its ending is taken off."""


@lru_cache(maxsize=65536)
def stem(name: str, endings: Words) -> str:
    """`name` without the longest of a language's case `endings` that it has; as it stands where there are none."""
    fitting = [len(ending) for ending in endings if name.endswith(ending)]
    fitting = [length for length in fitting if len(name) - length >= SHORTEST_STEM]
    return name[: len(name) - max(fitting)] if fitting else name


def plainer(name: tuple[str, ...], other: tuple[str, ...], endings: Words) -> bool:
    """True where `name`, a form of `other`, is nearer to the nominative: as many words, fewer letters."""
    return bool(endings) and len(name) == len(other) and sum(map(len, name)) < sum(map(len, other))
