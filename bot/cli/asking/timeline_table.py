"""The table that `onrecord timeline` prints: a row for each period, a column for each speaker, and bars."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.table import Table
from rich.text import Text

from bot.cli.bars import BLOCK, bar, stacked
from bot.cli.tables import page
from bot.printable import printable
from bot.talk.timeline import Timeline, period_label, remarks, summary

STYLES = ("blue", "red", "green", "magenta", "yellow", "cyan", "bright_blue", "bright_red")
OTHERS, UNATTRIBUTED = "bright_black", "white"
LONGEST_BAR = 24
"""The columns of the longest bar in the table."""
SPACE = 2
MOST_ROWS = 60
"""In a longer table, periods without quotes are left out."""


def print_timeline(timeline: Timeline) -> None:
    """Print a table with bars; in a terminal too narrow for it, only the bars below a legend of their colours."""
    console = page()
    labels = [printable(series.label) for series in timeline.series]
    stacks = [label.replace(" ", "\n") for label in labels]
    if not console.is_terminal:
        console.width = max(console.width, _needed(timeline, stacks))
    console.print(Text(printable(f"“{timeline.query}”: {summary(timeline)}"), "bold"))
    fitting = next((heads for heads in (labels, stacks) if _needed(timeline, heads) <= console.width), None)
    if fitting:
        console.print(_table(timeline, fitting, is_coloured=console.is_terminal))
    else:
        console.print(_legend(timeline, labels))
        console.print(_bars(timeline, console.width // 2))
    for remark in remarks(timeline):
        console.print(remark)


def _table(timeline: Timeline, heads: Sequence[str], *, is_coloured: bool) -> Table:
    styles = _styles(timeline)
    table = Table(box=None, pad_edge=False, show_footer=True, header_style="")
    table.add_column(timeline.period, footer="total", no_wrap=True)
    for series, head, style in zip(timeline.series, heads, styles, strict=True):
        table.add_column(Text(head, style), f"{series.total:,}", justify="right", no_wrap=True)
    table.add_column("all", f"{timeline.total:,}", justify="right", no_wrap=True)
    table.add_column("", no_wrap=True)
    most = _most(timeline)
    for period, numbers in _rows(timeline):
        drawn = Text(bar(sum(numbers), most, LONGEST_BAR))
        if is_coloured:
            drawn = Text.assemble(*zip(stacked(numbers, most, LONGEST_BAR), styles, strict=True))
        table.add_row(period, *(f"{number:,}" if number else "" for number in numbers), f"{sum(numbers):,}", drawn)
    return table


def _legend(timeline: Timeline, labels: Sequence[str]) -> Text:
    entries = (f"{BLOCK} {label} {series.total:,}" for label, series in zip(labels, timeline.series, strict=True))
    return Text("  ").join(Text(entry, style) for entry, style in zip(entries, _styles(timeline), strict=True))


def _bars(timeline: Timeline, width: int) -> Table:
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    most = _most(timeline)
    for period, numbers in _rows(timeline):
        pieces = zip(stacked(numbers, most, width), _styles(timeline), strict=True)
        table.add_row(period, Text.assemble(*pieces, f" {sum(numbers):,}"))
    return table


def _needed(timeline: Timeline, heads: Sequence[str]) -> int:
    """The columns that the table takes with these heads."""
    periods = max((len(period) for period, _ in _rows(timeline)), default=0)
    numbers = [
        max(map(cell_len, (*head.splitlines(), f"{series.total:,}")))
        for head, series in zip(heads, timeline.series, strict=True)
    ]
    total = max(len("all"), len(f"{timeline.total:,}"))
    return max(periods, len("total")) + sum(SPACE + width for width in (*numbers, total, LONGEST_BAR))


def _most(timeline: Timeline) -> int:
    return max((*timeline.totals, timeline.undated))


def _rows(timeline: Timeline) -> Iterator[tuple[str, list[int]]]:
    """Each period with its counts in the order of the series; at the end, those without a date."""
    for at, start in enumerate(timeline.starts):
        numbers = [series.counts[at] for series in timeline.series]
        if any(numbers) or len(timeline.starts) <= MOST_ROWS:
            yield period_label(start, timeline.period), numbers
    if timeline.undated:
        yield "no date", [series.undated for series in timeline.series]


def _styles(timeline: Timeline) -> list[str]:
    return [
        STYLES[place % len(STYLES)] if series.name else OTHERS if series.speakers else UNATTRIBUTED
        for place, series in enumerate(timeline.series)
    ]
