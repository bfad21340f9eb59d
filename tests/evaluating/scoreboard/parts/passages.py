"""Ranking of passages by MRR@10: one over the place of the first passage that answers, 0 where none of ten does.

The shipped weights are fitted to both sets. The cross-validated rows are fitted to the other set only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice

import numpy as np

from retrieval.evaluating import RankingSet, rank_by_library, read_ranking_set, reciprocal_ranks
from retrieval.evaluating.ranking_sets import DEPTH, Ranker
from tests.benchmarks.fit_passages import PENALTY, groups_of
from tests.benchmarks.learning import Group, fit_ranker
from tests.benchmarks.learning import Ranker as Fitted
from tests.evaluating.intervals import interval
from tests.evaluating.scoreboard.bases import basis_of
from tests.evaluating.scoreboard.peers.rankers import RANKERS
from tests.evaluating.scoreboard.records import OURS, PLAIN, Basis, Figure, Measured, Row, Scope

MEASURE = "MRR@10"
SETS = ("xquad_en", "squad2dev")
SETTINGS = ((OURS, True), (PLAIN, False))


def measure(scope: Scope) -> Iterator[Measured]:
    """A table for each set."""
    sets = {
        name: _limited(read_ranking_set(folder), scope.limit)
        for name in SETS
        if (folder := scope.shared / "data/retrieval" / name).is_dir() and scope.wants(name)
    }
    fitted = _cross_validated(sets)
    for name, ranking_set in sets.items():
        rows = []
        for system, semantic in SETTINGS:
            if (name, system) in fitted:
                rows.append(_row(system, "cross-validated", fitted[name, system], ranking_set))
            ranks = reciprocal_ranks(ranking_set, rank_by_library(ranking_set, semantic=semantic))
            rows.append(_row(system, basis_of("passages", name), list(ranks), ranking_set))
        for system in RANKERS:
            ranks = reciprocal_ranks(ranking_set, _peer(ranking_set, system))
            rows.append(_row(system, "peer", list(ranks), ranking_set))
        about = (
            f"{len(ranking_set.questions):,} questions, {len(ranking_set.names):,} passages of encyclopedias; per cent"
        )
        yield Measured(name, about, (MEASURE,), tuple(rows))


def _limited(ranking_set: RankingSet, limit: int | None) -> RankingSet:
    return replace(ranking_set, questions=dict(islice(ranking_set.questions.items(), limit)))


def _cross_validated(sets: dict[str, RankingSet]) -> dict[tuple[str, str], list[float]]:
    """The reciprocal ranks of each question of a set with weights that were fitted to the other sets alone."""
    found = {}
    for system, semantic in SETTINGS if len(sets) > 1 else ():
        groups = {name: groups_of(ranking_set, semantic=semantic) for name, ranking_set in sets.items()}
        for name, held_out in groups.items():
            others = list(chain.from_iterable(these for other, these in groups.items() if other != name))
            ranker = fit_ranker(others, 1, penalty=PENALTY, share=0.01)
            found[name, system] = [_reciprocal(group, ranker) for group in held_out]
    return found


def _reciprocal(group: Group, ranker: Fitted) -> float:
    if not len(group.right):
        return 0.0
    order = np.argsort(-ranker.worths(group), kind="stable")[:DEPTH]
    return next((1 / place for place, at in enumerate(order, 1) if group.right[at]), 0.0)


def _peer(ranking_set: RankingSet, system: str) -> Ranker:
    names = tuple(ranking_set.names.values())
    best = RANKERS[system]([passage.text for passage in ranking_set.names])
    return lambda question: [names[at] for at in best(question, DEPTH)]


def _row(system: str, basis: Basis, ranks: Sequence[float], ranking_set: RankingSet) -> Row:
    """Intervals are drawn by the article of the passage that answers."""
    articles = {name: passage.article_id for passage, name in ranking_set.names.items()}
    clusters = [articles[min(ranking_set.relevant[question])] for question in ranking_set.questions]
    figure = Figure.of(interval(ranks, clusters))
    return Row(system, basis, {MEASURE: figure} if figure else {}, count=len(ranks))
