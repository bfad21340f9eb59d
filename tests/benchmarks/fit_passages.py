"""Fit the weights of passage ranking to ranking sets, and say what they are worth on a set not fitted to.

    python -m tests.benchmarks.fit_passages FOLDER FOLDER... [--plain] [--write]

Each set is scored with weights fitted to the others alone; what is written is fitted to all.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import numpy as np

from retrieval import Library
from retrieval.answering.asked.names.spelling import spell
from retrieval.answering.follow_ups import parse_question
from retrieval.answering.passage_ranking import LOOKED_AT, passage_features
from retrieval.answering.passages import find_passages
from retrieval.answering.scoring import weights as weights_module
from retrieval.answering.scoring.features import PassageFeatures
from retrieval.answering.weighing import Weighing
from retrieval.evaluating.ranking_sets import DEPTH, RankingSet, add_to, read_ranking_set
from tests.benchmarks.learning import Group, Ranker, fit_ranker

PENALTY = 0.001


def groups_of(ranking_set: RankingSet, *, semantic: bool) -> list[Group]:
    """A group of candidates for each question, right where the passage is relevant."""
    library = Library(semantic=semantic)
    add_to(ranking_set, library)
    width = len(fields(semantic=library.vectors is not None))
    groups = []
    for name, question in ranking_set.questions.items():
        parsed = spell(parse_question(question), library)
        found = find_passages(parsed, library, Weighing.of(parsed, library.passage_index), LOOKED_AT)
        features = np.array(passage_features(parsed, library, found)).reshape(-1, len(PassageFeatures._fields))[
            :, :width
        ]
        right = [float(ranking_set.names[one.record] in ranking_set.relevant[name]) for one in found]
        groups.append(Group(features, np.array(right), 0))
    return groups


def fields(*, semantic: bool) -> tuple[str, ...]:
    """The features that are fitted; those of meaning come last."""
    return PassageFeatures._fields if semantic else PassageFeatures._fields[:-1]


def mean_reciprocal_rank(groups: list[Group], ranker: Ranker) -> float:
    """MRR@10 in percent."""
    total = 0.0
    for group in groups:
        if not len(group.right):
            continue
        order = np.argsort(-ranker.worths(group), kind="stable")[:DEPTH]
        total += next((1 / place for place, at in enumerate(order, 1) if group.right[at]), 0.0)
    return 100 * total / len(groups)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--plain", action="store_true", help="without the sentence encoder")
    parser.add_argument("--write", action="store_true", help="write the weights where the answers read them")
    arguments = parser.parse_args()
    sets = [groups_of(read_ranking_set(folder), semantic=not arguments.plain) for folder in arguments.folders]
    for folder, held_out in zip(arguments.folders, sets, strict=True):
        others = [group for groups in sets if groups is not held_out for group in groups]
        ranker = fit_ranker(others or held_out, 1, penalty=PENALTY, share=0.01)
        sys.stdout.write(f"{folder.name:14s} MRR@10 {mean_reciprocal_rank(held_out, ranker):6.1f}\n")
    if arguments.write:
        ranker = fit_ranker([group for groups in sets for group in groups], 1, penalty=PENALTY, share=0.01)
        names = fields(semantic=not arguments.plain)
        target = Path(weights_module.__file__).with_name("weights.json")
        data = json.loads(target.read_text(encoding="utf-8"))
        fitted = {name: round(float(value), 4) for name, value in zip(names, ranker.weights[0], strict=True)}
        data["plain" if arguments.plain else "semantic"]["passages"] = fitted
        target.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
