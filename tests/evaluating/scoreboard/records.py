"""What the scoreboard measures: tables of systems and their figures, as they are saved in docs/results.json."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tests.evaluating.intervals import Interval

OURS = "On Record"
PLAIN = "On Record, without the extra"
ALL = "all"
"""The group that holds everything."""

Basis = Literal["in-sample", "cross-validated", "blind", "peer", "unknown"]
"""Whether the product was made from what a row was measured on.

In-sample: rules, weights or a model were made from it, or its mistakes were read. Cross-validated: whatever was learned
was learned from other articles of the set. Blind: nothing was made from it. A peer was made by others.
"""

Unit = Literal["%", "/s", "ms"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A value with the bounds of its 95 % interval; `low` and `high` are None where none is known."""

    value: float
    low: float | None = None
    high: float | None = None

    @classmethod
    def of(cls, found: Interval | None) -> Figure | None:
        return None if found is None else cls(round(found.mean, 1), round(found.low, 1), round(found.high, 1))


@dataclass(frozen=True, slots=True)
class Row:
    """The figures of one system, by the name of the measure. `absent` says why there are none.

    `group` is a part of what was asked: a type of question, a degree of difficulty, or ALL. `count` is how many things
    the group holds.
    """

    system: str
    basis: Basis
    figures: Mapping[str, Figure]
    group: str = ALL
    count: int = 0
    absent: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """What was measured on one set for one part of the scoreboard, and when.

    `about` says what the set holds. `revision` is the last commit that changed the product; `software` names the peers'
    versions.
    """

    part: str
    set: str
    about: str
    unit: Unit
    measures: tuple[str, ...]
    rows: tuple[Row, ...]
    date: str
    revision: str
    command: str
    software: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Measured:
    """A table before it is known when, by which command and at which commit it was measured."""

    set: str
    about: str
    measures: tuple[str, ...]
    rows: tuple[Row, ...]
    unit: Unit = "%"


@dataclass(frozen=True, slots=True)
class Scope:
    """What to measure on: the folder of the public data, folders of further sets, and the names of the sets wanted.

    Every set is measured where `names` is empty. `limit` is the most articles or questions that are taken of each.
    """

    shared: Path
    more: tuple[Path, ...] = ()
    names: frozenset[str] = frozenset()
    limit: int | None = None

    def wants(self, name: str) -> bool:
        return not self.names or name in self.names


Part = Callable[[Scope], Iterator[Measured]]
"""Measures one part of the scoreboard, a table for each set that is there."""
