"""rank-bm25 over the candidates of a query. Imported when the first query is ranked, because it imports NumPy."""

from __future__ import annotations

from collections.abc import Sequence

from rank_bm25 import BM25Plus

from retrieval.searching.index import Document, Statistics


class CandidateBM25(BM25Plus):  # type: ignore[misc] # rank-bm25 has no type hints
    """rank-bm25's BM25Plus over the candidates of a query, with the statistics of the whole corpus.

    The scoring code is inherited unchanged, so each score is bit-equal to the one that BM25Plus over the whole corpus
    gives. Only the constructor differs: it is given the counts that BM25Plus would take from the corpus.
    """

    def __init__(self, documents: Sequence[Document], statistics: Statistics, *, k1: float, b: float) -> None:
        self.k1, self.b, self.delta = k1, b, 1
        self.idf: dict[str, float] = {}
        self.corpus_size = statistics.documents
        self._calc_idf({term: count for term, count in statistics.frequencies.items() if count})
        self.avgdl = statistics.mean_length
        self.doc_freqs = [document.frequencies for document in documents]
        self.doc_len = [document.length for document in documents]
        self.corpus_size = len(documents)
