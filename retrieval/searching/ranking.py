"""Rank the candidates that an engine finds, by BM25Plus, at any size of the corpus."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from retrieval.searching.bm25 import scores
from retrieval.searching.index import Document, Index


@dataclass(frozen=True, slots=True)
class Ranked:
    """A document and its score; scores compare only within one query."""

    document: Document
    score: float


def rank(index: Index, terms: Collection[str], limit: int) -> list[Ranked]:
    """The best `limit` documents that share a term with the query, best first; ties in the order of adding.

    BM25Plus gives documents without any of the terms a score above 0; they are left out.
    """
    unique = tuple(dict.fromkeys(terms))
    candidates = index.candidates(unique, limit)
    found = scores(candidates, unique, index.statistics(unique))
    ranked = [Ranked(document, score) for document, score in zip(candidates, found, strict=True)]
    return sorted(ranked, key=lambda one: -one.score)[:limit]
