"""From the lines of printed pages back to paragraphs, by where the lines stand and how large their letters are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from retrieval.reading.formats.prose.wrapping import compounds_in, joining_words
from retrieval.reading.labels import any_label
from retrieval.text.sentences import ends_clause

BROKEN = re.compile(r"[^\W\d_][-\u2010\u00ad]\Z")
BROKEN_WORD = re.compile(r"[^\W\d_]+[-\u2010]\Z")
WORD = re.compile(r"[^\W\d_]+")
LONGEST_WORD = 60
ITEM = re.compile(r"(?:[•●▪■–—*]|\(?\d{1,2}[.)])\s")
DIGITS = re.compile(r"\d+")
FIRST_NUMBER = re.compile(r"\d{1,4}\b")
LAST_NUMBER = re.compile(r"\b\d{1,4}\Z")
WIDER = 1.35
"""The least distance between paragraphs, as a multiple of the usual distance between lines."""
INDENTED = 0.7
"""The least indent, as a multiple of the letter size."""
SHORT = 0.8
"""A line shorter than this share of the usual length ends its paragraph."""
COLUMN = 10
"""The least distance between the left edges of two columns, as a multiple of the letter size."""
NEAR = 12
"""How many lines before and after a line are compared to find the left edge of its column."""
LARGER = 1.12
"""The least letter size of a heading, as a multiple of the usual one."""

HEADLINE = 1.25
"""The least letter size of a headline, as a multiple of the usual one."""
MOST_LINES_OF_HEADLINE = 5


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: where it begins, counted from the page's lower left, and the size of its letters, in points."""

    text: str
    x: float
    y: float
    size: float


def to_paragraphs(pages: Sequence[Sequence[Line]]) -> Iterator[str]:
    """The paragraphs of pages whose lines come in reading order, running heads and page numbers left out.

    A new one begins below a wider gap, at an indent, where the letters change their size, and after a short line that
    ends a sentence. Words broken at a line's end are whole again; a hyphen stays where the text elsewhere has it too.
    """
    lines = [line for page in _without_running(pages) for line in page if line.text.strip()]
    compounds = compounds_in("\n".join(line.text for line in lines))
    # Not the median of either: a page may hold more one-line paragraphs than long ones.
    usual_gap = _quantile(_gaps(lines), 0.15)
    usual_length = _quantile([len(line.text) for line in lines], 0.9)
    usual_size = usual_size_of(lines)
    pieces: list[str] = []
    for number, line in enumerate(lines):
        if number:
            near = lines[max(0, number - NEAR) : number + NEAR]
            left = min(one.x for one in near if abs(one.x - line.x) < COLUMN * line.size)
            larger = max(1.0, line.size / usual_size)  # large letters stand on lines that lie further apart
            if _begins(lines[number - 1], line, left, usual_gap * larger, usual_length):
                yield "".join(pieces)
                pieces.clear()
        _append(pieces, line.text.strip(), compounds)
    yield "".join(pieces)


def _begins(before: Line, line: Line, left: float, usual_gap: float, usual_length: float) -> bool:
    """Whether `line` begins a paragraph, in a column whose lines begin at `left`."""
    if max(line.size, before.size) > LARGER * min(line.size, before.size) or ITEM.match(line.text.strip()):
        return True
    gap = before.y - line.y
    if usual_gap and gap > WIDER * usual_gap and not _is_next_column(before, line):
        return True
    ends = ends_clause(before.text.strip().rstrip("0123456789"))
    if ends and line.x - left > INDENTED * line.size:
        return True
    is_short = len(before.text.strip()) < SHORT * usual_length
    return ends and is_short and not line.text.strip()[:1].islower()


def headline_of(pages: Sequence[Sequence[Line]]) -> str:
    """The words in the largest letters of the first page, if these are much larger than the usual ones; else ""."""
    lines = [line for page in _without_running(pages)[:1] for line in page if line.text.strip()]
    largest = max((line.size for line in lines), default=0.0)
    if largest < HEADLINE * usual_size_of([line for page in pages for line in page if line.text.strip()]):
        return ""
    large = [line.text.strip() for line in lines if line.size * LARGER > largest]
    words = " ".join(large)
    return words if len(words.split()) > 1 and len(large) <= MOST_LINES_OF_HEADLINE else ""


