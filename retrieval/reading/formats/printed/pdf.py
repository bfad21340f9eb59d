"""Articles as PDF: the text of the pages in paragraphs. A PDF of scanned pictures is an error; there is no OCR."""

from __future__ import annotations

import ctypes
import threading
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from retrieval.errors import ArticleError
from retrieval.reading.authors import joined, names_of
from retrieval.reading.drafts import Draft
from retrieval.reading.formats.markup import to_text
from retrieval.reading.formats.printed.columns import Piece, in_reading_order
from retrieval.reading.formats.printed.printed_lines import Line, headline_of, to_paragraphs
from retrieval.reading.formats.prose.downloads import read_parts, split_download
from retrieval.reading.titles import title_of

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfTextPage

MOST_PAGES = 2_000
LONGEST_TEXT = 2**23
MOST_PIECES = 20_000
"""The most runs of letters that are read of one page."""
LONGEST_READING = 30.0
"""Seconds after which no further page is begun."""
SMALLEST = 1.0
"""The smallest letters that are read, in points; smaller ones cannot be seen on the page."""
FAR = 1.5
"""The least gap within a run at which it is taken for two, as a multiple of the letter size. Words stand closer."""
LEAST_PARTED = 15.0
"""The shortest run that may hold parts of two columns, as a multiple of the letter size."""
WRONG_PASSWORD, UNKNOWN_LOCK = 4, 5
"""PDFium's error codes."""
BROKEN = str.maketrans({"\x02": "-", "\ufffe": "-", "\xad": "-", "\r": " ", "\n": " ", "\0": None})
"""Replacements for what PDFium writes for a hyphen at the end of a line, and for line ends."""
PDFIUM = threading.Lock()
"""PDFium is not thread-safe: whoever uses it holds this lock."""


def read_pdf(where: str, data: bytes) -> Iterator[Draft | ArticleError]:
    """The one article of a PDF, titled by what the PDF says of itself, its largest letters or its first line.

    A download of a news archive gives several. One PDF is read at a time, in whatever thread.
    """
    with PDFIUM:
        pages, about = _read(where, data)
    text = to_text(to_paragraphs(pages))
    if not text:
        reason = "is a PDF without text, scanned perhaps; have its letters recognised (OCR) first"
        raise ArticleError(where, reason, "scanned")
    if parts := split_download(text):
        yield from read_parts(where, parts)
        return
    author = joined(names_of([about.get("Author", "")]))
    yield Draft(where, text, title=title_of(text, about.get("Title", ""), headline_of(pages)), author=author)


def _read(where: str, data: bytes) -> tuple[list[list[Line]], dict[str, str]]:
    """The lines of each page, and the PDF's own title, author and date."""
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(data)
    except PdfiumError as error:
        if error.err_code == WRONG_PASSWORD:
            raise ArticleError(where, "is locked with a password; unlock it first", "locked") from None
        if error.err_code == UNKNOWN_LOCK:
            raise ArticleError(where, "is locked for another program (DRM); it cannot be read", "locked") from None
        raise ArticleError(where, f"is a damaged PDF ({error}); download it once more") from None
    try:
        if len(document) > MOST_PAGES:
            raise ArticleError(where, f"has more than {MOST_PAGES:,} pages; split it")
        return list(_pages(where, document)), document.get_metadata_dict()
    finally:
        document.close()


def _pages(where: str, document: PdfDocument) -> Iterator[list[Line]]:
    length = 0
    deadline = time.monotonic() + LONGEST_READING
    for number in range(len(document)):
        if time.monotonic() > deadline:
            raise ArticleError(where, f"takes longer than {LONGEST_READING:g} seconds to read; split it")
        page = document[number]
        text = page.get_textpage()
        lines = in_reading_order(list(_pieces(text)))
        text.close()
        page.close()
        length += sum(len(line.text) for line in lines)
        if length > LONGEST_TEXT:
            raise ArticleError(where, "holds more text than a book; split it")
        yield lines


def _pieces(page: PdfTextPage) -> Iterator[Piece]:
    """The runs of letters that were drawn together, in the order of drawing. Each has the start of its base line."""
    from pypdfium2 import raw

    x, y = ctypes.c_double(), ctypes.c_double()
    box = raw.FS_RECTF()
    for number in range(min(page.count_rects(), MOST_PIECES)):
        left, bottom, right, top = page.get_rect(number)
        text = page.get_text_bounded(left, bottom, right, top).translate(BROKEN)
        if not text.strip():
            continue
        height = max(top - bottom, SMALLEST)
        place = page.get_index(left + min(height, right - left) / 4, (bottom + top) / 2, height, height)
        size, base = height, bottom
        if place is not None:
            if raw.FPDFText_GetCharOrigin(page, place, ctypes.byref(x), ctypes.byref(y)):
                base = y.value
            if raw.FPDFText_GetLooseCharBox(page, place, ctypes.byref(box)):
                size = abs(box.top - box.bottom) or height
        size = max(round(size, 1), SMALLEST)
        for start, end in _parted(page, place, text, (left, right), size):
            part = text if (start, end) == (left, right) else page.get_text_bounded(start, bottom, end, top)
            yield Piece(part.translate(BROKEN), start, end, base, size)


def _parted(
    page: PdfTextPage, first: int | None, text: str, edges: tuple[float, float], size: float
) -> Iterator[tuple[float, float]]:
    """The left and right edges of the parts of a run that stand far from each other on the row, as columns do.

    `first` is the number of the run's first letter on the page, and `text` what the run holds. Only spaces are looked
    at, as nothing else parts columns.
    """
    start, end = edges
    if first is None or end - start <= LEAST_PARTED * size:
        yield edges
        return
    for at in (at for at, letter in enumerate(text) if letter == " " and 0 < at < len(text) - 1):
        before, after = page.get_charbox(first + at - 1), page.get_charbox(first + at + 1)
        if start < before[2] < after[0] - FAR * size and after[0] < end:
            yield start, before[2]
            start = after[0]
    yield start, end
