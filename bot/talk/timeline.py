"""Who said how much about something over time: quotes counted by speaker and by day, week, month or year."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from bot.talk.captions import quotes_counted, speakers_counted
from bot.wording import _, day_in_words, month_in_words, ngettext
from retrieval import Corrections, Evidence, Gathered, Library, People, gather

Period = Literal["day", "week", "month", "year"]
PERIODS: tuple[Period, ...] = ("day", "week", "month", "year")
LONGEST: tuple[tuple[Period, int], ...] = (("day", 31), ("week", 183), ("month", 4 * 366))
"""The most days that a timeline by that period covers if nobody chose the period; longer times are counted by year."""
MOST_SPEAKERS = 5
"""Speakers who are counted one by one; the others are added up."""
MOST_PERIODS = 400
"""If there are more periods than this, those without quotes are left out."""


@dataclass(frozen=True, slots=True)
class Series:
    """How many quotes a speaker has in each period, and how many in articles without a date.

    `name` is empty for the other speakers together and for quotes that are not attributed. `speakers` is the number of
    people in the series: 0 for quotes that are not attributed.
    """

    name: str
    counts: tuple[int, ...]
    undated: int = 0
    speakers: int = 1

    @property
    def total(self) -> int:
        return sum(self.counts) + self.undated

    @property
    def label(self) -> str:
        others = ngettext("{number} other", "{number} others", self.speakers) if self.speakers else ""
        return self.name or others or _("not attributed")


@dataclass(frozen=True, slots=True)
class Timeline:
    """Quotes about `query`: a series for each of the most quoted speakers, then the others, then unattributed quotes.

    `starts` are the first days of the periods, from the first quote's to the last one's; the counts of each series
    are in the same order. If `is_gapless` is False, periods without quotes are left out. `first` and `last` are the
    days of those quotes, None if no article has a date. `speakers` is how many people are counted. `is_complete` is
    False if there were more passages than were looked at.
    """

    query: str
    period: Period
    starts: tuple[dt.date, ...]
    series: tuple[Series, ...]
    first: dt.date | None = None
    last: dt.date | None = None
    speakers: int = 0
    is_complete: bool = True
    is_gapless: bool = True

    @property
    def total(self) -> int:
        return sum(series.total for series in self.series)

    @property
    def undated(self) -> int:
        return sum(series.undated for series in self.series)

    @property
    def totals(self) -> tuple[int, ...]:
        """The quotes of each period."""
        return tuple(map(sum, zip(*(series.counts for series in self.series), strict=True)))


_UNCORRECTED = Corrections()


def timeline_of(query: str, library: Library, period: Period | None = None, most: int = MOST_SPEAKERS) -> Timeline:
    """The timeline of the quotes about `query`, a question or bare words; it has no series if there are no quotes."""
    return count(query, gather(query, library), period, most, library.corrections)


def count(
    query: str,
    gathered: Gathered,
    period: Period | None = None,
    most: int = MOST_SPEAKERS,
    corrections: Corrections = _UNCORRECTED,
) -> Timeline:
    """The quotes by speaker and period. Without a `period`, one is chosen that suits the time they cover.

    The same words of a speaker count once, on the day they were first printed. All names of one
    person count together, as `retrieval.people` and the `corrections` decide.
    """
    days = [_first_day(evidence) for evidence in gathered.evidence]
    dated = [day for day in days if day]
    first, last = min(dated, default=None), max(dated, default=None)
    period = period or _fitting(first, last)
    starts, is_gapless = _starts(dated, period)
    columns = {start: column for column, start in enumerate(starts)}
    tallies: defaultdict[str, list[int]] = defaultdict(lambda: [0] * (len(starts) + 1))
    people = People.of(Counter(evidence.speaker for evidence in gathered.evidence if evidence.speaker), corrections)
    for evidence, day in zip(gathered.evidence, days, strict=True):
        name = evidence.speaker.name if evidence.speaker else ""
        person = people.who(name).name if name else ""
        tallies[person][columns[_start(day, period)] if day else -1] += 1
    known = sorted((person for person in tallies if person), key=lambda person: (-sum(tallies[person]), person))
    series = [_series(person, [tallies[person]], 1) for person in known[:most]]
    if others := known[most:]:
        series.append(_series("", [tallies[person] for person in others], len(others)))
    if "" in tallies:
        series.append(_series("", [tallies[""]], 0))
    return Timeline(query, period, starts, tuple(series), first, last, len(known), gathered.is_complete, is_gapless)


def period_label(start: dt.date, period: Period) -> str:
    """“12 May 2024” for a day and for a week's first one, “May 2024”, “2024”."""
    match period:
        case "year":
            return str(start.year)
        case "month":
            return month_in_words(start)
        case _:
            return day_in_words(start)


