"""Fit the weights of scoring/weights.json to question sets, and say what they are worth on articles not fitted to.

    python -m tests.benchmarks.fit_answers SET ... [--plain] [--reader FOLDER] [--many] [--half HALF]
        [--part PART ...] [--more FOLDER] [--write]

A set is one of those that `python -m tests.evaluating.answers` asks; its questions are asked of its own articles only.
Every figure printed is cross-validated by article: no question is answered by weights that saw its article. With
--part, only the articles of these parts (fit, choose, report) are used, and what was left out can judge the result.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
import numpy as np

from retrieval import Article, Library, read_articles
from retrieval.answering.decision import decision_features
from retrieval.answering.scoring import weights as weights_module
from retrieval.answering.scoring.decision_features import DecisionFeatures
from retrieval.answering.scoring.features import Features
from retrieval.answering.windows import expected_rightness, likelihoods
from retrieval.evaluating.measures import is_right
from retrieval.evaluating.questions import read_questions
from retrieval.semantic import Reader
from tests.benchmarks.answer_cases import (
    FOLDS,
    KINDS,
    Case,
    Origin,
    article_asked_about,
    collect,
    fields,
    given,
    half_of,
)
from tests.benchmarks.learning import Numbers, Ranker, fit_logistic, fit_ranker
from tests.evaluating.progress import watched
from tests.evaluating.sets import PARTS, QuestionSet, part_of, question_sets
from tests.shared import SHARED

PENALTY = 0.06
SHARE = 0.5
DECISION_PENALTY = 0.1
WRONG_BUT_ANSWERABLE = 0.5
"""What an answerable question counts that was answered wrongly: silence would have cost nothing."""
UNANSWERABLE = 0.3
"""The share of unanswerable questions that the decision expects."""
FALLING = frozenset({"stranger", "unwanted", "undecided", "unknown", "unheard_of", "strange_names", "another_speaker"})
"""Features that speak against answering; all others but the free ones speak for it."""
FREE = frozenset({"small_library"})
COUNTS: Mapping[Origin, float] = {"posed": 3.0, "cut": 0.3, "alone": 0.15, "altered": 0.3}
"""What an unanswerable question counts: a real one; one whose passage was cut out, as the rest may still say it; one
asked of another article alone, as who has a single article open asks about that; one about another speaker or topic."""
KEPT = 0.87


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the ranker makes of a case: the features for the decision, and whether the first answer is right."""

    case: Case
    features: DecisionFeatures
    right: bool

    @property
    def answerable(self) -> bool:
        return bool(self.case.posed.expected)


def judge(case: Case, ranker: Ranker) -> Verdict | None:
    if not case.candidates:
        return None
    worths = [float(worth) for worth in ranker.worths(case.group)]
    best = expected_rightness(case.candidates, likelihoods(worths), [True] * len(worths))[0][0]
    features = decision_features(case.parsed, case.library, case.candidates, worths, best)
    return Verdict(case, features, is_right(given(case.candidates[best]), case.posed.expected))


def cross_validate(cases: Sequence[Case]) -> list[Verdict]:
    """Every case that has candidates, judged by a ranker that saw none of its fold."""
    rankers = [_ranker([case for case in cases if case.fold != fold]) for fold in range(FOLDS)]
    return [verdict for case in cases if (verdict := judge(case, rankers[case.fold]))]


def _ranker(cases: Sequence[Case]) -> Ranker:
    answerable = [case.group for case in cases if case.posed.expected]
    return fit_ranker(answerable, len(KINDS), penalty=PENALTY, share=SHARE)


def _decision(verdicts: Sequence[Verdict]) -> tuple[Numbers, float]:
    rows = np.array([verdict.features for verdict in verdicts])
    labels = np.array([verdict.answerable for verdict in verdicts], dtype=float)
    mass = np.array([1.0 if v.right or not v.answerable else WRONG_BUT_ANSWERABLE for v in verdicts])
    mass *= [_counts(verdict) for verdict in verdicts]
    positive, negative = mass[labels == 1].sum(), mass[labels == 0].sum()
    mass[labels == 0] *= UNANSWERABLE / (1 - UNANSWERABLE) * positive / negative
    signs = np.array([0.0 if name in FREE else -1.0 if name in FALLING else 1.0 for name in DecisionFeatures._fields])
    return fit_logistic(rows, labels, mass, signs, penalty=DECISION_PENALTY)


def _counts(verdict: Verdict) -> float:
    """How much a question that nothing answers counts, by how it came about."""
    return 1.0 if verdict.answerable else COUNTS[verdict.case.origin]


def _chances(verdicts: Sequence[Verdict], fitted: tuple[Numbers, float]) -> Numbers:
    rows = np.array([verdict.features for verdict in verdicts])
    return np.asarray(1 / (1 + np.exp(-(rows @ fitted[0] + fitted[1]))))


def _calibration(verdicts: Sequence[Verdict], chances: Numbers) -> dict[str, float]:
    """From the chance that a question is answerable to the one that the answer is right (Platt 1999)."""
    held = np.clip(chances, 1e-6, 1 - 1e-6)
    right = np.array([verdict.right for verdict in verdicts], dtype=float)
    rows = np.log(held / (1 - held))[:, None]
    slopes, bias = fit_logistic(rows, right, np.ones(len(right)), np.ones(1), penalty=0.0)
    return {"slope": round(float(slopes[0]), 4), "bias": round(bias, 4)}


