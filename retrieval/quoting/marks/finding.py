"""Finds the quoted stretches of a text, line by line.

A line whose marks plainly open and close by turns is paired at once. Any other line gets the cheapest of its readings.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from retrieval.quoting.marks.glyphs import SINGLES, Line, QuotationMark, read_lines
from retrieval.quoting.marks.pairing import Step, read_line
from retrieval.quoting.marks.roles import Roles
from retrieval.quoting.marks.stretches import Stretch, to_stretches

_UNCLOSED, _CONTINUED = 4.0, 1.5
"""The price of a stretch that is still open at the end of its paragraph.

It is lower where the next paragraph opens with a mark, as newspapers print a quotation of several paragraphs.
"""


def find_stretches(text: str) -> tuple[Stretch, ...]:
    """The outermost quoted stretches of `text`, in order. No stretch runs over the end of a line.

    Never raises. The time is in proportion to the length of the text.
    """
    lines = [*read_lines(text), None]
    roles = Roles(text, (mark for line in lines if line for mark in line.marks))
    found: list[Stretch] = []
    for line, following in pairwise(lines):
        if line is None:
            continue
        continues = following is not None and _opens_next(text, line, following)
        steps = pair_plainly(text, line.marks)
        if steps is None:
            steps = read_line(line.marks, roles, _CONTINUED if continues else _UNCLOSED)
        found += to_stretches(text, steps, line, continues=continues)
    return tuple(found)


def pair_plainly(text: str, marks: Sequence[QuotationMark]) -> list[Step] | None:
    """The steps of a line in which double marks open and close by turns, or None where the line is not so plain."""
    steps = []
    inside = False
    for mark in marks:
        if mark.glyph in SINGLES:
            if mark.face != "closes" or not text[mark.start - 1].isalnum():
                return None
        elif mark.face == ("closes" if inside else "opens"):
            steps.append(Step("close" if inside else "open", mark))
            inside = not inside
        else:
            return None
    return None if inside else steps


def _opens_next(text: str, line: Line, following: Line) -> bool:
    first = following.marks[0]
    return first.face == "opens" and not text[line.end : first.start].strip()
