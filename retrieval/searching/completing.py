"""Words that are still being typed: the last one is the beginning of a term that the articles hold."""

from __future__ import annotations

import re
from itertools import islice

from retrieval.searching.index import Index
from retrieval.searching.words import fold, guess_language, term

_UNFINISHED = re.compile(r"[^\W\d_]{2,}\Z")
_LOOKED_AT = 2_000
"""How many terms with that beginning are compared."""


def complete(words: str, index: Index, most: int = 3) -> tuple[str, ...]:
    """The words with the last one completed to a term of the index, the most frequent one first, at most `most` times.

    None where the last word is known as it stands, is too common to be searched for, or begins no term.
    """
    last = _UNFINISHED.search(words)
    if last is None:
        return ()
    beginning = fold(last.group())
    as_it_stands = term(beginning, guess_language(words))
    if not as_it_stands or index.statistics([as_it_stands]).frequencies[as_it_stands]:
        return ()
    known = list(islice(index.vocabulary(beginning), _LOOKED_AT))
    frequencies = index.statistics(known).frequencies
    best = sorted(known, key=lambda one: (-frequencies[one], one))[:most]
    return tuple(f"{words[: last.start()]}{one}" for one in best)
