"""Articles as PDF: the text of its pages in paragraphs. A PDF of pictures is none; no letters are recognised."""

from __future__ import annotations

import io
import logging
import time
from collections.abc import Callable, Iterator, Mapping
from textwrap import shorten
from typing import TYPE_CHECKING

from retrieval.errors import ArticleError
from retrieval.reading.drafts import Draft
from retrieval.reading.formats.markup import to_text
from retrieval.reading.formats.printed.printed_lines import Line, to_paragraphs

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

MOST_PAGES = 2_000
LONGEST_TEXT = 2**23
LONGEST_TITLE = 160
LONGEST_READING = 30.0
"""In seconds: a page can be drawn so that its text takes beyond any patience to find."""
SMALLEST = 1.0
"""In points, of letters: what a PDF draws smaller is not seen, but read."""
LONGEST_REASON = 120
SILENT = logging.NullHandler()
"""pypdf warns of each slip in a file that it reads all the same; without a log nobody wants to hear of them."""


def read_pdf(where: str, data: bytes) -> Iterator[Draft | ArticleError]:
    """The one article of a PDF, titled by what the PDF says of itself or else by its first line."""
    from pypdf import PdfReader
    from pypdf.errors import FileNotDecryptedError, PyPdfError

    logging.getLogger("pypdf").addHandler(SILENT)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ArticleError(where, "is locked with a password; unlock it first", "locked")
        count = len(reader.pages)
        if count > MOST_PAGES:
            raise ArticleError(where, f"has more than {MOST_PAGES:,} pages; split it")
        pages = list(_pages(where, reader))
        about = {name: str(value) for name, value in (reader.metadata or {}).items() if isinstance(name, str)}
    except FileNotDecryptedError:
        raise ArticleError(where, "is locked with a password; unlock it first", "locked") from None
    except (PyPdfError, KeyError, TypeError, AttributeError, IndexError, ValueError, ArithmeticError, OSError) as error:
        reason = shorten(str(error), LONGEST_REASON, placeholder="…")
        raise ArticleError(where, f"is a damaged PDF ({reason}); download it once more") from None
    text = to_text(to_paragraphs(pages))
    if not text:
        reason = "is a PDF without text, scanned perhaps; have its letters recognised (OCR) first"
        raise ArticleError(where, reason, "scanned")
    title = _term(about, "/Title") or text.split("\n", 1)[0]
    yield Draft(where, text, title=shorten(title, LONGEST_TITLE, placeholder="…"), author=_term(about, "/Author"))


def _pages(where: str, reader: PdfReader) -> Iterator[list[Line]]:
    length = 0
    deadline = time.monotonic() + LONGEST_READING

    def check(*_: object) -> None:
        if time.monotonic() > deadline:
            raise ArticleError(where, f"takes longer than {LONGEST_READING:g} seconds to read; split it")

    for page in reader.pages:
        lines = _lines(page, check)
        length += sum(len(line.text) for line in lines)
        if length > LONGEST_TEXT:
            raise ArticleError(where, "holds more text than a book; split it")
        yield lines


def _lines(page: PageObject, check: Callable[..., None]) -> list[Line]:
    """The page's lines in the order they were drawn, each where its first word stands; each step calls `check`."""
    found: list[Line] = []
    words: list[str] = []
    start: list[tuple[float, float, float]] = []

    def end() -> None:
        text = "".join(words)
        if text.strip() and start:
            found.append(Line(" ".join(text.split()), *start[0]))
        words.clear()
        start.clear()

    def visit(
        text: str, matrix: list[float], inner: list[float], font: Mapping[str, object] | None, size: float
    ) -> None:
        del font
        x = inner[4] * matrix[0] + inner[5] * matrix[2] + matrix[4]
        y = inner[4] * matrix[1] + inner[5] * matrix[3] + matrix[5]
        height = abs(size * (inner[3] or inner[1]) * (matrix[3] or matrix[1])) or size
        for number, piece in enumerate(text.split("\n")):
            if number:
                end()
            if piece.strip() and not start:
                start.append((x, y, max(round(height, 1), SMALLEST)))
            words.append(piece)

    page.extract_text(visitor_operand_before=check, visitor_text=visit)
    end()
    return found


def _term(about: Mapping[str, str], name: str) -> str:
    return " ".join(about.get(name, "").split())
