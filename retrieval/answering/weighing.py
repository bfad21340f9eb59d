"""What the corpus makes of a question's terms, and how much of that a document attains: BM25 as a share, 0..1."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from retrieval.answering.questions import Inquiry
from retrieval.searching import Document, Index, Statistics, score
from retrieval.searching.ranking import K1

EARLIER = 0.5
"""What a term of the earlier question counts, against one of this question."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """The weights (idf) of an inquiry's terms in one index, also of the terms that it does not know."""

    inquiry: Inquiry
    statistics: Statistics
    weights: Mapping[str, float]

    @classmethod
    def of(cls, inquiry: Inquiry, index: Index) -> Weighing:
        asked = (*inquiry.terms, *inquiry.earlier)
        statistics = index.statistics(asked)
        count = statistics.documents + 1
        return cls(
            inquiry, statistics, {term: math.log(count / (statistics.frequencies[term] or 0.5)) for term in asked}
        )

    def total(self, terms: Collection[str]) -> float:
        return sum(self.weights[term] for term in terms)

    def share(self, terms: Collection[str], found: Collection[str]) -> float:
        """How much of the terms' weight is found, 0..1."""
        total = self.total(terms)
        return self.total([term for term in terms if term in found]) / total if total else 0.0

    def attained(self, documents: Sequence[Document]) -> list[float]:
        """BM25 of each document as a share of the most that any could have; earlier terms count less."""
        own = self._attained(documents, self.inquiry.terms)
        if not self.inquiry.earlier:
            return own
        before = self._attained(documents, self.inquiry.earlier)
        return [(one + EARLIER * two) / (1 + EARLIER) for one, two in zip(own, before, strict=True)]

    def _attained(self, documents: Sequence[Document], terms: Sequence[str]) -> list[float]:
        known = [term for term in terms if self.statistics.frequencies[term]]
        most = self.total(terms) * (K1 + 1)
        if not most:
            return [0.0] * len(documents)
        # BM25Plus gives each known term its idf where the document does not have it: that much is no match.
        base = self.total(known)
        return [max(0.0, value - base) / most for value in score(documents, known, self.statistics)]
