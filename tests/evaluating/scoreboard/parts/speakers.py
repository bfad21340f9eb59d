"""Speakers of quotations in short texts and everyday articles; speaker_scores.py defines what is found and right.

* found: of the quotations whose speaker is known, those that are found.
* right: of the same, those that get an accepted speaker.
* right, part of the name: the same, where “Okafor” does for “Grace Okafor”. It is for peers that name nobody in full.
* trust: of the speakers that are named, those that are true. Naming nobody, or a pronoun, costs nothing here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import astuple, fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from retrieval import Article, Attribution
from retrieval.evaluating.measures import same_speaker
from tests.evaluating.intervals import interval_of
from tests.evaluating.progress import watched
from tests.evaluating.scoreboard.bases import basis_of
from tests.evaluating.scoreboard.parts.quotes import finders
from tests.evaluating.scoreboard.peers.quoting import Finder
from tests.evaluating.scoreboard.records import OURS, Figure, Measured, Row, Scope
from tests.evaluating.speaker_scores import Case, Counts, Known, judged_quotes, read_cases, score_case

MEASURES = ("found", "right", "trust", "right, part of the name")
_NAMES = [*(field.name for field in fields(Counts)), "alike"]
ENGLISH = "en"


def measure(scope: Scope) -> Iterator[Measured]:
    """A table for each set, and of a set in many languages a second one of its English cases."""
    for name, path in _sets(scope):
        cases = read_cases(path)[: scope.limit]
        languages = {case.lang for case in cases}
        if scope.wants(name):
            yield _table(name, cases, ENGLISH if languages == {ENGLISH} else "")
        english = [case for case in cases if case.lang == ENGLISH]
        if len(languages) > 1 and english and scope.wants(f"{name}-en"):
            yield _table(f"{name}-en", english, ENGLISH)


def _sets(scope: Scope) -> Iterator[tuple[str, Path]]:
    cases = scope.shared / "data/speaker-cases/cases.jsonl"
    if cases.is_file():
        yield "speaker-cases", cases
    for folder in (scope.shared / "data/qa", *scope.more):
        for path in sorted(folder.glob("*.quotes.jsonl")):
            yield path.name.removesuffix(".quotes.jsonl"), path


def _table(name: str, cases: Sequence[Case], language: str) -> Measured:
    rows = []
    for system, find, absent in finders(language):
        basis = basis_of("speakers", name) if system == OURS else "peer"
        figures = _figures(cases, find) if find else {}
        rows.append(Row(system, basis, figures, count=len(cases), absent=absent if find is None else ""))
    quotations = sum(len(case.gold) for case in cases)
    languages = len({case.lang for case in cases})
    kind = "English" if language else f"{languages} languages"
    about = f"{len(cases)} texts, {kind}, {quotations:,} quotations with known speakers; per cent"
    return Measured(name, about, MEASURES, tuple(rows))


def _figures(cases: Sequence[Case], find: Finder) -> dict[str, Figure]:
    counts = []
    for case in watched(cases, "speakers"):
        article = Article(case.id, case.id, case.text, language=case.lang)
        attributions = find(article)
        alike = sum(_is_alike(known, place, attributions) for known, place, _ in judged_quotes(case, attributions))
        counts.append((*astuple(score_case(case, attributions).counts), alike))
    of = {"found": _found, "right": _right, "trust": _trust, "right, part of the name": _alike}
    figures = {name: Figure.of(interval_of(counts, share)) for name, share in of.items()}
    return {name: figure for name, figure in figures.items() if figure}


def _is_alike(known: Known, place: int | None, attributions: Sequence[Attribution]) -> bool:
    """Whether an accepted speaker, or a part of the name of one, is named; also where nobody was to be named."""
    speaker = None if place is None else attributions[place].speaker
    if speaker is None:
        return place is not None and (not known.speakers or known.unknown_ok)
    return same_speaker(speaker.name, known.speakers)


def _sum(sums: NDArray[np.float64], *names: str) -> float:
    return float(sum(sums[_NAMES.index(name)] for name in names))


def _found(sums: NDArray[np.float64]) -> float:
    return _sum(sums, "found") / max(1.0, _sum(sums, "gold"))


def _right(sums: NDArray[np.float64]) -> float:
    return _sum(sums, "right") / max(1.0, _sum(sums, "gold"))


def _alike(sums: NDArray[np.float64]) -> float:
    return _sum(sums, "alike") / max(1.0, _sum(sums, "gold"))


def _trust(sums: NDArray[np.float64]) -> float:
    named = _sum(sums, "right", "near", "wrong")
    return 1 - _sum(sums, "wrong") / named if named else 0.0