def summary(timeline: Timeline) -> str:
    """“23 quotes by 6 speakers, 12 May to 3 September 2024, by month”, as far as there are dates."""
    quotes = quotes_counted(timeline.total)
    if timeline.speakers:
        quotes = _("{quotes} by {speakers}", quotes=quotes, speakers=speakers_counted(timeline.speakers))
    if timeline.first is None or timeline.last is None:
        return quotes
    first, last = (period_label(day, "day") for day in (timeline.first, timeline.last))
    if first == last:
        return _("{quotes}, {day}", quotes=quotes, day=first)
    match timeline.period:
        case "day":
            return _("{quotes}, {first} to {last}, by day", quotes=quotes, first=first, last=last)
        case "week":
            return _("{quotes}, {first} to {last}, by week", quotes=quotes, first=first, last=last)
        case "month":
            return _("{quotes}, {first} to {last}, by month", quotes=quotes, first=first, last=last)
        case "year":
            return _("{quotes}, {first} to {last}, by year", quotes=quotes, first=first, last=last)


def remarks(timeline: Timeline) -> list[str]:
    """What a reader has to know about the count: quotes without a date, periods left out, passages not read."""
    said = []
    if timeline.undated and timeline.starts:
        said.append(
            ngettext(
                "{number} quote stands in articles without a date.",
                "{number} quotes stand in articles without a date.",
                timeline.undated,
            )
        )
    elif timeline.undated:
        said.append(_("None of the articles has a date."))
    if not timeline.is_gapless:
        said.append(_left_out(timeline.period))
    if not timeline.is_complete:
        said.append(_("Counted in the passages that fit best; there are more."))
    return said


def _left_out(period: Period) -> str:
    match period:
        case "day":
            return _("A day without quotes is left out.")
        case "week":
            return _("A week without quotes is left out.")
        case "month":
            return _("A month without quotes is left out.")
        case "year":
            return _("A year without quotes is left out.")


def _series(name: str, tallies: Sequence[Sequence[int]], speakers: int) -> Series:
    *counts, undated = map(sum, zip(*tallies, strict=True))
    return Series(name, tuple(counts), undated, speakers)


def _first_day(evidence: Evidence) -> dt.date | None:
    days = [_day(article.published) for article in (evidence.article, *evidence.also)]
    return min((day for day in days if day), default=None)


def _day(published: str) -> dt.date | None:
    try:
        return dt.datetime.fromisoformat(published).date()
    except ValueError:
        return None


def _fitting(first: dt.date | None, last: dt.date | None) -> Period:
    days = (last - first).days + 1 if first and last else 1
    return next((period for period, longest in LONGEST if days <= longest), "year")


def _starts(days: Sequence[dt.date], period: Period) -> tuple[tuple[dt.date, ...], bool]:
    """The periods from the first day's to the last one's, or only those of the days where they would be too many."""
    own = sorted({_start(day, period) for day in days})
    every = tuple(islice(_from_to(own[0], own[-1], period), MOST_PERIODS + 1)) if own else ()
    return (every, True) if len(every) <= MOST_PERIODS else (tuple(own), False)


def _start(day: dt.date, period: Period) -> dt.date:
    match period:
        case "day":
            return day
        case "week":
            return day - dt.timedelta(days=day.weekday()) if day.toordinal() > day.weekday() else dt.date.min
        case "month":
            return day.replace(day=1)
        case "year":
            return day.replace(month=1, day=1)


def _from_to(first: dt.date, last: dt.date, period: Period) -> Iterator[dt.date]:
    start = first
    while start <= last:
        yield start
        if start == last:
            return
        start = _start(start + dt.timedelta(days={"day": 1, "week": 7, "month": 31, "year": 366}[period]), period)
