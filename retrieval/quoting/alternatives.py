"""Regular expressions of a lexicon's words, for languages that are read without tokens."""

from __future__ import annotations

import re
from collections.abc import Iterable


def any_of(words: Iterable[str]) -> str:
    """A regular expression that matches any of the words, trying longer ones first. Without words it matches
    nothing."""
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word))) or r"(?!)"
