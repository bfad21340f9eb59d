"""From the lines of printed pages back to paragraphs. Knows where lines stand, not what file they come from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

SENTENCE_END = re.compile(r"[.!?…:;。！？][\"'”’»“‘)\]\d]*\Z")
BROKEN = re.compile(r"[^\W\d_][-\u2010\u00ad]\Z")
ITEM = re.compile(r"(?:[•●▪■–—*]|\(?\d{1,2}[.)])\s")
HYPHENATED = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)+")
DIGITS = re.compile(r"\d+")
FIRST_NUMBER = re.compile(r"\d{1,4}\b")
LAST_NUMBER = re.compile(r"\b\d{1,4}\Z")
WIDER = 1.35
"""Times the usual distance of two lines parts paragraphs."""
INDENTED = 0.7
"""Times the size of the letters is an indent."""
SHORT = 0.8
"""Of the usual number of letters in a line: one that is shorter ends its paragraph."""
COLUMN = 10
"""Times the size of the letters lies between where columns begin, at least."""
LARGER = 1.12
"""Times larger letters make a heading."""


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
    compounds = {word for line in lines for word in HYPHENATED.findall(line.text.lower())}
    usual_gap = median(_gaps(lines) or [0.0])
    usual_length = sorted(len(line.text) for line in lines)[int(0.8 * len(lines))] if lines else 0
    paragraph = ""
    for number, line in enumerate(lines):
        before = lines[number - 1] if number else None
        after = lines[number + 1] if number + 1 < len(lines) else None
        if before is not None and _begins(before, line, after, usual_gap, usual_length):
            yield paragraph
            paragraph = ""
        paragraph = _join(paragraph, line.text.strip(), compounds)
    yield paragraph


def _begins(before: Line, line: Line, after: Line | None, usual_gap: float, usual_length: int) -> bool:
    """Whether `line` begins a paragraph."""
    if max(line.size, before.size) > LARGER * min(line.size, before.size) or ITEM.match(line.text.strip()):
        return True
    gap = before.y - line.y
    if usual_gap and gap > WIDER * usual_gap and not _is_next_column(before, line):
        return True
    beside = (one.x for one in (before, after) if one and abs(one.x - line.x) < COLUMN * line.size)
    left = min(beside, default=line.x)
    if INDENTED * line.size < line.x - left and SENTENCE_END.search(before.text.strip()):
        return True
    is_short = len(before.text.strip()) < SHORT * usual_length
    return is_short and bool(SENTENCE_END.search(before.text.strip())) and not line.text.strip()[:1].islower()


def _is_next_column(before: Line, line: Line) -> bool:
    return abs(line.x - before.x) > COLUMN * line.size


def _gaps(lines: Sequence[Line]) -> list[float]:
    """The distances of lines that follow each other down a column, in letters of one size."""
    pairs = pairwise(lines)
    return [one.y - two.y for one, two in pairs if 0 < one.y - two.y < 4 * one.size and one.size == two.size]


def _join(paragraph: str, line: str, compounds: set[str]) -> str:
    if not paragraph:
        return line
    if not BROKEN.search(paragraph) or not line[:1].islower():
        return f"{paragraph} {line}"
    if paragraph.endswith("\u00ad"):
        return paragraph[:-1] + line
    word = re.search(r"[^\W\d_]+[-\u2010]\Z", paragraph)
    rest = re.match(r"[^\W\d_]+", line)
    whole = (word[0] + rest[0]).lower() if word and rest else ""
    return paragraph + line if whole in compounds else paragraph[:-1] + line


def _without_running(pages: Sequence[Sequence[Line]]) -> Iterator[list[Line]]:
    """The pages without what stands at the top or the foot of most of them, and without their numbers there."""
    edges = [{line: _signs(line, number) for line in _edges(page)} for number, page in enumerate(pages)]
    seen = Counter(sign for edge in edges for signs in edge.values() for sign in signs)
    running = {sign for sign, times in seen.items() if times > 1 and 2 * times >= len(pages)}
    for page, edge in zip(pages, edges, strict=True):
        gone = {line for line, signs in edge.items() if signs & running or line.text.strip().isdecimal()}
        yield [line for line in page if line not in gone]


def _edges(page: Sequence[Line]) -> set[Line]:
    ordered = sorted((line for line in page if line.text.strip()), key=lambda line: line.y)
    return {*ordered[:2], *ordered[-2:]} if len(ordered) > 4 else {*ordered[:1], *ordered[-1:]}


def _signs(line: Line, page: int) -> set[tuple[str, int]]:
    """What a running line shares with those of other pages: its words and place, or a number that counts pages."""
    text = line.text.strip()
    numbers = {int(found[0]) for found in (FIRST_NUMBER.match(text), LAST_NUMBER.search(text)) if found}
    return {(DIGITS.sub("#", text), round(line.y))} | {("number", number - page) for number in numbers}
