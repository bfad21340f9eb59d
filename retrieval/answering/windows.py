"""Which spans to show, so that what is shown most likely holds what was asked and little else.

Each candidate may be the one that is meant, with the chance that follows from its worth. To show a candidate is right
where it holds half of the one that is meant and is not mostly something else. The candidate with the highest chance of
being right is shown (minimum Bayes risk).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from retrieval.answering.candidates import Candidate

CONSIDERED = 60
"""How many of the likeliest candidates are compared with each other."""
HELD = 0.5
"""The share of the candidate that is meant which the shown one must hold."""
FILLED = 0.3
"""The share of the shown candidate that must be of the one that is meant."""
OTHER_SPEAKER = 0.3
"""What it is worth to show the right words of another speaker than the one that is meant."""


def likelihoods(worths: Sequence[float]) -> list[float]:
    """The chance of each candidate to be the one that is meant, given that one is; they add up to 1."""
    top = max(worths)
    masses = [math.exp(worth - top) for worth in worths]
    total = sum(masses)
    return [mass / total for mass in masses]


def expected_rightness(
    candidates: Sequence[Candidate], chances: Sequence[float], may_be_shown: Sequence[bool]
) -> list[tuple[int, float]]:
    """The positions of the likeliest candidates that may be shown, with their chance of being right, best first."""
    shown = (at for at, may_be in enumerate(may_be_shown) if may_be)
    considered = sorted(shown, key=lambda at: -chances[at])[:CONSIDERED]
    by_article: dict[str, list[int]] = {}
    for at in considered:
        by_article.setdefault(candidates[at].analysed.article.id, []).append(at)
    found = [
        (at, sum(chances[other] * _rightness(candidates[at], candidates[other]) for other in together))
        for together in by_article.values()
        for at in together
    ]
    return sorted(found, key=lambda pair: -pair[1])


def _rightness(shown: Candidate, meant: Candidate) -> float:
    one, two = shown.unit.span, meant.unit.span
    shared = min(one.end, two.end) - max(one.start, two.start)
    if shared <= 0 or shared < HELD * (two.end - two.start) or shared < FILLED * (one.end - one.start):
        return 0.0
    return 1.0 if shown.speaker == meant.speaker else OTHER_SPEAKER
