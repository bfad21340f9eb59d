"""Intervals, parts and comparisons of runs: what every figure of `python -m tests.evaluating.answers` rests on."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.evaluating.intervals import interval
from tests.evaluating.runs import Judged, compared, load, measured, save
from tests.evaluating.sets import PARTS, part_of

CLUSTERED = st.lists(st.tuples(st.sampled_from([0.0, 1.0]), st.sampled_from("abcdef")), min_size=1, max_size=60)


@given(CLUSTERED)
def test_the_mean_lies_within_its_interval(drawn: list[tuple[float, str]]) -> None:
    values, clusters = zip(*drawn, strict=True)
    found = interval(values, clusters)
    assert found is not None
    assert found.mean == pytest.approx(100 * sum(values) / len(values))
    assert 0 <= found.low <= found.high <= 100
    assert found == interval(values, clusters)


def test_questions_of_one_article_make_an_interval_no_narrower() -> None:
    values = [0.0, 1.0] * 50
    apart = interval(values, range(100))
    together = interval(values, [number % 10 for number in range(100)])
    assert apart is not None
    assert together is not None
    assert together.high - together.low > apart.high - apart.low
    assert interval([], []) is None


def test_every_part_holds_about_a_third_of_the_articles() -> None:
    counts = Counter(part_of(f"article-{number}") for number in range(3_000))
    assert counts.keys() == set(PARTS)
    assert min(counts.values()) > 900
    assert part_of("budget") == "choose"  # a part is never to change, or figures could not be compared


RIGHT = Judged("news", "plain", "1", "budget", "fact", "easy", True, True, True, True, True, True)
WRONG = replace(RIGHT, id="2", scores=False, right=False)
REFUSED = replace(RIGHT, id="3", answerable=False, answered=False)


def test_a_measure_counts_only_the_questions_that_it_is_about() -> None:
    run = (RIGHT, WRONG, REFUSED)
    means = {
        name: figure and round(figure.mean) for name in ("score", "kept", "refused") if (figure := measured(name, run))
    }
    assert means == {"score": 67, "kept": 100, "refused": 100}
    assert measured("refused", [RIGHT]) is None
    assert measured("answer@1", [REFUSED]) is None


def test_runs_are_compared_question_by_question(tmp_path: Path) -> None:
    save([RIGHT, WRONG], tmp_path / "before.jsonl")
    before = load(tmp_path / "before.jsonl")
    change = compared([replace(RIGHT, scores=False), replace(WRONG, scores=True), REFUSED], before)
    assert change is not None
    assert (change.questions, change.gained, change.lost, change.difference.mean) == (2, 1, 1, 0.0)
    assert change.difference.holds_zero
    assert compared([REFUSED], before) is None
