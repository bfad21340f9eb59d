"""A run holds the outcome of every question of every set. Runs are saved, and compared question by question."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from retrieval.evaluating import Outcome
from tests.evaluating.intervals import Interval, interval

MEASURES = ("score", "words@1", "answer@1", "answer@3", "kept", "refused")


@dataclass(frozen=True, slots=True)
class Judged:
    """The outcome of one question under one setting.

    The last four fields have no meaning for an unanswerable question.
    """

    set: str
    setting: str
    id: str
    article_id: str
    type: str
    difficulty: str
    answerable: bool
    scores: bool
    answered: bool
    words: bool
    right: bool
    right_of_three: bool

    @property
    def cluster(self) -> tuple[str, str]:
        """The name of the cluster that a question belongs to: its article.

        A question about no article is a cluster of its own.
        """
        return self.set, self.article_id or f"question {self.id}"


def judged(name: str, setting: str, outcome: Outcome) -> Judged:
    posed = outcome.posed
    return Judged(
        set=name,
        setting=setting,
        id=posed.id,
        article_id=posed.article_id,
        type=posed.type,
        difficulty=posed.difficulty,
        answerable=bool(posed.expected),
        scores=outcome.scores,
        answered=outcome.answered,
        words=outcome.words,
        right=outcome.right,
        right_of_three=outcome.right_of_three,
    )


_OF_ANSWERABLE: dict[str, Callable[[Judged], bool]] = {
    "words@1": lambda one: one.words,
    "answer@1": lambda one: one.right,
    "answer@3": lambda one: one.right_of_three,
    "kept": lambda one: one.answered,
}


def measured(measure: str, questions: Iterable[Judged]) -> Interval | None:
    """One of MEASURES over some questions. None where it applies to none of them."""
    values: list[float] = []
    clusters = []
    for one in questions:
        if measure == "score":
            value = one.scores
        elif measure == "refused":
            if one.answerable:
                continue
            value = not one.answered
        elif one.answerable:
            value = _OF_ANSWERABLE[measure](one)
        else:
            continue
        values.append(float(value))
        clusters.append(one.cluster)
    return interval(values, clusters)


@dataclass(frozen=True, slots=True)
class Change:
    """What changed between two runs over the questions that both have, as a difference of scores."""

    questions: int
    gained: int
    lost: int
    difference: Interval


def compared(now: Sequence[Judged], before: Sequence[Judged]) -> Change | None:
    """The paired comparison of two runs; None where they have no question in common."""
    earlier = {(one.set, one.setting, one.id): one.scores for one in before}
    pairs = [
        (one, float(one.scores) - float(earlier[key]))
        for one in now
        if (key := (one.set, one.setting, one.id)) in earlier
    ]
    difference = interval([change for _, change in pairs], [one.cluster for one, _ in pairs])
    if difference is None:
        return None
    return Change(
        questions=len(pairs),
        gained=sum(change > 0 for _, change in pairs),
        lost=sum(change < 0 for _, change in pairs),
        difference=difference,
    )


def save(run: Sequence[Judged], path: Path) -> None:
    """Write a run as JSON lines, one question a line."""
    path.write_bytes(b"".join(msgspec.json.encode(one) + b"\n" for one in run))


def load(path: Path) -> list[Judged]:
    """Read what `save` wrote. Raises OSError, or msgspec.ValidationError where the file is something else."""
    return [msgspec.json.decode(line, type=Judged) for line in path.read_bytes().splitlines()]
