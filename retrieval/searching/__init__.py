"""From a query to ranked documents: analysed terms, candidates from an engine, BM25Plus over the candidates.

`words` turns texts into terms, `index` is the protocol of engines (`memory`, `tantivy` by way of retrieval/storing, and
`joint` for two at once), and `ranking` orders what they find by `bm25`. `completing` guesses what is
still being typed. Independent of questions, quotes and answers.
"""

from __future__ import annotations

from retrieval.searching.bm25 import scores
from retrieval.searching.completing import complete
from retrieval.searching.index import Document, Index, Statistics
from retrieval.searching.joint import JointIndex
from retrieval.searching.memory import MemoryIndex
from retrieval.searching.ranking import Ranked, rank
from retrieval.searching.words import guess_language, terms, vocabulary

__all__ = [
    "Document",
    "Index",
    "JointIndex",
    "MemoryIndex",
    "Ranked",
    "Statistics",
    "complete",
    "guess_language",
    "rank",
    "scores",
    "terms",
    "vocabulary",
]
