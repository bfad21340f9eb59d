"""Bootstrap intervals over clusters: how much a mean would differ if the questions were about other articles.

Questions about one article succeed and fail together, so whole articles are drawn with replacement, as in B. Efron and
R. Tibshirani, An Introduction to the Bootstrap (1993), chapter 8. The draws begin from a fixed seed, so a figure is the
same in every run.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

RESAMPLES = 2_000
LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean in percent with the bounds of its 95 % interval. Of a difference, all three may be negative."""

    mean: float
    low: float
    high: float

    @property
    def holds_zero(self) -> bool:
        return self.low <= 0.0 <= self.high


def interval(values: Sequence[float], clusters: Sequence[Hashable]) -> Interval | None:
    """The mean of the values with its interval; None without values.

    `clusters` says of each value which article it comes from. Values are 0 or 1, or differences between such values.
    """
    if not values:
        return None
    numbers = {cluster: number for number, cluster in enumerate(dict.fromkeys(clusters))}
    members = np.array([numbers[cluster] for cluster in clusters])
    sums = np.bincount(members, weights=np.array(values, dtype=float))
    sizes = np.bincount(members)
    drawn = np.random.default_rng(1).integers(0, len(sums), (RESAMPLES, len(sums)))
    means = sums[drawn].sum(axis=1) / sizes[drawn].sum(axis=1)
    low, high = np.quantile(means, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return Interval(100 * sum(values) / len(values), 100 * float(low), 100 * float(high))


def interval_of(counts: Sequence[Sequence[float]], measure: Callable[[NDArray[np.float64]], float]) -> Interval | None:
    """A measure of summed counts, such as F1, with its interval; None without counts.

    `counts` has a row for each article, always with the same columns. `measure` takes the sums of the columns and gives
    a value in 0..1.
    """
    if not counts:
        return None
    rows = np.array(counts, dtype=float)
    drawn = np.random.default_rng(1).integers(0, len(rows), (RESAMPLES, len(rows)))
    values = [measure(rows[places].sum(axis=0)) for places in drawn]
    low, high = np.quantile(values, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return Interval(100 * measure(rows.sum(axis=0)), 100 * float(low), 100 * float(high))
