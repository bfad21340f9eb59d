"""The two learners behind weights.json: few parameters, strong regularisation, NumPy alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Group:
    """The candidates of one question: a row of features each, how right each is (0..1), and the question's kind."""

    features: Numbers
    right: Numbers
    kind: int


@dataclass(frozen=True, slots=True)
class Ranker:
    """Weights by kind of question (a row each), for features as they come."""

    weights: Numbers

    def worths(self, group: Group) -> Numbers:
        worths: Numbers = group.features @ self.weights[group.kind]
        return worths


def fit_ranker(groups: Sequence[Group], kinds: int, *, penalty: float, share: float, steps: int = 300) -> Ranker:
    """Weights under which the right candidates of each question have the highest chance (conditional logit).

    The weights of a kind are common weights plus its own, which cost 1 / share² as much: kinds lend each other
    strength.
    """
    usable = [group for group in groups if group.right.any()]
    everything = np.vstack([group.features for group in usable])
    scale = everything.std(0) + 1e-6
    rows = np.vstack([_expanded(group.features / scale, group.kind, kinds, share) for group in usable])
    right = np.concatenate([group.right for group in usable])
    sizes = [len(group.right) for group in usable]
    starts = np.r_[0, np.cumsum(sizes)[:-1]]
    owner = np.repeat(np.arange(len(usable)), sizes)
    weights = np.zeros(rows.shape[1])
    descent = Descent(len(weights))
    for _ in range(steps):
        worths = rows @ weights
        masses = np.exp(worths - np.maximum.reduceat(worths, starts)[owner])
        chances = masses / np.add.reduceat(masses, starts)[owner]
        among_right = chances * right
        posterior = among_right / np.maximum(np.add.reduceat(among_right, starts), 1e-12)[owner]
        weights -= descent.step(rows.T @ (chances - posterior) / len(usable) + penalty * weights)
    parts = weights.reshape(kinds + 1, -1)
    return Ranker((parts[0] + share * parts[1:]) / scale)


def fit_logistic(
    rows: Numbers, labels: Numbers, mass: Numbers, signs: Numbers, *, penalty: float, steps: int = 800
) -> tuple[Numbers, float]:
    """Weights and bias of a logistic regression; `mass` says how much each row counts.

    A weight with sign 1 is never below 0, with -1 never above: a better match can only raise the chance, whatever the
    few rows say. Sign 0 leaves a weight free.
    """
    middle, scale = rows.mean(0), rows.std(0) + 1e-6
    standard = (rows - middle) / scale
    lowest, highest = np.where(signs > 0, 0.0, -np.inf), np.where(signs < 0, 0.0, np.inf)
    weights = np.zeros(rows.shape[1] + 1)
    descent = Descent(len(weights))
    total = mass.sum()
    for _ in range(steps):
        chances = 1 / (1 + np.exp(-(standard @ weights[:-1] + weights[-1])))
        error = (chances - labels) * mass
        weights -= descent.step(np.r_[standard.T @ error / total + penalty * weights[:-1], error.sum() / total])
        weights[:-1] = np.clip(weights[:-1], lowest, highest)
    slopes = weights[:-1] / scale
    return slopes, float(weights[-1] - slopes @ middle)


class Descent:
    """Adam (Kingma and Ba 2015): the step to take along each gradient."""

    def __init__(self, size: int, rate: float = 0.05) -> None:
        self.rate = rate
        self.mean = np.zeros(size)
        self.square = np.zeros(size)
        self.taken = 0

    def step(self, gradient: Numbers) -> Numbers:
        self.taken += 1
        self.mean = 0.9 * self.mean + 0.1 * gradient
        self.square = 0.99 * self.square + 0.01 * gradient * gradient
        mean = self.mean / (1 - 0.9**self.taken)
        square = self.square / (1 - 0.99**self.taken)
        return np.asarray(self.rate * mean / (np.sqrt(square) + 1e-8))


def _expanded(features: Numbers, kind: int, kinds: int, share: float) -> Numbers:
    own = [features * share if at == kind else np.zeros_like(features) for at in range(kinds)]
    return np.hstack([features, *own])
