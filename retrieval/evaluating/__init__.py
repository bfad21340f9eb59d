"""Public measures of how good answers, quotations with their speakers, and rankings of passages are.

The rest of retrieval/ does not depend on this package. A comparison needs three lines:
`judge(read_questions(path), ask_library(library))`, the same with the naive bot, and `tabulate` of each.
"""

from __future__ import annotations

from retrieval.evaluating.answer_scores import Outcome, Row, ask_library, ask_naively, judge, tabulate
from retrieval.evaluating.errors import BenchmarkError
from retrieval.evaluating.questions import Posed, read_questions
from retrieval.evaluating.quote_scores import (
    Annotated,
    Joint,
    find_by_rules,
    find_naively,
    read_annotated,
    score_quotes,
)
from retrieval.evaluating.ranking_sets import (
    RankingSet,
    rank_by_library,
    rank_naively,
    read_ranking_set,
    reciprocal_ranks,
)

__all__ = [
    "Annotated",
    "BenchmarkError",
    "Joint",
    "Outcome",
    "Posed",
    "RankingSet",
    "Row",
    "ask_library",
    "ask_naively",
    "find_by_rules",
    "find_naively",
    "judge",
    "rank_by_library",
    "rank_naively",
    "read_annotated",
    "read_questions",
    "read_ranking_set",
    "reciprocal_ranks",
    "score_quotes",
    "tabulate",
]
