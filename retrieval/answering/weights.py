"""What each sign is worth: the learned weights, read from weights.json beside this file.

Fitted by tests/benchmarks/fit_answers.py, never by hand. Knows names and numbers, no question and no article.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from retrieval.answering.features import OF_PASSAGE, OF_PASSAGE_MEANING, PLAIN, SEMANTIC

Setting = Literal["plain", "semantic"]
"""Without the sentence encoder, or with it: each has weights of its own."""


MOST = 30.0
"""Log-odds beyond which a chance is as good as 0 or 1."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of one setting.

    `ranking` holds a weight for each feature of a candidate by kind of question; `deciding` one for each sign of
    decision.py, and "bias"; an answer is given where the chance that they yield is at least `threshold`. `passages`
    orders passages alone.
    """

    ranking: Mapping[str, tuple[float, ...]]
    deciding: Mapping[str, float]
    threshold: float
    passages: tuple[float, ...]

    def worth(self, kind: str, features: Sequence[float]) -> float:
        """What speaks for a candidate, as log-odds; compares only within one question."""
        return sum((one * two for one, two in zip(self.ranking[kind], features, strict=True)), 0.0)

    def passage_worth(self, features: Sequence[float]) -> float:
        """What speaks for a passage, as log-odds; compares only within one question."""
        return sum((one * two for one, two in zip(self.passages, features, strict=True)), 0.0)

    def chance(self, signs: Mapping[str, float]) -> float:
        """The calibrated chance (0..1) that the best candidate answers."""
        total: float = self.deciding["bias"] + sum(self.deciding[name] * value for name, value in signs.items())
        return 1 / (1 + math.exp(-max(-MOST, min(MOST, total))))


@cache
def load_weights(setting: Setting) -> Weights:
    """The weights of a setting. Raises KeyError where a feature has none: the file was fitted to others."""
    text = (files("retrieval.answering") / "weights.json").read_text(encoding="utf-8")
    data = json.loads(text)[setting]
    of_passage = OF_PASSAGE + OF_PASSAGE_MEANING if setting == "semantic" else OF_PASSAGE
    names = SEMANTIC if setting == "semantic" else PLAIN
    return Weights(
        ranking={kind: tuple(float(named[name]) for name in names) for kind, named in data["ranking"].items()},
        deciding={name: float(value) for name, value in data["deciding"].items()},
        threshold=float(data["threshold"]),
        passages=tuple(float(data["passages"][name]) for name in of_passage),
    )
