"""How LanceDB's BM25 is made to bound ours, so that a search can stop and still have found the best.

LanceDB's BM25 is fixed at k1 = 1.2 and b = 0.75, ours has 0.6 and 0.2. As with tantivy (see searching/tantivy.py),
each occurrence of a term is written twice, above a filling of 5.5 mean lengths: LanceDB's length norm is then twice
ours, and its score equals ours once each term is multiplied in the query by a known factor.

What is left of the difference comes from LanceDB's counts. They leave out rows that were added since the search index
was updated, and keep removed ones until it is built anew. Both numbers are known, so the difference has a bound.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import log1p

from retrieval.searching.bm25 import MOST, length_norm
from retrieval.searching.index import Statistics
from retrieval.storing.shared.lance.figures import OfCorpus

_K1, _B = 1.2, 0.75
_FILLING = "\x01"
"""A term of every document, which no text holds."""
_REPEATS = 2
_PADDING = 5.5
"""In mean lengths of a document."""
_ROUNDING = 1.0001
"""LanceDB computes in 32 bits."""


def written(frequencies: Mapping[str, int], mean_length: float) -> str:
    """A bag of terms as it is written for LanceDB's tokenizer, which splits at white space."""
    terms = [term for term, count in frequencies.items() for _ in range(_REPEATS * count)]
    return " ".join(terms + [_FILLING] * _filling(mean_length))


def multiplied(weights: Mapping[str, float], own: Statistics) -> dict[str, float]:
    """By what LanceDB is to multiply its score of each term, so that it is ours; terms that it knows only."""
    return {
        term: weight * MOST / (_K1 + 1) / _weight(own.documents, count)
        for term, weight in weights.items()
        if (count := own.frequencies[term])
    }


def slack(ours: Statistics, own: Statistics, corpus: OfCorpus, unindexed: int, mean_length: float) -> float:
    """By what factor, at most, our score of a document exceeds LanceDB's.

    `ours` are the statistics that we rank by, `own` those of this index, `corpus` its counts, of which `unindexed`
    documents were added after its last update. `mean_length` is the one that the filling was measured by.
    """
    fewest = max(1, own.documents - unindexed)
    weights = [
        _weight(own.documents, count) / _weight(max(fewest, count + corpus.removed), count + corpus.removed)
        for count in own.frequencies.values()
        if count
    ]
    filling = _filling(mean_length)
    least = _least_mean(corpus, unindexed, filling)
    ends = [
        (1 + _K1 / _REPEATS * (1 - _B + _B * (_REPEATS * length + filling) / least))
        / (1 + length_norm(length, ours.mean_length))
        for length in (0, corpus.longest)
    ]
    return _ROUNDING * max(1.0, *ends) * max(1.0, *weights)


def _least_mean(corpus: OfCorpus, unindexed: int, filling: int) -> float:
    """The least mean length of a document, as it is written, that LanceDB may reckon with."""
    count = corpus.documents + corpus.removed
    length = max(0, corpus.length - unindexed * corpus.longest)
    return filling + _REPEATS * length / max(1, count)


def _filling(mean_length: float) -> int:
    return max(1, round(_PADDING * mean_length))


def _weight(documents: int, frequency: int) -> float:
    return log1p((documents - frequency + 0.5) / (frequency + 0.5))