def usual_size_of(lines: Sequence[Line]) -> float:
    """The letter size of most of the text; 1 where there is none."""
    weights = Counter[float]()
    for line in lines:
        weights[line.size] += len(line.text)
    return max(weights, key=lambda size: weights[size], default=1.0)


def _is_next_column(before: Line, line: Line) -> bool:
    return line.x - before.x > COLUMN * line.size


def _gaps(lines: Sequence[Line]) -> list[float]:
    """The distances between lines that follow each other down a column and have letters of the same size."""
    pairs = pairwise(lines)
    return [one.y - two.y for one, two in pairs if 0 < one.y - two.y < 4 * one.size and one.size == two.size]


def _quantile(values: Sequence[float], share: float) -> float:
    return sorted(values)[int(share * len(values))] if values else 0.0


def _append(pieces: list[str], line: str, compounds: Set[str]) -> None:
    """Append `line` to the pieces of its paragraph. A word that is hyphenated between the two is made whole."""
    last = pieces[-1] if pieces else ""
    if not BROKEN.search(last[-2:]) or not line[:1].islower():
        pieces += [" ", line] if pieces else [line]
        return
    word = BROKEN_WORD.search(last[-LONGEST_WORD:])
    rest = WORD.match(line)
    if rest and rest[0] in joining_words():
        pieces += [" ", line]
        return
    whole = (word[0] + rest[0]).lower() if word and rest else ""
    if whole not in compounds:
        pieces[-1] = last[:-1]
    pieces.append(line)


def _without_running(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without what stands at the top or the foot of most of them, and without their numbers there."""
    edges = [{line: _signs(line, number) for line in _edges(page)} for number, page in enumerate(pages)]
    seen = Counter(sign for edge in edges for signs in edge.values() for sign in signs)
    running = {sign for sign, times in seen.items() if times > 1 and 2 * times >= len(pages)}
    kept: list[list[Line]] = []
    for page, edge in zip(pages, edges, strict=True):
        gone = {line for line, signs in edge.items() if signs & running or _is_printed_by_program(line.text.strip())}
        kept.append([line for line in page if line not in gone])
    return kept


def _is_printed_by_program(line: str) -> bool:
    return line.isdecimal() or bool(_printed_by_browser().fullmatch(line) or page_foot().fullmatch(line))


@cache
def page_foot() -> re.Pattern[str]:
    """What programs print at the foot of a page: "Page 2 of 3"."""
    return re.compile(rf"{any_label('page')}\s+\d{{1,4}}(?:\s*(?:/|{any_label('of')})\s*\d{{1,4}})?")


@cache
def _printed_by_browser() -> re.Pattern[str]:
    """What browsers print at the head and the foot of a page: its address, or the day and its title."""
    return re.compile(
        r"(?:.{0,120}\s)?(?:https?://|www\.)\S+(?:\s+\d{1,4}\s*/\s*\d{1,4})?(?:\s+\d{1,2}[./-]\d{1,2}[./-]\d{2,4}.{0,12})?|"
        r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4},?\s+\d{1,2}[:.]\d{2}(?:\s?[AP]M)?\b.{0,160}"
    )


def _edges(page: Sequence[Line]) -> set[Line]:
    ordered = sorted((line for line in page if line.text.strip()), key=lambda line: line.y)
    return {*ordered[:2], *ordered[-2:]} if len(ordered) > 4 else {*ordered[:1], *ordered[-1:]}


def _signs(line: Line, page: int) -> set[tuple[str, int]]:
    """The signs that a running head has on several pages: its words and place, or a number that counts pages."""
    text = line.text.strip()
    numbers = {int(found[0]) for found in (FIRST_NUMBER.match(text), LAST_NUMBER.search(text)) if found}
    return {(DIGITS.sub("#", text), round(line.y))} | {("number", number - page) for number in numbers}
