"""The measured tables in docs/results.json, and rows that are measured by longer runs than the scoreboard's.

`recorded.toml` holds the rows of longer runs, `published.toml` what others publish about their own systems.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from tests.evaluating.scoreboard.records import Basis, Figure, Row, Table

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Recorded:
    """A row that another command measured: which, when, and for which table."""

    part: str
    set: str
    system: str
    basis: Basis
    date: str
    command: str
    figures: Mapping[str, float]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Published:
    """A figure that others publish, with where it stands and the day on which that was read there."""

    part: str
    system: str
    work: str
    measured: str
    figures: str
    address: str
    read: str
    note: str = ""


class _Saved(msgspec.Struct):
    tables: list[Table]


class _RecordedFile(msgspec.Struct):
    row: list[Recorded]


class _PublishedFile(msgspec.Struct):
    figure: list[Published]


def load(path: Path) -> list[Table]:
    """The tables of a file, in order; empty without a file. Raises msgspec.MsgspecError if it has another format."""
    return msgspec.json.decode(path.read_bytes(), type=_Saved).tables if path.is_file() else []


def save(path: Path, tables: Sequence[Table]) -> None:
    """Write the tables so that a difference between two runs can be read line by line."""
    path.write_bytes(as_json(tables))


def as_json(tables: Sequence[Table]) -> bytes:
    return msgspec.json.format(msgspec.json.encode(_Saved(list(tables))), indent=1) + b"\n"


def merged(before: Iterable[Table], now: Iterable[Table]) -> list[Table]:
    """The tables of before, each replaced by the one of the same part and set that was measured now; new ones last."""
    known = {(one.part, one.set): one for one in before}
    return list({**known, **{(one.part, one.set): one for one in now}}.values())


def with_recorded(table: Table) -> Table:
    """The table with the rows that longer runs measured for it, each behind the rows of the same system."""
    rows = list(table.rows)
    for one in recorded():
        if (one.part, one.set) == (table.part, table.set):
            figures = {name: Figure(value) for name, value in one.figures.items()}
            behind = max((at for at, row in enumerate(rows, 1) if row.system == one.system), default=len(rows))
            rows.insert(behind, Row(one.system, one.basis, figures))
    return replace(table, rows=tuple(rows))


def recorded() -> list[Recorded]:
    """The rows that longer runs measured."""
    return msgspec.toml.decode((_HERE / "recorded.toml").read_bytes(), type=_RecordedFile).row


def published() -> list[Published]:
    """What others publish."""
    return msgspec.toml.decode((_HERE / "published.toml").read_bytes(), type=_PublishedFile).figure
