"""BM25Plus: the one formula by which documents are ranked, and the bounds that engines and weights derive from it.

The score of a document is the sum, over the terms of the query that the corpus knows, of

    idf * (1 + tf * (K1 + 1) / (tf + norm)),    idf = log((N + 1) / n),    norm = K1 * (1 - B + B * length / mean)

with `tf` the frequency of the term in the document, `n` the number of documents that hold it and `N` that of all
(Lv and Zhai 2011, with delta = 1). rank-bm25 computes it; this module never does. BM25Okapi is no
alternative: it gives a term that half of the documents hold no weight, or a negative one.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence

from retrieval.searching.index import Document, Statistics

K1 = 0.6
B = 0.2
"""Passages are short: repeating a term says little, and so does length. Measured on three sets, see DESIGN.md."""
MOST = K1 + 1
"""The limit of `match_scores` of a document that holds all terms, as a multiple of their idf."""
UNKNOWN = 0.5
"""In how many documents a term is taken to be that is in none."""


def idf(statistics: Statistics, term: str) -> float:
    """The weight of a term in the corpus."""
    return math.log((statistics.documents + 1) / (statistics.frequencies[term] or UNKNOWN))


def length_norm(length: int, mean_length: float) -> float:
    """How much the length of a document counts against each of its terms; `norm` above."""
    return K1 * (1 - B + B * length / mean_length)


def scores(documents: Sequence[Document], terms: Collection[str], statistics: Statistics) -> list[float]:
    """The BM25Plus score of each document, in the order given; `terms` are unique and `statistics` covers them."""
    if not documents:
        return []
    from retrieval.searching.candidate_scores import CandidateBM25

    found: list[float] = CandidateBM25(documents, statistics, k1=K1, b=B).get_scores(terms).tolist()
    return found


def match_scores(documents: Sequence[Document], terms: Collection[str], statistics: Statistics) -> list[float]:
    """The scores without the idf that BM25Plus gives to each known term, also where a document does not hold it.

    0 for a document that holds none of the terms, up to rounding; below `MOST` times the idf of all terms.
    """
    without = sum((idf(statistics, term) for term in terms if statistics.frequencies[term]), 0.0)
    return [score - without for score in scores(documents, terms, statistics)]
