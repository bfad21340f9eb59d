"""How much of a question a document attains: BM25 as a share of the most that any document could have, 0..1."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from retrieval.answering.questions import ParsedQuestion
from retrieval.searching import Document, Index, Statistics
from retrieval.searching.bm25 import MOST, idf, match_scores

EARLIER = 0.5
"""What a term of the earlier question counts, against one of this question."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """The weights (idf) of a question's terms in one index, including terms that the index does not know."""

    parsed: ParsedQuestion
    statistics: Statistics
    weights: Mapping[str, float]

    @classmethod
    def of(cls, parsed: ParsedQuestion, index: Index) -> Weighing:
        asked = (*parsed.terms, *parsed.earlier)
        statistics = index.statistics(asked)
        return cls(parsed, statistics, {term: idf(statistics, term) for term in asked})

    def total(self, terms: Collection[str]) -> float:
        """The weight of the terms together."""
        return sum(map(self.weights.__getitem__, terms), 0.0)

    def share(self, terms: Collection[str], found: Collection[str]) -> float:
        """The share of the terms' weight that is found, 0..1."""
        total = self.total(terms)
        return self.total([term for term in terms if term in found]) / total if total else 0.0

    def attained(self, documents: Sequence[Document]) -> list[float]:
        """The share, 0..1, that each document attains; terms of earlier questions count less."""
        own = self._attained(documents, self.parsed.terms)
        if not self.parsed.earlier:
            return own
        before = self._attained(documents, self.parsed.earlier)
        return [(one + EARLIER * two) / (1 + EARLIER) for one, two in zip(own, before, strict=True)]

    def _attained(self, documents: Sequence[Document], terms: Sequence[str]) -> list[float]:
        known = [term for term in terms if self.statistics.frequencies[term]]
        most = self.total(terms) * MOST
        if not most:
            return [0.0] * len(documents)
        return [max(0.0, score) / most for score in match_scores(documents, known, self.statistics)]