def report(verdicts: Sequence[Verdict], chances: Numbers, silent: int, threshold: float) -> dict[str, float]:
    """The measures of real questions; `silent` counts the unanswerable ones that no passage shares a term with."""
    answerable = [(v, c) for v, c in zip(verdicts, chances, strict=True) if v.answerable]
    hopeless = [c for v, c in zip(verdicts, chances, strict=True) if not v.answerable]
    right = sum(v.right and c >= threshold for v, c in answerable)
    refused = silent + sum(c < threshold for c in hopeless)
    count = len(answerable) + len(hopeless) + silent
    return {
        "score": 100 * (right + refused) / count,
        "right if kept": 100 * sum(v.right for v, _ in answerable) / len(answerable),
        "answer@1": 100 * right / len(answerable),
        "kept": 100 * sum(c >= threshold for _, c in answerable) / len(answerable),
        "refused": 100 * refused / (len(hopeless) + silent),
    }


@click.command(help=__doc__)
@click.argument("names", nargs=-1, required=True, metavar="SET ...")
@click.option("--plain", is_flag=True, help="Fit the weights without the sentence encoders.")
@click.option(
    "--reader",
    type=click.Path(path_type=Path, exists=True),
    help="Fit the weights with a reader: the folder of one that was trained on none of the articles.",
)
@click.option("--many", is_flag=True, help="The weights are those of questions and articles that are not English.")
@click.option("--half", type=click.IntRange(0, 1), help="Of sets beside the project, use this half's articles only.")
@click.option("--part", "parts", multiple=True, type=click.Choice(PARTS), help="Use only articles of this part.")
@click.option(
    "--more",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="A folder with further sets, NAME.questions.jsonl beside NAME.articles.jsonl.",
)
@click.option("--write", "writes", is_flag=True, help="Write the weights where the answers read them.")
def main(
    names: tuple[str, ...],
    *,
    plain: bool,
    reader: Path | None,
    many: bool,
    half: int | None,
    parts: tuple[str, ...],
    more: tuple[Path, ...],
    writes: bool,
) -> None:
    sets = {one.name: one for one in question_sets(SHARED, more)}
    if unknown := set(names) - sets.keys():
        raise click.UsageError(f"no set is called {', '.join(unknown)}; there are {', '.join(sets)}")
    with_reader = Reader(reader) if reader else None
    halves = {name: None if sets[name].questions.parent in more else half for name in names}
    cases = {
        name: list(cases_of(sets[name], parts or PARTS, with_reader, of, plain=plain)) for name, of in halves.items()
    }
    read: weights_module.Setting = "reader_many" if many else "reader"
    fit(cases, "plain" if plain else read if reader else "semantic", writes=writes)


def cases_of(
    questions: QuestionSet, parts: Sequence[str], reader: Reader | None, half: int | None, *, plain: bool
) -> Iterator[Case]:
    """The cases of a set's questions about the articles of these parts, and of this half."""
    library = Library(semantic=not plain)
    for article in watched(list(read_articles(questions.articles)), f"{questions.name}, reading"):
        if isinstance(article, Article):
            library.add(article)
    library.reader = reader
    posed = [
        one
        for one in read_questions(questions.questions)
        if part_of(article_asked_about(one)) in parts and half in {None, half_of(article_asked_about(one))}
    ]
    yield from collect(posed, library)


def fit(cases: Mapping[str, Sequence[Case]], setting: weights_module.Setting, *, writes: bool) -> None:
    """Fit the weights of a setting to the cases of all sets together; print the figures of each set and of all."""
    every = [case for these in cases.values() for case in these]
    verdicts = cross_validate(every)
    chances = np.zeros(len(verdicts))
    for fold in range(FOLDS):
        inside = [at for at, verdict in enumerate(verdicts) if verdict.case.fold == fold]
        fitted = _decision([verdict for verdict in verdicts if verdict.case.fold != fold])
        chances[inside] = _chances([verdicts[at] for at in inside], fitted)
    real = [at for at, verdict in enumerate(verdicts) if verdict.case.origin == "posed"]
    answerable = sorted(chances[at] for at in real if verdicts[at].answerable)
    threshold = float(answerable[int(len(answerable) * (1 - KEPT))])
    for name, these in {**cases, "all sets": every}.items():
        own = {id(case) for case in these}
        inside = [at for at in real if id(verdicts[at].case) in own]
        silent = sum(case.origin == "posed" and not case.candidates for case in these)
        figures = report([verdicts[at] for at in inside], chances[inside], silent, threshold)
        click.echo(f"{name:14s}" + "".join(f"  {measure} {value:5.1f}" for measure, value in figures.items()))
    if writes:
        calibration = _calibration([verdicts[at] for at in real], chances[real])
        write(_ranker(every), verdicts, threshold, calibration, setting)


def write(
    ranker: Ranker,
    verdicts: Sequence[Verdict],
    threshold: float,
    calibration: Mapping[str, float],
    setting: weights_module.Setting,
) -> None:
    slopes, bias = _decision(verdicts)
    target = Path(weights_module.__file__).with_name("weights.json")
    data = json.loads(target.read_text(encoding="utf-8")) if target.exists() else {}
    names = fields(Features._fields, setting)
    ranking = {
        kind: {name: round(float(value), 4) for name, value in zip(names, row, strict=True)}
        for kind, row in zip(KINDS, ranker.weights, strict=True)
    }
    deciding = {
        name: round(float(value), 4)
        for name, value in zip(DecisionFeatures._fields, slopes, strict=True)
        if name in fields(DecisionFeatures._fields, setting)
    }
    data.setdefault(setting, {}).update(
        {
            "ranking": ranking,
            "deciding": {**deciding, "bias": round(bias, 4)},
            "threshold": round(threshold, 4),
            "calibration": calibration,
        }
    )
    target.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
