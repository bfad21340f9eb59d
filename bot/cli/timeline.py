"""`onrecord timeline`: who said how much about something, as a table with bars, JSON or a picture."""

from __future__ import annotations

from collections.abc import Iterator

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.cli.bars import bar, stacked
from bot.cli.loading import Source, load
from bot.cli.outcome import ANSWERED, UNANSWERED, Failure
from bot.cli.picturing import STANDARD_OUTPUT, save
from bot.cli.quotes import PAGE_WIDTH
from bot.cli.records import timeline_line
from bot.console.drawing import printable
from bot.pictures import draw_timeline
from bot.replies import counted
from bot.timeline import Period, Series, Timeline, period_label, remarks, summary, timeline_of

STYLES = ("blue", "red", "green", "magenta", "yellow", "cyan", "bright_blue", "bright_red")
OTHERS, UNATTRIBUTED = "bright_black", "white"
NARROW, WIDE = 8, 24
"""Columns of the longest bar: in a narrow terminal, in a wide one."""
NUMBERS = 11
"""Columns that a speaker's numbers take, about."""
MOST_ROWS = 60
"""Beyond these, periods without quotes are left out."""


def run_timeline(query: str, source: Source, *, as_json: bool, png: str | None, period: Period | None, top: int) -> int:
    """Print the timeline or draw it, and return the exit code. Raises Failure where there is nothing to count in."""
    if not query.strip():
        raise Failure("there is nothing to look for: the query is empty")
    library = load(source)
    timeline = timeline_of(query, library, period, top)
    if png and timeline.series:
        save(draw_timeline(timeline), png)
    if as_json and png != STANDARD_OUTPUT:
        click.echo(timeline_line(timeline))
    elif not timeline.series:
        click.echo(f"I found no quote about “{printable(query)}” in {counted(len(library.articles), 'article')}.")
    elif png is None:
        _print(timeline)
    elif png != STANDARD_OUTPUT:
        click.echo(f"{summary(timeline)}: {png}")
    return ANSWERED if timeline.series else UNANSWERED


def _print(timeline: Timeline) -> None:
    console = Console(highlight=False)
    if not console.is_terminal:
        console.width = PAGE_WIDTH
    console.print(Text(printable(f"“{timeline.query}”: {summary(timeline)}"), "bold"))
    console.print(_table(timeline, console))
    for remark in remarks(timeline):
        console.print(remark)


def _table(timeline: Timeline, console: Console) -> Table:
    styles = [_style(series, place) for place, series in enumerate(timeline.series)]
    table = Table(box=None, pad_edge=False, show_footer=True, header_style="")
    table.add_column(timeline.period, footer="total", no_wrap=True)
    for series, style in zip(timeline.series, styles, strict=True):
        label = Text(printable(series.label), style)
        table.add_column(label, f"{series.total:,}", justify="right", overflow="fold")
    table.add_column("all", f"{timeline.total:,}", justify="right", no_wrap=True)
    table.add_column("", no_wrap=True)
    width = min(WIDE, max(NARROW, console.width - NUMBERS * (len(styles) + 2)))
    most = max((*timeline.totals, timeline.undated))
    for period, numbers in _rows(timeline):
        drawn = Text(bar(sum(numbers), most, width))
        if console.is_terminal:
            drawn = Text.assemble(*zip(stacked(numbers, most, width), styles, strict=True))
        table.add_row(period, *(f"{number:,}" if number else "" for number in numbers), f"{sum(numbers):,}", drawn)
    return table


def _rows(timeline: Timeline) -> Iterator[tuple[str, list[int]]]:
    """Each period and its numbers in the order of the series, and last what has no date."""
    for at, start in enumerate(timeline.starts):
        numbers = [series.counts[at] for series in timeline.series]
        if any(numbers) or len(timeline.starts) <= MOST_ROWS:
            yield period_label(start, timeline.period), numbers
    if timeline.undated:
        yield "no date", [series.undated for series in timeline.series]


def _style(series: Series, place: int) -> str:
    if series.name:
        return STYLES[place % len(STYLES)]
    return OTHERS if series.speakers else UNATTRIBUTED
