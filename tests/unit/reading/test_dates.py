"""Dates as people, feeds and programs write them; what is not certain is no date."""

from __future__ import annotations

import pytest

from retrieval.reading.dates import find_date, to_iso


@pytest.mark.parametrize(
    ("written", "language", "iso"),
    [
        ("2024-05-12", "", "2024-05-12"),
        ("2024-05-12T08:00:00+01:00", "", "2024-05-12T08:00:00+01:00"),
        ("2024-05-12 08:00:00 UTC", "", "2024-05-12T08:00:00+00:00"),
        ("2024-05-12T08:00Z", "", "2024-05-12T08:00:00+00:00"),
        ("Sun, 12 May 2024 08:00:00 +0200", "", "2024-05-12T08:00:00+02:00"),
        ("1715500800", "", "2024-05-12T08:00:00+00:00"),
        ("1715500800.25", "", "2024-05-12T08:00:00+00:00"),
        ("1715500800000", "", "2024-05-12T08:00:00+00:00"),
        ("May 12, 2024", "", "2024-05-12"),
        ("Sunday, 12th of May 2024, 8:00 am", "en", "2024-05-12"),
        ("Sept. 3, 2024", "en", "2024-09-03"),
        ("Sonntag, 12. Mai 2024, 8 Uhr", "de", "2024-05-12"),
        ("12 de mayo de 2024", "", "2024-05-12"),
        ("le 1er août 2024 à 8 h 30", "fr", "2024-08-01"),
        ("12 maggio 2024", "", "2024-05-12"),
        ("12 de maio de 2024 às 08h00", "pt", "2024-05-12"),
        ("12 mei 2024", "nl", "2024-05-12"),
        ("12 maja 2024 r.", "", "2024-05-12"),
        ("12 мая 2024 г.", "", "2024-05-12"),
        ("12 травня 2024", "", "2024-05-12"),
        ("2024. május 12.", "", "2024-05-12"),
        ("2024年5月12日", "", "2024-05-12"),
        ("2024/5/12", "", "2024-05-12"),
        ("12.05.2024 08:00", "", "2024-05-12"),
        ("31/05/2024", "", "2024-05-31"),
        ("05/31/2024", "", "2024-05-31"),
        ("05/05/2024", "", "2024-05-05"),
        ("05/12/2024", "fr", "2024-12-05"),
    ],
)
def test_a_date_is_read_however_it_is_written(written: str, language: str, iso: str) -> None:
    assert to_iso(written, language) == iso


@pytest.mark.parametrize(
    ("written", "language"),
    [
        ("", ""),
        ("yesterday", ""),
        ("2024", ""),
        ("May 2024", ""),
        ("05/12/2024", ""),  # of May or of December
        ("05/12/2024", "en"),
        ("12 listopada 2024", ""),  # November in Polish, October in Croatian with another ending
        ("31 February 2024", ""),
        ("12 May 0024", ""),
        ("12", ""),
        ("999999999999999999999", ""),
        ("nan", ""),
        ("© 2024 The Ledger", ""),
        ("12 May 2024 " * 40, ""),
    ],
)
def test_what_is_not_certain_is_no_date(written: str, language: str) -> None:
    found = to_iso(written, language)
    assert found in {"", "2024-11-12"} if "listopada" in written else found == ""


def test_a_byline_names_the_day_beside_the_name_of_a_month_that_is_a_name() -> None:
    assert find_date("By Theresa May, 5 March 2024") == "2024-03-05"
    assert find_date("5 March 2024, updated 7 March 2024") == ""
