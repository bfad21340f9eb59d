"""Counting quotes by speaker and period."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.talk.timeline import (
    MOST_PERIODS,
    PERIODS,
    Period,
    Timeline,
    count,
    period_label,
    remarks,
    summary,
    timeline_of,
)
from bot.wording import speaking
from retrieval import Article, Attribution, Evidence, Gathered, Passage, Quote, Span, Speaker
from tests.newsroom import newsroom

WORDS = Span(0, 3)


def evidence(name: str, published: str, *also: str) -> Evidence:
    article = Article(f"{name} {published}", "", "No.", published=published)
    quote = Quote(article.id, (WORDS,), "direct")
    said = Attribution(quote, Speaker(name) if name else None, None, None, 1.0)
    others = tuple(dataclasses.replace(article, id=f"{article.id} {day}", published=day) for day in also)
    return Evidence(article, WORDS, Passage(article.id, WORDS, "No."), said, 0.0, 1.0, others)


def counted(*quotes: Evidence, period: Period | None = None, most: int = 5) -> Timeline:
    return count("fuel", Gathered(quotes), period, most)


def rows(timeline: Timeline) -> list[tuple[str, Sequence[int], int]]:
    return [(series.label, series.counts, series.undated) for series in timeline.series]


def test_speakers_are_counted_by_period_the_most_quoted_first() -> None:
    timeline = counted(
        evidence("Ada", "2024-05-12"),
        evidence("Bob", "2024-05-13"),
        evidence("Bob", "2024-05-15T08:00:00+02:00"),
        evidence("Bob", "2024-05-15"),
    )
    assert timeline.period == "day"
    assert timeline.starts == tuple(dt.date(2024, 5, day) for day in (12, 13, 14, 15))
    assert rows(timeline) == [("Bob", (0, 1, 0, 2), 0), ("Ada", (1, 0, 0, 0), 0)]
    assert (timeline.totals, timeline.total, timeline.speakers) == ((1, 1, 0, 2), 4, 2)
    assert summary(timeline) == "4 quotes by 2 speakers, 12 May 2024 to 15 May 2024, by day"
    assert remarks(timeline) == []


@pytest.mark.parametrize(
    ("last", "period", "number"),
    [
        ("2024-01-31", "day", 31),
        ("2024-02-01", "week", 5),
        ("2024-06-30", "week", 26),
        ("2024-07-31", "month", 7),
        ("2027-12-31", "month", 48),
        ("2028-12-31", "year", 5),
    ],
)
def test_the_period_fits_what_is_covered(last: str, period: Period, number: int) -> None:
    timeline = counted(evidence("Ada", "2024-01-01"), evidence("Ada", last))
    assert (timeline.period, len(timeline.starts)) == (period, number)


def test_a_period_may_be_chosen() -> None:
    quotes = evidence("Ada", "2024-05-12"), evidence("Ada", "2024-05-13")
    assert counted(*quotes, period="week").starts == (dt.date(2024, 5, 6), dt.date(2024, 5, 13))
    assert counted(*quotes, period="month").starts == (dt.date(2024, 5, 1),)
    assert counted(*quotes, period="year").starts == (dt.date(2024, 1, 1),)


def test_what_has_no_date_is_counted_apart() -> None:
    timeline = counted(evidence("Ada", ""), evidence("Ada", "last Monday"), evidence("Ada", "2024-05-12"))
    assert rows(timeline) == [("Ada", (1,), 2)]
    assert (timeline.total, timeline.undated) == (3, 2)
    assert remarks(timeline) == ["2 quotes stand in articles without a date."]
    alone = counted(evidence("Ada", ""))
    assert (alone.starts, alone.first, alone.total, alone.totals) == ((), None, 1, ())
    assert summary(alone) == "1 quote by 1 speaker"
    assert remarks(alone) == ["None of the articles has a date."]


def test_what_is_printed_again_counts_when_it_was_first_printed() -> None:
    timeline = counted(evidence("Ada", "2024-05-14", "2024-05-12", "nonsense"))
    assert (timeline.starts, timeline.total) == ((dt.date(2024, 5, 12),), 1)
    assert counted(evidence("Ada", "", "2024-05-12")).undated == 0


def test_beyond_the_most_quoted_speakers_are_summed() -> None:
    quotes = [evidence(name, "2024-05-12") for name in ("Ada", "Ada", "Bob", "Cleo", "Dan", "")]
    timeline = counted(*quotes, most=2)
    assert rows(timeline) == [("Ada", (2,), 0), ("Bob", (1,), 0), ("2 others", (2,), 0), ("not attributed", (1,), 0)]
    assert (timeline.speakers, timeline.total) == (4, 6)
    assert rows(counted(*quotes[:4], most=2))[2] == ("1 other", (1,), 0)


def test_a_middle_initial_makes_no_other_speaker_and_a_surname_is_not_guessed() -> None:
    names = ("Donald Trump", "Donald J. Trump", "Donald Trump", "Trump", "Melania Trump")
    timeline = counted(*(evidence(name, "2024-05-12") for name in names))
    assert rows(timeline) == [("Donald Trump", (3,), 0), ("Melania Trump", (1,), 0), ("Trump", (1,), 0)]


def test_far_apart_days_leave_no_endless_row_of_nothing() -> None:
    timeline = counted(evidence("Ada", "0001-01-01"), evidence("Ada", "9999-12-31"), period="day")
    assert (len(timeline.starts), timeline.is_gapless) == (2, False)
    assert remarks(timeline) == ["A day without quotes is left out."]


def test_nothing_gathered_makes_an_empty_timeline() -> None:
    timeline = counted()
    assert (timeline.series, timeline.starts, timeline.total) == ((), (), 0)


def test_what_was_not_looked_through_is_told() -> None:
    timeline = count("fuel", Gathered((evidence("Ada", "2024-05-12"),), is_complete=False))
    assert remarks(timeline) == ["Counted in the passages that fit best; there are more."]
    assert summary(timeline) == "1 quote by 1 speaker, 12 May 2024"


@pytest.mark.parametrize(("period", "label"), [("day", "6 May 2024"), ("month", "May 2024"), ("year", "2024")])
def test_periods_are_called_as_people_call_them(period: Period, label: str) -> None:
    assert period_label(dt.date(2024, 5, 6), period) == label


def test_a_library_is_asked() -> None:
    timeline = timeline_of("What did Keller say about the fuel duty?", newsroom())
    assert rows(timeline) == [("Maria Keller", (1,), 0)]
    assert timeline.starts == (dt.date(2024, 5, 12),)


@given(
    st.lists(st.tuples(st.sampled_from(["Ada", "Bob", "Cleo Park", ""]), st.none() | st.dates()), min_size=1),
    st.none() | st.sampled_from(PERIODS),
    st.integers(1, 4),
)
def test_every_quote_is_counted_once(
    quotes: list[tuple[str, dt.date | None]], period: Period | None, most: int
) -> None:
    timeline = counted(
        *(evidence(name, day.isoformat() if day else "") for name, day in quotes), period=period, most=most
    )
    assert timeline.total == len(quotes)
    assert timeline.undated == sum(day is None for _, day in quotes)
    assert sum(timeline.totals) + timeline.undated == timeline.total
    assert list(timeline.starts) == sorted(set(timeline.starts))
    assert not timeline.is_gapless or len(timeline.starts) <= MOST_PERIODS
    if timeline.starts and timeline.is_gapless:
        assert timeline.totals[0] > 0 < timeline.totals[-1]


@pytest.mark.parametrize(
    ("code", "told", "others", "remark"),
    [
        ("de", "8 Zitate von 7 Stimmen, 1. März 2024 bis 12. Mai 2024, nach Wochen", "2 weitere Stimmen", "2 Zitate"),
        ("uk", "8 цитат, 7 осіб, 1 березня 2024 р. — 12 травня 2024 р., за тижнями", "ще 2 особи", "2 цитати"),
        ("zh", "8 条引语，7 位发言者，2024年3月1日至2024年5月12日，按周统计", "另外 2 位发言者", "2 条引语"),
    ],
)
def test_a_timeline_is_told_in_the_language_that_is_spoken(code: str, told: str, others: str, remark: str) -> None:
    days = ["2024-03-01", *["2024-05-12"] * 4, "", ""]
    timeline = counted(evidence("", "2024-05-12"), *(evidence(f"Ada {at}", day) for at, day in enumerate(days)))
    with speaking(code):
        assert " ".join(summary(timeline).split()) == told
        assert timeline.series[-2].label == others
        assert remarks(timeline)[0].startswith(remark)
