"""Who said how much about something over time: quotes counted by speaker and by day, week, month or year.

Counts what retrieval gathers; knows no face and draws nothing.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from bot.talk.replies import quotes_counted, speakers_counted
from bot.wording import _, day_in_words, month_in_words, ngettext
from retrieval import Evidence, Gathered, Library, gather

Period = Literal["day", "week", "month", "year"]
PERIODS: tuple[Period, ...] = ("day", "week", "month", "year")
LONGEST: tuple[tuple[Period, int], ...] = (("day", 31), ("week", 183), ("month", 4 * 366))
"""The days that a period's timeline covers at most where nobody chose it; more are counted by year."""
MOST_SPEAKERS = 5
"""Speakers who are counted one by one; the others are summed."""
MOST_PERIODS = 400
"""Beyond these, a timeline has no place for periods without quotes."""


@dataclass(frozen=True, slots=True)
class Series:
    """How many quotes a voice has in each period, and how many that no article with a date prints.

    `name` is the speaker's, empty for the others together and for quotes that are not attributed; `speakers` says how
    many people stand behind it: 0 where none is known.
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
    """Quotes about `query` by voice: the speakers with the most first, then the others, then what is not attributed.

    `starts` are the first days of the periods, in step with every series' counts, from the period of the first quote to
    that of the last; empty ones are missing where `is_gapless` is False. `first` and `last` are the days of these
    quotes, None where no article has a date. `speakers` is how many people are counted; `whole` is False where there
    were more passages to look through than were looked at.
    """

    query: str
    period: Period
    starts: tuple[dt.date, ...]
    series: tuple[Series, ...]
    first: dt.date | None = None
    last: dt.date | None = None
    speakers: int = 0
    whole: bool = True
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


def timeline_of(query: str, library: Library, period: Period | None = None, most: int = MOST_SPEAKERS) -> Timeline:
    """The timeline of the quotes about `query`, a question or bare words; without any series where there are none."""
    return count(query, gather(query, library), period, most)


def count(query: str, gathered: Gathered, period: Period | None = None, most: int = MOST_SPEAKERS) -> Timeline:
    """The quotes by voice and period; the period is chosen from the time they cover where none is given.

    The same words of a speaker count once, when they were first printed. People of one name are one speaker, a middle
    initial makes no other one; a surname alone is not guessed to be somebody's.
    """
    days = [_first_day(evidence) for evidence in gathered.evidence]
    dated = [day for day in days if day]
    first, last = min(dated, default=None), max(dated, default=None)
    period = period or _fitting(first, last)
    starts, is_gapless = _starts(dated, period)
    places = {start: place for place, start in enumerate(starts)}
    tallies: defaultdict[str, list[int]] = defaultdict(lambda: [0] * (len(starts) + 1))
    names: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for evidence, day in zip(gathered.evidence, days, strict=True):
        name = evidence.speaker.name if evidence.speaker else ""
        names[_person(name)][name] += 1
        tallies[_person(name)][places[_start(day, period)] if day else -1] += 1
    known = sorted((person for person in tallies if person), key=lambda person: (-sum(tallies[person]), person))
    series = [_series(names[person].most_common(1)[0][0], [tallies[person]], 1) for person in known[:most]]
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
    told = quotes_counted(timeline.total)
    if timeline.speakers:
        told = _("{quotes} by {speakers}", quotes=told, speakers=speakers_counted(timeline.speakers))
    if timeline.first is None or timeline.last is None:
        return told
    first, last = (period_label(day, "day") for day in (timeline.first, timeline.last))
    if first == last:
        return _("{quotes}, {day}", quotes=told, day=first)
    match timeline.period:
        case "day":
            return _("{quotes}, {first} to {last}, by day", quotes=told, first=first, last=last)
        case "week":
            return _("{quotes}, {first} to {last}, by week", quotes=told, first=first, last=last)
        case "month":
            return _("{quotes}, {first} to {last}, by month", quotes=told, first=first, last=last)
        case "year":
            return _("{quotes}, {first} to {last}, by year", quotes=told, first=first, last=last)


def remarks(timeline: Timeline) -> list[str]:
    """What a count must not keep to itself."""
    told = []
    if timeline.undated and timeline.starts:
        told.append(
            ngettext(
                "{number} quote stands in articles without a date.",
                "{number} quotes stand in articles without a date.",
                timeline.undated,
            )
        )
    elif timeline.undated:
        told.append(_("None of the articles has a date."))
    if not timeline.is_gapless:
        told.append(_left_out(timeline.period))
    if not timeline.whole:
        told.append(_("Counted in the passages that fit best; there are more."))
    return told


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


def _person(name: str) -> str:
    """The same for all ways of writing a name that differ by case or a middle initial."""
    words = name.casefold().split()
    return " ".join(
        word for at, word in enumerate(words) if not (0 < at < len(words) - 1 and len(word.strip(".")) == 1)
    )
