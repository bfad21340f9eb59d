"""A timeline as a picture: a bar for each period, stacked by speaker."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.pictures.canvas import Block, Canvas, Colour, block_of
from bot.pictures.fonts import Fonts, fonts_here
from bot.pictures.paragraphs import paragraphs_of
from bot.pictures.style import ACCENT, GROUND, HEIGHT, INK, PLAIN, RULE, SIGNED, SOFT, STRONG, WIDTH
from bot.printable import printable
from bot.talk.timeline import Period, Series, Timeline, remarks, summary
from bot.wording import _, grouped, month_in_words, short_day, short_month

MARGIN, GAP = 54, 24
SIDE = 42
"""Pixels at each side that labels below the outermost bars stay clear of."""
COLUMN = WIDTH - 2 * MARGIN
LEAST_PLOT = 300
"""The least height of the plot in pixels, from the baseline to the highest tick."""
TITLE, TOLD, SMALL = 42, 26, 24
SWATCH = 22
FILLED = 0.74
"""The share of a period's width that its bar fills."""
WIDEST = 96
COUNTED = 24
"""The most bars at which each has its number above it."""
MOST_TICKS = 5
STEPS = (1, 2, 5)
SPEAKERS: tuple[Colour, ...] = (
    (0, 96, 160),
    (213, 94, 0),
    (0, 138, 104),
    (152, 62, 142),
    (196, 146, 0),
    (86, 170, 220),
    (112, 72, 36),
    (226, 120, 166),
)
"""Colours that colour-blind people can tell apart (after Okabe and Ito 2008)."""
OTHERS: Colour = (150, 156, 166)
UNATTRIBUTED: Colour = (204, 202, 196)


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar. `parts` has a count for each series, in order.

    `era` is the month or year that begins with this bar, or empty.
    """

    parts: tuple[int, ...]
    label: str
    era: str = ""


class Chart:
    """A chart: title, legend, plot and remarks, placed below one another."""

    def __init__(self, timeline: Timeline, fonts: Fonts) -> None:
        self._timeline = timeline
        self._fonts = fonts
        self._colours = [_colour(series, place) for place, series in enumerate(timeline.series)]
        self._head = [
            self._block(_("“{words}”", words=timeline.query), TITLE, INK, STRONG),
            self._block(summary(timeline), TOLD),
        ]
        self._signed = self._block(SIGNED, SMALL, ACCENT, STRONG)
        self._foot = [self._block(line, width=COLUMN - self._signed.width - GAP) for line in remarks(timeline)]
        self._legend = [
            self._block(f"{series.label} · {grouped(series.total)}", SMALL, INK, width=COLUMN - 2 * SWATCH)
            for series in timeline.series
        ]
        self._bars = list(_bars(timeline))
        self._line = self._block("0").height

    def draw(self) -> bytes:
        """The chart as a PNG."""
        rows = self._rows()
        heads = MARGIN + _height(self._head) + GAP + sum(map(_highest, rows)) + GAP
        feet = 2 * self._line + GAP + max(_height(self._foot), self._signed.height) + MARGIN
        plot = max(LEAST_PLOT, HEIGHT - heads - feet - self._line)
        canvas = Canvas(WIDTH, heads + self._line + plot + feet, GROUND)
        self._column(canvas, self._head, MARGIN)
        self._draw_legend(canvas, rows, MARGIN + _height(self._head) + GAP)
        self._draw_plot(canvas, heads + self._line, plot)
        bottom = heads + self._line + plot + feet - MARGIN
        self._column(canvas, self._foot, bottom - _height(self._foot))
        canvas.text(self._signed, MARGIN, bottom - self._signed.height, COLUMN, at_right=True)
        told = "; ".join(f"{series.label}: {grouped(series.total)}" for series in self._timeline.series)
        return canvas.png(f"{SIGNED}: {self._timeline.query}", f"{summary(self._timeline)}. {told}.")

    def _block(
        self, text: str, size: int = SMALL, colour: Colour = SOFT, weight: int = PLAIN, width: int = COLUMN
    ) -> Block:
        return block_of(paragraphs_of(printable(text), self._fonts, weight), size, colour, width)

    def _column(self, canvas: Canvas, blocks: Sequence[Block], top: float) -> None:
        for block in blocks:
            canvas.text(block, MARGIN, top, COLUMN)
            top += block.height

    def _rows(self) -> list[list[Block]]:
        """The entries of the legend in rows, none wider than the column."""
        rows: list[list[Block]] = [[]]
        for block in self._legend:
            if rows[-1] and sum(_room(one) for one in (*rows[-1], block)) > COLUMN + GAP:
                rows.append([])
            rows[-1].append(block)
        return rows

    def _draw_legend(self, canvas: Canvas, rows: Sequence[Sequence[Block]], top: float) -> None:
        colours = iter(self._colours)
        for row in rows:
            left: float = MARGIN
            for block in row:
                middle = top + self._line / 2
                canvas.box(left, middle - SWATCH / 2, left + SWATCH, middle + SWATCH / 2, next(colours))
                canvas.text(block, left + 1.5 * SWATCH, top, COLUMN)
                left += _room(block)
            top += _highest(row)

    def _draw_plot(self, canvas: Canvas, top: float, height: float) -> None:
        """Draw the axis of counts with its grid lines, the bars, and the axis of time below them."""
        most = max((sum(bar.parts) for bar in self._bars), default=1)
        step = _step(most)
        ticks = range(0, most + step, step)
        unit = height / ticks[-1]
        base = top + height
        numbers = [self._block(grouped(tick)) for tick in ticks]
        left = MARGIN + max(number.width for number in numbers) + GAP / 2
        for tick, number in zip(ticks, numbers, strict=True):
            y = base - tick * unit
            canvas.box(left, y - 1, WIDTH - MARGIN, y + 1, SOFT if tick == 0 else RULE)
            canvas.text(number, MARGIN, y - self._line / 2, left - GAP / 2 - MARGIN, at_right=True)
        place = (WIDTH - MARGIN - left) / max(1, len(self._bars))
        for at, bar in enumerate(self._bars):
            self._draw_bar(canvas, bar, left + (at + 0.5) * place, min(WIDEST, FILLED * place), base, unit)
        self._draw_labels(canvas, [bar.label for bar in self._bars], left, place, base + GAP / 4)
        self._draw_labels(canvas, [bar.era for bar in self._bars], left, place, base + GAP / 4 + self._line)

    def _draw_bar(self, canvas: Canvas, bar: Bar, middle: float, width: float, base: float, unit: float) -> None:
        y = base - 1
        for part, colour in zip(bar.parts, self._colours, strict=True):
            if part:
                canvas.box(middle - width / 2, y - part * unit, middle + width / 2, y, colour)
                y -= part * unit
        if len(self._bars) <= COUNTED and any(bar.parts):
            number = self._block(grouped(sum(bar.parts)), SMALL, INK)
            canvas.text(number, middle - number.width / 2, y - self._line, number.width)

    def _draw_labels(self, canvas: Canvas, labels: Sequence[str], left: float, place: float, top: float) -> None:
        """Draw each label below the middle of its bar; one that would overlap the label before it is left out."""
        blocks = {at: self._block(label) for at, label in enumerate(labels) if label}
        widest = max((block.width for block in blocks.values()), default=0) + GAP
        every = max(1, -(-widest // max(1, int(place))))
        free: float = SIDE
        is_dense = len(blocks) == len(labels)
        for at, block in blocks.items():
            start = left + (at + 0.5) * place - block.width / 2
            start = min(max(start, SIDE), WIDTH - SIDE - block.width)
            if start >= free and not (is_dense and at % every):
                canvas.text(block, start, top, block.width)
                free = start + block.width + GAP / 2


def draw_timeline(timeline: Timeline, fonts: Fonts | None = None) -> bytes:
    """The timeline as a PNG, 1200 pixels wide. Raises PictureError if no font has a letter of it."""
    return Chart(timeline, fonts or fonts_here()).draw()


def _bars(timeline: Timeline) -> Iterator[Bar]:
    before = ""
    for at, start in enumerate(timeline.starts):
        label, era = _labels(start, timeline.period)
        yield Bar(tuple(series.counts[at] for series in timeline.series), label, "" if era == before else era)
        before = era
    if timeline.undated:
        yield Bar(tuple(series.undated for series in timeline.series), _("no date"))


def _labels(start: dt.date, period: Period) -> tuple[str, str]:
    match period:
        case "day":
            return str(start.day), month_in_words(start)
        case "week":
            return short_day(start), str(start.year)
        case "month":
            return short_month(start), str(start.year)
        case "year":
            return str(start.year), ""


def _step(most: int) -> int:
    """The least of 1, 2, 5, 10, 20 … of which `MOST_TICKS` steps reach the greatest count."""
    power = 1
    while True:
        for step in STEPS:
            if step * power * MOST_TICKS >= most:
                return step * power
        power *= 10


def _colour(series: Series, place: int) -> Colour:
    if series.name:
        return SPEAKERS[place % len(SPEAKERS)]
    return OTHERS if series.speakers else UNATTRIBUTED


def _room(block: Block) -> float:
    return block.width + 1.5 * SWATCH + GAP


def _height(blocks: Sequence[Block]) -> int:
    """The height of blocks placed below one another."""
    return sum(block.height for block in blocks)


def _highest(row: Sequence[Block]) -> int:
    return max((block.height for block in row), default=0)
