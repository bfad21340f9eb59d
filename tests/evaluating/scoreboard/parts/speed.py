"""How many articles a second are searched for quotations, and how many milliseconds a question takes.

Everything runs one after the other in the same process, so the rows of one table can be compared with each other; with
figures from another machine only their ratios can. Intervals are drawn over articles and questions.
"""

from __future__ import annotations

import os
import platform
from collections.abc import Callable, Iterator, Sequence
from time import perf_counter
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from retrieval import Article
from retrieval.evaluating import Posed, read_questions
from tests.evaluating.intervals import LEVEL, RESAMPLES
from tests.evaluating.progress import watched
from tests.evaluating.scoreboard.parts.answers import articles_of, bots
from tests.evaluating.scoreboard.parts.quotes import finders
from tests.evaluating.scoreboard.records import OURS, PLAIN, Basis, Figure, Measured, Row, Scope
from tests.evaluating.sets import question_sets

SET = "polnear-dev"
ATTRIBUTION, QUESTIONS = "articles", "questions"
Thing = TypeVar("Thing")
Numbers = NDArray[np.float64]


def measure(scope: Scope) -> Iterator[Measured]:
    """A table of articles a second, and one of milliseconds for each question, over the articles of PolNeAR dev."""
    for questions in question_sets(scope.shared):
        if questions.name == SET:
            articles = articles_of(questions.articles)[: scope.limit]
            if scope.wants(ATTRIBUTION):
                yield _attribution(articles)
            if scope.wants(QUESTIONS):
                yield _answers(articles, list(read_questions(questions.questions))[: scope.limit])


def _attribution(articles: Sequence[Article]) -> Measured:
    rows = []
    for system, find, absent in finders("en"):
        basis: Basis = "in-sample" if system == OURS else "peer"
        figures = {}
        if find:
            find(articles[0])  # what is loaded once is no part of the time
            seconds = _seconds(articles, find, system)
            figures = {"articles a second": _resampled(seconds, lambda times: len(times) / float(times.sum()))}
        rows.append(Row(system, basis, figures, count=len(articles), absent=absent))
    return Measured(ATTRIBUTION, _about(f"{len(articles)} articles"), ("articles a second",), tuple(rows), "/s")


def _answers(articles: Sequence[Article], posed: Sequence[Posed]) -> Measured:
    """The first round counts what is made when an article is first looked at closely; the second has it at hand."""
    rows = []
    for system, bot in bots(articles):
        for name in (system, f"{system}, asked again"):
            seconds = _seconds(posed, bot, name)
            figures = {
                "median": _resampled(seconds, lambda times: 1000 * float(np.median(times))),
                "95th of 100": _resampled(seconds, lambda times: 1000 * float(np.quantile(times, 0.95))),
            }
            basis: Basis = "in-sample" if system in (OURS, PLAIN) else "peer"
            rows.append(Row(name, basis, figures, count=len(posed)))
    about = _about(f"{len(posed)} questions about {len(articles)} articles")
    return Measured(QUESTIONS, about, ("median", "95th of 100"), tuple(rows), "ms")


def _seconds(things: Sequence[Thing], do: Callable[[Thing], object], doing: str) -> Numbers:
    times = []
    for thing in watched(things, doing):
        start = perf_counter()
        do(thing)
        times.append(perf_counter() - start)
    return np.array(times)


def _resampled(times: Numbers, measure_of: Callable[[Numbers], float]) -> Figure:
    draw = np.random.default_rng(1)
    values = [measure_of(draw.choice(times, len(times))) for _ in range(RESAMPLES)]
    low, high = np.quantile(values, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return Figure(_rounded(measure_of(times)), _rounded(float(low)), _rounded(float(high)))


def _rounded(value: float) -> float:
    """Three figures are all that a measured time is worth."""
    return float(f"{value:.3g}")


def _about(what: str) -> str:
    machine = f"{os.cpu_count()} cores at a load of {os.getloadavg()[0]:.1f}, Python {platform.python_version()}"
    return f"{what}; {machine}"
