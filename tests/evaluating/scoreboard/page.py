"""Writes docs/RESULTS.md from the measured tables. The same tables give the same page, word for word.

What stands above and below the tables is in head.md and peers.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from inspect import getdoc
from pathlib import Path
from types import ModuleType

from tests.evaluating.scoreboard.parts import answers, checks, passages, quotes, speakers, speed
from tests.evaluating.scoreboard.records import ALL, Basis, Figure, Row, Table, Unit
from tests.evaluating.scoreboard.saved import Published, published, recorded, with_recorded
from tests.evaluating.scoreboard.weak_points import weak_points

PARTS: dict[str, tuple[str, ModuleType]] = {
    "quotes": ("Quotes", quotes),
    "speakers": ("Speakers", speakers),
    "answers": ("Answers", answers),
    "checks": ("Checks", checks),
    "passages": ("Passages", passages),
    "speed": ("Speed", speed),
}
"""Each part's heading and the module that measures it, in the order of the page."""
BASES: dict[Basis, str] = {
    "in-sample": "yes, in-sample",
    "cross-validated": "no, cross-validated",
    "blind": "no, blind",
    "peer": "",
    "unknown": "not known",
}
_HERE = Path(__file__).parent


def page(tables: Sequence[Table]) -> str:
    """The page, in Markdown."""
    parts = [(_HERE / "head.md").read_text(encoding="utf-8"), *_bad_at(tables)]
    for name, (heading, module) in PARTS.items():
        these = [with_recorded(table) for table in tables if table.part == name]
        if these:
            parts += [f"## {heading}\n", f"{_about(module)}\n", *map(_table, these)]
            figures = [one for one in published() if one.part == name]
            if figures:
                parts += ["### What others publish\n", _published(figures)]
    peers = (_HERE / "peers.md").read_text(encoding="utf-8")
    return "\n".join([*parts, peers, *_software(tables), *_recorded()]).rstrip() + "\n"


def _about(module: ModuleType) -> str:
    """The module's own explanation of its measures."""
    return getdoc(module) or ""


def _bad_at(tables: Sequence[Table]) -> Iterator[str]:
    points = weak_points(tables)
    if points:
        yield "## What it is bad at\n"
        yield "\n".join(f"* {point}" for point in points) + "\n"


def _table(table: Table) -> str:
    rows = [row for row in table.rows if row.group == ALL]
    lines = [
        f"### {table.set}\n",
        f"{table.about[:1].upper()}{table.about[1:]}. {_when(table)}\n",
        *_systems(table, rows),
    ]
    groups = [row for row in table.rows if row.group != ALL]
    if groups:
        lines += ["", *_grouped(table, groups)]
    return "\n".join(lines) + "\n"


def _systems(table: Table, rows: Sequence[Row]) -> Iterator[str]:
    """A line for each system. Of times nobody asks whether the product was made from them."""
    is_quality = table.unit == "%"
    yield _line(["", *table.measures, *(["made from it"] if is_quality else [])])
    yield _line(["---", *("---:" for _ in table.measures), *(["---"] if is_quality else [])])
    for row in rows:
        yield _line([row.system, *_cells(row, table), *([BASES[row.basis]] if is_quality else [])])


def _grouped(table: Table, rows: Sequence[Row]) -> Iterator[str]:
    """The score of each group of questions, a column for each system."""
    measure = table.measures[-1]
    systems = [*dict.fromkeys(row.system for row in rows)]
    yield _line([f"{measure} by kind of question", "questions", *systems])
    yield _line(["---", "---:", *("---:" for _ in systems)])
    by = {(row.group, row.system): row for row in rows}
    for group in dict.fromkeys(row.group for row in rows):
        found = [by[group, system] for system in systems if (group, system) in by]
        yield _line([group, str(found[0].count), *(_figure(row.figures.get(measure), table.unit) for row in found)])


def _cells(row: Row, table: Table) -> list[str]:
    if row.absent:
        return [row.absent, *("" for _ in table.measures[1:])]
    return [_figure(row.figures.get(measure), table.unit) for measure in table.measures]


def _figure(figure: Figure | None, unit: Unit) -> str:
    if figure is None:
        return "–"
    if figure.low is None or figure.high is None:
        return _number(figure.value, unit)
    return f"{_number(figure.value, unit)} ({_number(figure.low, unit)}–{_number(figure.high, unit)})"


def _number(value: float, unit: Unit) -> str:
    return f"{value:.1f}" if unit == "%" else f"{value:g}"


def _when(table: Table) -> str:
    at = f" at {table.revision}" if table.revision else ""
    return f"Measured on {table.date}{at} by `{table.command}`."


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _published(figures: Sequence[Published]) -> str:
    lines = [_line(["system", "figures", "measured on", "where"]), _line(["---"] * 4)]
    for one in figures:
        where = f"{one.work}. {one.address}, read {one.read}. {one.note}".strip()
        lines.append(_line([one.system, one.figures, one.measured, where]))
    return "\n".join(lines) + "\n"


def _software(tables: Sequence[Table]) -> Iterator[str]:
    versions = sorted({one for table in tables for one in table.software}, key=str.casefold)
    if versions:
        yield f"Versions: {', '.join(versions)}.\n"


def _recorded() -> Iterator[str]:
    """Which rows come from longer runs, and from which."""
    yield "## Rows without an interval\n"
    yield "They come from runs that take longer than this page's own, or that cannot be made again.\n"
    yield _line(["part", "set", "date", "command"])
    yield _line(["---"] * 4)
    yield from (_line([one.part, one.set, one.date, f"`{one.command}`"]) for one in recorded())
