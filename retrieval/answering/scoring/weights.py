"""The learned weights of the features, read from weights.json beside this file.

They are fitted by tests/benchmarks/fit_answers.py and fit_passages.py, never by hand; tests/training/README.md tells of
the one that is 0 by a later fit.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from operator import mul
from typing import Literal

from retrieval.answering.questions import QuestionKind
from retrieval.answering.scoring.decision_features import DecisionFeatures
from retrieval.answering.scoring.features import Features, PassageFeatures
from retrieval.semantic.vectors import Tongues

Setting = Literal["plain", "semantic", "reader", "reader_many"]
"""By words alone, with likeness of meaning, or with that and the reader, of English or of any languages, which are
compared by another encoder; each setting has weights of its own."""
SETTINGS: Mapping[Tongues, Setting] = {"english": "reader", "many": "reader_many"}
"""The settings with a reader, by what is read."""
MOST = 30.0
"""Log-odds beyond which a chance is as good as 0 or 1."""
LEAST = 1e-6


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of one setting, as records of the features that they weigh.

    `ranking` holds the weights of a candidate's features by kind of question, `deciding` and `deciding_bias` those of
    the decision; an answer is given where the chance that they yield is at least `threshold`. `passages` orders
    passages alone. `slope` and `bias` lead from that chance to the one of being right, in log-odds.
    """

    ranking: Mapping[QuestionKind, Features]
    deciding: DecisionFeatures
    deciding_bias: float
    threshold: float
    passages: PassageFeatures
    slope: float
    bias: float

    def worth(self, kind: QuestionKind, features: Features) -> float:
        """What speaks for a candidate, as log-odds; compares only within one question."""
        return sum(map(mul, self.ranking[kind], features), 0.0)

    def passage_worth(self, features: PassageFeatures) -> float:
        """What speaks for a passage, as log-odds; compares only within one question."""
        return sum(map(mul, self.passages, features), 0.0)

    def chance(self, features: DecisionFeatures) -> float:
        """The chance (0..1) that the articles answer the question at all."""
        return _logistic(self.deciding_bias + sum(map(mul, self.deciding, features), 0.0))

    def confidence(self, chance: float) -> float:
        """The calibrated chance (0..1) that the best candidate holds the right words of the right speaker."""
        clipped = min(max(chance, LEAST), 1 - LEAST)
        return _logistic(self.slope * math.log(clipped / (1 - clipped)) + self.bias)


def _logistic(log_odds: float) -> float:
    return 1 / (1 + math.exp(-max(-MOST, min(MOST, log_odds))))


@cache
def load_weights(setting: Setting) -> Weights:
    """The weights of a setting. Raises TypeError where the file was fitted to other features."""
    text = (files("retrieval.answering.scoring") / "weights.json").read_text(encoding="utf-8")
    every = json.loads(text)
    data = every[setting]
    deciding: dict[str, float] = data["deciding"]
    return Weights(
        ranking={kind: Features(**by_name) for kind, by_name in data["ranking"].items()},
        deciding=DecisionFeatures(**{name: weight for name, weight in deciding.items() if name != "bias"}),
        deciding_bias=deciding["bias"],
        threshold=data["threshold"],
        passages=PassageFeatures(**data.get("passages", every["semantic"]["passages"])),  # the reader ranks no passages
        slope=data["calibration"]["slope"],
        bias=data["calibration"]["bias"],
    )
