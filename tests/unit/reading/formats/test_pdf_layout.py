"""PDFs as they are laid out: columns drawn row by row, tables, drop caps, what browsers print around a page, locks."""

from __future__ import annotations

import pytest

from retrieval import ArticleError
from retrieval.reading.drafts import Draft
from retrieval.reading.formats.printed.columns import Piece, in_reading_order
from retrieval.reading.formats.printed.printed_lines import Line, to_paragraphs
from retrieval.reading.kinds import read_document
from tests.documents import pdf

pytest.importorskip("pypdfium2", reason="the extra `readers` is not installed")

LEFT = ["“We will not touch the duty", "before the next budget,” said", "Maria Keller, the minister,",
        "to the members on Monday.",
        "Nobody in the room was sure."]  # fmt: skip
RIGHT = [
    "“It is a bad plan,” said Tom",
    "Ruiz of the transport union,",
    "and his members will not pay",
    "for it in any case, he said.",
]

THIRD = [
    "The committee meets in June,",
    "when the figures of spring",
    "are known to everybody, and",
    "then it will decide.",
]


def the_draft(data: bytes) -> Draft:
    (draft,) = read_document("x.pdf", "x.pdf", data)
    assert isinstance(draft, Draft), draft
    return draft


def rows(*columns: list[str], gap: float = 230, size: float = 10) -> list[tuple[float, float, float, str]]:
    """Lines of columns, drawn row by row."""
    longest = max(map(len, columns))
    return [
        (60 + number * gap, 700 - 14 * row, size, column[row])
        for row in range(longest)
        for number, column in enumerate(columns)
        if row < len(column)
    ]


def test_columns_that_are_drawn_row_by_row_are_read_column_by_column() -> None:
    text = the_draft(pdf([rows(LEFT, RIGHT)])).text.replace("\n\n", " ")
    assert text == " ".join([*LEFT, *RIGHT])
    three = the_draft(pdf([rows(LEFT, RIGHT, THIRD, gap=170)])).text.replace("\n\n", " ")
    assert three == " ".join([*LEFT, *RIGHT, *THIRD])


def test_columns_that_are_drawn_one_after_the_other_stay_so() -> None:
    lines = [(60, 700 - 14 * row, 10, text) for row, text in enumerate(LEFT)]
    lines += [(290, 700 - 14 * row, 10, text) for row, text in enumerate(RIGHT)]
    assert the_draft(pdf([lines])).text.replace("\n\n", " ") == " ".join([*LEFT, *RIGHT])


def test_a_title_above_columns_and_a_line_below_them_keep_their_places() -> None:
    page = [
        (60, 730, 18, "Duty stays"),
        *rows(LEFT, RIGHT),
        (60, 560, 10, "The talks go on in June, both of them said."),
    ]
    blocks = the_draft(pdf([page])).text.split("\n\n")
    assert blocks[0] == "Duty stays"
    assert blocks[-1] == "The talks go on in June, both of them said."
    assert " ".join(blocks[1:-1]) == " ".join([*LEFT, *RIGHT])


def test_a_table_is_read_row_by_row() -> None:
    names, shares = ["Year", "2021", "2022", "2023", "2024"], ["Duty", "1.5 %", "1.7 %", "1.9 %", "2.2 %"]
    assert "2022 1.7 %" in the_draft(pdf([rows(names, shares)])).text


@pytest.mark.parametrize(
    ("cap", "rest", "shown"),
    [("W", "e met on Monday in the old", "We met on Monday"), ("A", "board that nobody knew", "A board that"), ("A",
      "fter the vote the", "After the vote")],
)  # fmt: skip
def test_a_drop_cap_belongs_to_its_word(cap: str, rest: str, shown: str) -> None:
    lines = [
        (60, 672, 36, cap),
        (100, 700, 10, rest),
        (100, 686, 10, "hall and heard the board out, and"),
        (60, 658, 10, "then the board left."),
    ]
    assert the_draft(pdf([lines])).text.startswith(shown)


