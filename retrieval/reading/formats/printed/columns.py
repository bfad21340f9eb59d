"""From runs of letters on a page to lines in reading order: column after column, drop caps joined to their words.

Most programs draw a page in reading order. Some draw each row across all columns, and then the columns are found by
where the rows' parts begin.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from retrieval.reading.formats.printed.printed_lines import Line
from retrieval.reading.labels import one_letter_words

SAME_ROW = 0.35
"""The most that base lines within a row differ, as a multiple of the letter size."""
WORD_GAP = 0.12
"""The least gap between words, as a multiple of the letter size."""
COLUMN_GAP = 1.0
"""The least gap between columns or cells, as a multiple of the letter size."""
FEWEST_ROWS = 4
"""The least number of rows across several columns from which a page's columns are inferred."""
SHORTEST_LINE = 14
"""The least mean length of a column's lines, in code points; cells of a table are shorter."""
CLOSE = 2.2
"""The most that base lines within a paragraph lie apart, as a multiple of the letter size."""
DROPPED = 1.8
"""The least size of a drop cap, as a multiple of the letters beside it."""
OPENING = "“\"«„‘' "
WORD = re.compile(r"[^\W\d_]+")
_LAST_WORD = re.compile(r"(?<!\w)(\w+)\s+\Z")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of letters: its left and right edges, its base line and its size, in points from the page's lower left."""

    text: str
    left: float
    right: float
    base: float
    size: float


def in_reading_order(pieces: Sequence[Piece]) -> list[Line]:
    """The lines of a page in the order in which people read them. `pieces` come in the order of drawing."""
    parts = list(_joined(pieces))
    ordered = [part for band in _bands(list(_rows(parts))) for part in band]
    return [Line(" ".join(part.text.split()), part.left, part.base, part.size) for part in _capped(ordered)]


def _joined(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces, with those that follow each other closely on one row made into one."""
    before: Piece | None = None
    for piece in pieces:
        if before is None:
            before = piece
            continue
        gap = piece.left - before.right
        size = max(before.size, piece.size)
        is_near = -0.5 * size < gap < COLUMN_GAP * min(before.size, piece.size)
        if is_near and _is_same_row(before, piece) and not _is_drop_cap(before, piece):
            space = " " if gap > WORD_GAP * size and not before.text.endswith(" ") else ""
            text = f"{_without_repeated(before.text, piece.text) if gap <= 0 else before.text}{space}{piece.text}"
            larger = before if len(before.text) >= len(piece.text) else piece
            before = Piece(text, before.left, max(before.right, piece.right), larger.base, larger.size)
        else:
            yield before
            before = piece
    if before is not None:
        yield before


def _without_repeated(text: str, following: str) -> str:
    """The text without its last word and the space after it, where what follows begins with that word.

    PDFium gives the first word of a run that touches the one before it to both. Printed twice, a word would stand apart
    from itself.
    """
    repeated = _LAST_WORD.search(text)
    if repeated is None or not re.match(rf"{re.escape(repeated[1])}\b", following):
        return text
    return text[: repeated.start(1)]


def _rows(parts: Sequence[Piece]) -> Iterator[list[Piece]]:
    """The rows of a page: each holds parts that were drawn one after the other, from left to right, on one line."""
    row: list[Piece] = []
    for part in parts:
        if row and not (_is_same_row(row[-1], part) and part.left >= row[-1].right - part.size):
            yield row
            row = []
        row.append(part)
    if row:
        yield row


def _bands(rows: Sequence[Sequence[Piece]]) -> Iterator[list[Piece]]:
    """The parts of the rows in reading order. Where rows go across columns of prose, they are read column by column."""
    starts = Counter(round(part.left / part.size) for row in rows if len(row) > 1 for part in row)
    common = [start for start, times in starts.items() if times >= FEWEST_ROWS]
    band: list[list[Piece]] = []
    for row in rows:
        is_across = len(row) > 1 and any(_is_at(part, common) for part in row[1:])
        is_within = bool(band) and len(row) == 1 and _is_at(row[0], common) and _goes_on(band, row[0])
        if band and not is_across and not is_within:
            yield _unwound(band)
            band = []
        if is_across or is_within:
            band.append(list(row))
        else:
            yield [_one_line(row)]
    if band:
        yield _unwound(band)


def _unwound(band: Sequence[Sequence[Piece]]) -> list[Piece]:
    """Read a band of rows column by column where its columns hold prose, and row by row where it is a table."""
    across = [row for row in band if len(row) > 1]
    lengths = [len(part.text.strip()) for row in across for part in row]
    if len(across) < FEWEST_ROWS or sum(lengths) < SHORTEST_LINE * len(lengths):
        return [_one_line(row) for row in band]
    edges: list[float] = []
    for left, size in sorted((part.left, part.size) for row in across for part in row):
        if not edges or left - edges[-1] > 3 * size:
            edges.append(left)
    columns: list[list[Piece]] = [[] for _ in edges]
    for row in band:
        for part in row:
            nearest = max((number for number, edge in enumerate(edges) if edge <= part.left + part.size), default=0)
            columns[nearest].append(part)
    return [part for column in columns for part in column]


def _one_line(row: Sequence[Piece]) -> Piece:
    return replace(row[0], text=" ".join(part.text.strip() for part in row), right=row[-1].right)


def _capped(parts: Sequence[Piece]) -> Iterator[Piece]:
    """The parts, with each drop cap put in front of the line that it begins."""
    words = Counter(word.lower() for part in parts for word in WORD.findall(part.text))
    cap: Piece | None = None
    for part in parts:
        if cap is not None:
            if _is_drop_cap(cap, part):
                yield replace(part, text=_with_cap(cap.text.strip(), part.text.lstrip(), words), left=cap.left)
                cap = None
                continue
            yield cap
            cap = None
        if len(part.text.strip(OPENING)) == 1:
            cap = part
        else:
            yield part
    if cap is not None:
        yield cap


def _with_cap(cap: str, rest: str, words: Counter[str]) -> str:
    """Join a drop cap to its line, with a space where the cap is a word by itself.

    It is one if it can be, as "A" can, and the word after it stands elsewhere on the page as well.
    """
    first = WORD.match(rest)
    is_word = first is not None and cap[-1].lower() in one_letter_words() and words[first[0].lower()] > 1
    return f"{cap} {rest}" if is_word else f"{cap}{rest}"


def _is_drop_cap(cap: Piece, part: Piece) -> bool:
    is_letter = len(cap.text.strip(OPENING)) == 1 and cap.text.strip(OPENING).isalpha()
    return is_letter and cap.size > DROPPED * part.size and part.left > cap.left and part.base >= cap.base - part.size


def _is_same_row(one: Piece, other: Piece) -> bool:
    return abs(one.base - other.base) < SAME_ROW * max(one.size, other.size)


def _is_at(part: Piece, starts: Sequence[int]) -> bool:
    place = round(part.left / part.size)
    return any(abs(place - start) <= 1 for start in starts)


def _goes_on(band: Sequence[Sequence[Piece]], part: Piece) -> bool:
    """Whether a line stands close below a band and within its width, and so belongs to its longest column."""
    is_close = 0 < band[-1][0].base - part.base < CLOSE * part.size
    return is_close and part.right <= max(one.right for row in band for one in row) + part.size
