"""Markdown, Word, PDF and e-books: each gives its paragraphs back."""

from __future__ import annotations

import re
import sys
import textwrap
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval import ArticleError
from retrieval.reading.drafts import Draft
from retrieval.reading.formats.printed.printed_lines import Line, to_paragraphs
from retrieval.reading.kinds import read_document
from tests.documents import epub, pdf, word, word_paragraph

pytest.importorskip("mammoth", reason="the extra `readers` is not installed")
pytest.importorskip("pypdfium2", reason="the extra `readers` is not installed")

PROSE = [
    "The minister of finance, Maria Keller, said on Monday that nothing was decided: “We will not touch the fuel duty "
    "before the next budget, whatever the opposition may say.” Nobody in the room was convinced by her words.",
    "“It is a bad plan,” said Tom Ruiz of the transport union. “My members cannot pay more, and they will not. We have "
    "said so since the very first day of these talks, and we shall say it again.”",
    "The government wants to decide in June.",
]
WORDS = st.text("abz“”„‘’«»,—", min_size=1, max_size=8).map(lambda word: f"a{word}")
PARAGRAPHS = st.lists(st.lists(WORDS, min_size=1, max_size=6).map(" ".join), min_size=1, max_size=5)


def read(name: str, data: str | bytes) -> list[Draft | ArticleError]:
    return list(read_document(name, name, data.encode() if isinstance(data, str) else data))


def the_draft(name: str, data: str | bytes) -> Draft:
    (draft,) = read(name, data)
    assert isinstance(draft, Draft), draft
    return draft


def the_reason(name: str, data: str | bytes) -> str:
    (error,) = read(name, data)
    assert isinstance(error, ArticleError), error
    return error.reason


@given(PARAGRAPHS)
def test_paragraphs_written_in_markdown_read_back(paragraphs: list[str]) -> None:
    assert the_draft("x.md", "\n\n".join(paragraphs)).text == "\n\n".join(paragraphs)


@given(PARAGRAPHS)
def test_paragraphs_written_in_word_read_back(paragraphs: list[str]) -> None:
    assert the_draft("x.docx", word(*map(word_paragraph, paragraphs))).text == "\n\n".join(paragraphs)


def test_front_matter_gives_the_fields_of_markdown() -> None:
    front = '---\ntitle: "Duty: stays"\ndate: 2024-05-12\nauthor: Ann Lee\ntags: [a, b]\nlang: de\n---\n'
    draft = the_draft("x.md", f"{front}# Anything\n\nSie sagte <q>nein</q>.")
    assert (draft.title, draft.published, draft.author, draft.language) == (
        "Duty: stays",
        "2024-05-12",
        "Ann Lee",
        "de",
    )
    assert draft.text == "Anything\n\nSie sagte „nein“."


def test_markdown_is_shown_and_its_quotation_marks_stay() -> None:
    source = '# Duty *stays*\n\n> "We won\'t," said\n> **Keller**.\n\n* [One](/a) & two\n* ![a picture](/b.png)Three\n'
    draft = the_draft("x.markdown", source)
    assert draft.title == "Duty stays"
    assert draft.text == 'Duty stays\n\n"We won\'t," said Keller.\n\nOne & two\n\nThree'
    assert the_draft("x.md", "---\n\nA line, then text.").text == "A line, then text."
    assert the_reason("x.md", "---\ntitle: x\n---\n") == "holds no text below its front matter"


def test_a_word_document_reads_as_with_its_changes_accepted() -> None:
    changed = (
        "<w:p><w:r><w:t>She said “</w:t></w:r><w:del><w:r><w:delText>yes</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>no</w:t></w:r></w:ins><w:r><w:t>”.</w:t></w:r></w:p>"
    )
    row = "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>".format(*map(word_paragraph, ("One", "1")))
    properties = "<dc:creator>Ann Lee</dc:creator><dc:language>en-GB</dc:language>"
    draft = the_draft("x.docx", word(word_paragraph("Duty stays", "Title"), changed, row, properties=properties))
    assert (draft.title, draft.author, draft.language) == ("Duty stays", "Ann Lee", "en-GB")
    assert draft.text.startswith("Duty stays\n\nShe said “no”.\n\nOne")
    titled = word(word_paragraph("Text."), properties="<dc:title>Named</dc:title>")
    assert the_draft("x.docx", titled).title == "Named"


def test_each_document_of_a_book_is_an_article() -> None:
    metadata = "<dc:title>The Weekly</dc:title><dc:creator>Ann Lee</dc:creator><dc:language>de</dc:language>"
    chapters = {
        "nav.xhtml": "<ol><li>One</li></ol>",
        "a.xhtml": "<h1>One</h1><p>Sie sagte <q>nein</q>.</p>",
        "cover.xhtml": '<img src="x.png"/>',
        "b.xhtml": "<p>Zwei.</p><p>Drei.</p>",
    }
    first, second = read("x.epub", epub(chapters, metadata))
    assert isinstance(first, Draft)
    assert isinstance(second, Draft)
    assert (first.title, first.publisher, first.author, first.language) == ("One", "The Weekly", "Ann Lee", "de")
    assert (first.text, first.name) == ("One\n\nSie sagte „nein“.", "The Weekly-1")
    assert (second.title, second.publisher, second.text) == ("The Weekly", "", "Zwei.\n\nDrei.")


