"""From a query to ranked documents: analysed terms, candidates from an engine, rank-bm25 over the candidates.

Knows no question, no quote and no answer.
"""

from __future__ import annotations

from retrieval.searching.index import Document, Index, Statistics
from retrieval.searching.joint import JointIndex
from retrieval.searching.memory import MemoryIndex
from retrieval.searching.ranking import Ranked, rank, score
from retrieval.searching.words import guess_language, terms

__all__ = [
    "Document",
    "Index",
    "JointIndex",
    "MemoryIndex",
    "Ranked",
    "Statistics",
    "guess_language",
    "rank",
    "score",
    "terms",
]
