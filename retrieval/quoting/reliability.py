"""How often a speaker is the right one, by the rule that found the source and the way in which its name was found.

The table is measured (`python -m tests.evaluating.reliability --write`): for each rule and way of naming, how
many quotations got a name, and how many of the names were true. A name that is too often wrong is withheld.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from retrieval.quoting.naming.resolved import Naming

TABLE = Path(__file__).with_name("reliability.toml")
SHOWN = 0.8
"""The reliability from which a speaker is named. Of the names above it 98 of 100 were true when it was measured."""
_PRIOR = 4
"""How many quotations the average of a way of naming counts for, beside those measured; so does that of all ways."""
_SELDOM = 2
"""The quotations from which a rule is judged by itself: one odd annotation must not withhold all that it names."""

Row = tuple[str, Naming, float, float]
"""The rule, the way of naming, how right the name is (0..1), and what the quotation counts."""


@dataclass(frozen=True, slots=True)
class Reliability:
    """Estimates from counted names. The fewer there are of a rule, the more its way of naming counts."""

    right: Mapping[tuple[str, Naming], float]
    given: Mapping[tuple[str, Naming], float]

    @classmethod
    def of(cls, rows: Iterable[Row]) -> Reliability:
        """The estimates that these judged names give."""
        right: defaultdict[tuple[str, Naming], float] = defaultdict(float)
        given: defaultdict[tuple[str, Naming], float] = defaultdict(float)
        for rule, naming, value, counts in rows:
            right[rule, naming] += counts * value
            given[rule, naming] += counts
        return cls(right, given)

    def estimate(self, rule: str, naming: Naming) -> float:
        """The chance (0..1) that a speaker found in this way is the right one."""
        overall = sum(self.right.values()) / max(1.0, sum(self.given.values()))
        ways = [pair for pair in self.given if pair[1] is naming]
        right, given = sum(self.right[pair] for pair in ways), sum(self.given[pair] for pair in ways)
        average = (right + _PRIOR * overall) / (given + _PRIOR)
        pair = (rule, naming)
        if self.given.get(pair, 0.0) < _SELDOM:
            return average
        return (self.right.get(pair, 0.0) + _PRIOR * average) / (self.given.get(pair, 0.0) + _PRIOR)


@cache
def measured() -> Reliability:
    """The table as it was measured last."""
    read = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    right = {(rule, Naming[way.upper()]): pair[0] for rule, ways in read.items() for way, pair in ways.items()}
    given = {(rule, Naming[way.upper()]): pair[1] for rule, ways in read.items() for way, pair in ways.items()}
    return Reliability(right, given)


@cache
def reliability(rule: str, naming: Naming) -> float:
    """The measured chance (0..1) that a speaker found by this rule, and named in this way, is the right one."""
    return measured().estimate(rule, naming)