@pytest.mark.parametrize(
    "foot",
    ["https://ledger.example/duty?print=1  1/1  12/05/2024, 08:00", "https://ledger.example/duty",
     "5/12/24, 8:00 AM  Duty stays | The Ledger",
     "Page 1 of 2", "Seite 3", "17"],
)  # fmt: skip
def test_what_browsers_print_around_a_page_is_left_out(foot: str) -> None:
    page = [(60, 700 - 14 * row, 10, text) for row, text in enumerate([*LEFT, *RIGHT])]
    for place in (800, 30):
        assert the_draft(pdf([[*page, (60, place, 8, foot)]])).text.replace("\n\n", " ") == " ".join([*LEFT, *RIGHT])


def test_an_address_in_the_middle_of_a_page_stays() -> None:
    page = [*LEFT[:3], "See https://ledger.example/duty for the figures.", *RIGHT[:3]]
    lines = [(60, 700 - 14 * row, 10, text) for row, text in enumerate(page)]
    assert "See https://ledger.example/duty" in the_draft(pdf([lines])).text


@pytest.mark.parametrize("title", ["Microsoft Word - duty_v2.docx", "Ledger_p04_final.indd", "untitled", ""])
def test_the_name_of_a_file_is_no_title_of_a_pdf(title: str) -> None:
    assert the_draft(pdf([[(60, 700, 18, "Duty stays"), (60, 670, 10, LEFT[0])]], title)).title == "Duty stays"


def test_pieces_of_one_row_are_one_line_and_a_wide_gap_parts_them() -> None:
    pieces = [
        Piece("No", 10, 20, 100, 10),
        Piece("body", 20.5, 40, 100, 10),
        Piece("knew.", 43, 70, 100, 10),
        Piece("2", 300, 306, 100, 10),
    ]
    assert [line.text for line in in_reading_order(pieces[:3])] == ["Nobody knew."]
    assert [line.text for line in in_reading_order(pieces)] == ["Nobody knew. 2"]


def test_a_suspended_hyphen_stays() -> None:
    lines = [Line("Es ging um die Ein-", 60, 700, 10), Line("und Ausfuhr.", 60, 686, 10)]
    assert list(to_paragraphs([lines])) == ["Es ging um die Ein- und Ausfuhr."]


def test_a_locked_pdf_and_a_damaged_one_say_so() -> None:
    (error,) = read_document("x.pdf", "x.pdf", b"%PDF-1.7\n" + b"1 0 obj\n" * 50)
    assert isinstance(error, ArticleError)
    assert "damaged PDF" in error.reason


def test_a_word_that_two_touching_runs_both_hold_is_read_once() -> None:
    touching = [Piece('He said: "We ', 34.0, 157.5, 100, 11), Piece("We cannot go.", 157.1, 300, 100, 11)]
    assert [line.text for line in in_reading_order(touching)] == ['He said: "We cannot go.']
    said_twice = [Piece("He said that ", 34.0, 120.0, 100, 11), Piece("that is all.", 123.0, 200, 100, 11)]
    assert [line.text for line in in_reading_order(said_twice)] == ["He said that that is all."]
    parted = [Piece("The hap", 34.0, 80.0, 100, 11), Piece("py man", 79.8, 120, 100, 11)]
    assert [line.text for line in in_reading_order(parted)] == ["The happy man"]


def test_a_headline_of_two_lines_is_one_paragraph_and_the_title_below_a_running_head() -> None:
    lines = [(60.0, 780.0, 9.0, "The Tidewater Post, 4 May"), (60.0, 740.0, 24.0, "The duty stays as it is")]
    lines += [(60.0, 710.0, 24.0, "until the budget")]
    lines += [(60.0, 670.0 - 14 * number, 10.0, line) for number, line in enumerate(LEFT)]
    draft = the_draft(pdf([lines]))
    assert draft.title == "The duty stays as it is until the budget"
    assert "The duty stays as it is until the budget" in draft.text.split("\n\n")


def test_a_large_number_is_no_title() -> None:
    lines = [(60.0, 670.0 - 14 * at, 10.0, line) for at, line in enumerate(LEFT)]
    assert the_draft(pdf([[(60.0, 200.0, 24.0, "1974"), *lines]])).title.startswith("“We will not touch the duty")