def print_pages(paragraphs: Sequence[str], width: int, indent: float, gap: float, height: int) -> list[list[Line]]:
    """Lines of `width` letters, `height` of them a page, below a running head and above the page's number."""
    pages: list[list[Line]] = []
    y = 0.0
    for paragraph in paragraphs:
        for number, text in enumerate(textwrap.wrap(paragraph, width)):
            if not pages or y < 700 - height * 12:
                pages.append([Line(f"The Daily Ledger {len(pages) + 1}", 60, 800, 10)])
                y = 700
            pages[-1].append(Line(text, 60 + (0 if number else indent), y, 10))
            y -= 12
        y -= gap
    return [[*page, Line(str(number), 300, 20, 10)] for number, page in enumerate(pages, start=1)]


def distinct(paragraphs: list[str]) -> list[str]:
    """A long paragraph and `paragraphs`, no two lines of them alike, as in any text."""
    both = zip("abcdefghijkl", [PROSE[0], *paragraphs], strict=False)
    return [re.sub(r"([^\W\d_]+)", rf"\1{letter}", paragraph) for letter, paragraph in both]


@pytest.mark.parametrize("width", [40, 60, 90])
@pytest.mark.parametrize(("indent", "gap"), [(14, 0), (0, 8)])
@given(paragraphs=st.lists(st.sampled_from(PROSE), max_size=11).map(distinct), height=st.integers(10, 40))
def test_printed_paragraphs_are_put_together_again(
    width: int, indent: float, gap: float, paragraphs: list[str], height: int
) -> None:
    printed = print_pages(paragraphs, width, indent, gap, height)
    assert " ".join(to_paragraphs(printed)) == " ".join(paragraphs)
    if len(printed) == 1:
        assert list(to_paragraphs(printed)) == paragraphs


def lines(*texts: str) -> list[Line]:
    return [Line(text, 60, 700 - 12 * number, 10) for number, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("texts", "paragraph"),
    [
        (("“We have never touched the re-", "serve,” she said."), "“We have never touched the reserve,” she said."),
        (("A well-known man met a well-", "known woman in June."), "A well-known man met a well-known woman in June."),
        (("It was a long soft\u00ad", "ware project."), "It was a long software project."),
        (("He spoke of the Franco-", "German talks there."), "He spoke of the Franco- German talks there."),
        (("The years 1990-", "95 were hard for all."), "The years 1990- 95 were hard for all."),
    ],
)
def test_words_broken_at_a_line_end_are_whole_again(texts: tuple[str, str], paragraph: str) -> None:
    assert list(to_paragraphs([lines(*texts)])) == [paragraph]


def test_a_line_without_an_end_is_read_like_any_other() -> None:
    endless = "x" * 200_000
    assert list(to_paragraphs([lines(endless, "and on")])) == [f"{endless} and on"]


def test_a_heading_and_the_items_of_a_list_are_paragraphs() -> None:
    page = [Line("Duty stays", 60, 700, 18), *lines("", "", "The minister said it all,", "• first this", "• then that")]
    assert list(to_paragraphs([page])) == ["Duty stays", "The minister said it all,", "• first this", "• then that"]


def test_a_pdf_gives_its_text_in_paragraphs() -> None:
    pages = [
        [(line.x, line.y, line.size, line.text) for line in page]
        for page in print_pages(distinct(PROSE), 60, 14, 0, 30)
    ]
    draft = the_draft("x.pdf", pdf(pages, title="Duty (stays)"))
    assert (draft.title, draft.author) == ("Duty (stays)", "Ann Lee")
    assert draft.text.split("\n\n") == distinct(PROSE)
    assert the_draft("download", pdf(pages)).title == textwrap.shorten(distinct(PROSE)[0], 160, placeholder="…")


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("x.pdf", pdf([[]]), "is a PDF without text"),
        ("x.pdf", b"%PDF-1.7\nnothing", "is a damaged PDF"),
        ("x.pdf", pdf([[(60, 700, 10, "No.")]])[:300], "is a damaged PDF"),
        ("x.docx", word(), "is a Word document without text"),
        ("x.docx", word("<w:p>"), "is a damaged Word document"),
        ("x.docx", word(word_paragraph("No."))[:-40], "is damaged"),
        ("x.epub", epub({"a.xhtml": "<p></p>"}), "is an e-book without text"),
        ("x.docx", word("<w:sdt><w:sdtContent>" * 5000 + "</w:sdtContent></w:sdt>" * 5000), "is nested too deeply"),
    ],
)
def test_a_document_that_cannot_be_read_says_why(name: str, data: bytes, reason: str) -> None:
    assert reason in the_reason(name, data)


@pytest.mark.parametrize(
    ("module", "name", "data"), [("mammoth", "x.docx", word(word_paragraph("No."))), ("pypdfium2", "x.pdf", pdf([[]]))]
)
def test_without_its_library_a_document_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, module: str, name: str, data: bytes
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    assert the_reason(name, data) == f"cannot be read without {module}; install it: pip install 'onrecord[readers]'"
