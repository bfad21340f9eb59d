"""The quoted stretches of a text, made from the readings of its lines. Knows no costs."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from retrieval.quoting.marks.glyphs import SINGLES, Line, Mark, read_lines
from retrieval.quoting.marks.pairing import Roles, Step, read_line
from retrieval.quoting.marks.places import Place, find_places
from retrieval.records import Span


@dataclass(frozen=True, slots=True)
class Stretch:
    """What stands between two marks, without them and trimmed of space.

    `opener` and `closer` are the marks (one or two characters), None where one is missing. `repair` names how
    a broken pair was mended; empty: it was whole. `continues`: it ends with its paragraph, unclosed, and the next
    paragraph opens with a mark. `inner` holds the quotes within this one.
    """

    span: Span
    repair: str = ""
    opener: Span | None = None
    closer: Span | None = None
    continues: bool = False
    inner: tuple[Stretch, ...] = ()


def find_stretches(text: str) -> tuple[Stretch, ...]:
    """The quoted stretches of `text` in order, outermost only, each inside one line.

    Never raises; linear in the text's length.
    """
    lines = [*read_lines(text), None]
    roles = Roles(mark for line in lines if line for mark in line.marks)
    found: list[Stretch] = []
    for line, following in pairwise(lines):
        if line is None:
            continue
        continues = following is not None and _opens_next(text, line, following)
        if steps := _plain(line.marks):
            found += _stretches(text, steps, line.end, continues=continues)
        elif not all(_is_possessive(text, mark) for mark in line.marks):
            tokens: list[Mark | Place] = sorted([*line.marks, *find_places(text, line.start, line.end)], key=_position)
            steps = read_line(text, tokens, roles, 1.5 if continues else 4.0)
            found += _stretches(text, steps, line.end, continues=continues)
    return tuple(found)


def _position(token: Mark | Place) -> int:
    return token.start if isinstance(token, Mark) else token.at


def _is_possessive(text: str, mark: Mark) -> bool:
    return mark.glyph in SINGLES and mark.face == "closes" and text[mark.start - 1].isalnum()


def _opens_next(text: str, line: Line, following: Line) -> bool:
    """True where the very next line with words in it begins with an opening mark."""
    first = following.marks[0]
    return first.face == "opens" and not text[line.end : first.start].strip()


def _plain(marks: list[Mark]) -> list[Step]:
    """The steps of a line whose marks open and close by turns; empty where the line is not that plain."""
    steps = []
    opener: Mark | None = None
    for mark in marks:
        if mark.glyph in SINGLES:
            return []
        if opener is None and mark.face == "opens":
            steps.append(Step("open", mark.end, mark))
            opener = mark
        elif opener and mark.face == "closes":
            steps.append(Step("close", mark.start, mark))
            opener = None
        else:
            return []
    return [] if opener else steps


def _stretches(text: str, steps: list[Step], end: int, *, continues: bool) -> list[Stretch]:
    found: list[Stretch] = []
    opening: Step | None = None
    for step in [*steps, Step("close", end, None)]:
        if step.deed == "open":
            opening = step
        elif step.deed in ("close", "close both") and opening:
            last = step.mark is None and step.at == end
            found += _stretch(text, opening, step, continues=continues and last)
            opening = None
    return found


def _stretch(text: str, opening: Step, closing: Step, *, continues: bool) -> list[Stretch]:
    start, end = opening.at, closing.at
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end:
        return []
    repair = "" if opening.mark and (closing.mark or continues) else "unopened" if not opening.mark else "unclosed"
    opener = Span(opening.mark.start, opening.mark.end) if opening.mark else None
    closer = Span(closing.mark.start, closing.mark.end) if closing.mark else None
    return [Stretch(Span(start, end), repair, opener, closer, continues)]
