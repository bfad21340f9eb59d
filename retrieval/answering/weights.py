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
LEAST = 1e-6


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of one setting.

    `ranking` holds a weight for each feature of a candidate by kind of question; `deciding` one for each sign of
    decision.py, and "bias"; an answer is given where the chance that they yield is at least `threshold`. `passages`
    orders passages alone. `calibration` is the slope and bias (log-odds) from that chance to the one of being right.
    """

    ranking: Mapping[str, tuple[float, ...]]
    deciding: Mapping[str, float]
    threshold: float
    passages: tuple[float, ...]
    calibration: tuple[float, float]

    def worth(self, kind: str, features: Sequence[float]) -> float:
        """What speaks for a candidate, as log-odds; compares only within one question."""
        return sum((one * two for one, two in zip(self.ranking[kind], features, strict=True)), 0.0)

    def passage_worth(self, features: Sequence[float]) -> float:
        """What speaks for a passage, as log-odds; compares only within one question."""
        return sum((one * two for one, two in zip(self.passages, features, strict=True)), 0.0)

    def chance(self, signs: Mapping[str, float]) -> float:
        """The chance (0..1) that the articles answer the question at all."""
        return _logistic(self.deciding["bias"] + sum(self.deciding[name] * value for name, value in signs.items()))

    def confidence(self, chance: float) -> float:
        """The calibrated chance (0..1) that the best candidate has the right words from the right mouth."""
        slope, bias = self.calibration
        held = min(max(chance, LEAST), 1 - LEAST)
        return _logistic(slope * math.log(held / (1 - held)) + bias)


def _logistic(log_odds: float) -> float:
    return 1 / (1 + math.exp(-max(-MOST, min(MOST, log_odds))))


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
        calibration=(float(data["calibration"]["slope"]), float(data["calibration"]["bias"])),
        passages=tuple(float(data["passages"][name]) for name in of_passage),
    )
