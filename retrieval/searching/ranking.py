"""Rank what an engine found: rank-bm25's own scoring code, at any corpus size.

BM25Plus (Lv and Zhai 2011), since BM25Okapi gives a term of half the documents no weight, or a negative one. It gives
documents without any of the terms a score above 0, so what shares no term is left out here.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from retrieval.searching.index import Document, Index, Statistics

K1 = 0.6
B = 0.2
"""Passages are short: repeating a term says little, and so does length. Measured on three sets, see DESIGN.md."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A document and its score; scores compare only within one query."""

    document: Document
    score: float


def score(documents: Sequence[Document], terms: Collection[str], statistics: Statistics) -> list[float]:
    """BM25Plus of each document, in the order given; `terms` are unique and `statistics` covers them."""
    if not documents:
        return []
    from retrieval.searching.bm25 import CandidateBM25

    scores: list[float] = CandidateBM25(documents, statistics, k1=K1, b=B).get_scores(terms).tolist()
    return scores


def rank(index: Index, terms: Collection[str], limit: int) -> list[Ranked]:
    """The best `limit` documents that share a term with the query, best first; ties in the order of adding."""
    unique = tuple(dict.fromkeys(terms))
    candidates = index.candidates(unique, limit)
    scores = score(candidates, unique, index.statistics(unique))
    ranked = [Ranked(document, value) for document, value in zip(candidates, scores, strict=True)]
    return sorted(ranked, key=lambda found: -found.score)[:limit]
