"""Quotation marks of all conventions, and what the characters beside each of them suggest.

Marks are paired elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from retrieval.records import Span

Face = Literal["opens", "closes", "glued", "loose", "either"]
"""Where words touch a mark: on the right only, on the left only, on both sides, or on neither side. "either" means that
the neighbours do not decide."""

OPENERS = frozenset({"“", "„", "‟", "«", "‘", "‚", "‛", "‹", "「", "『", "``", ",,", "‘‘", "〝"})
CLOSERS = frozenset({"”", "»", "’", "›", "」", "』", "’’", "〞", "〟"})
SINGLES = frozenset("'’‘‚‛‹›´`")

_ONE = '"＂“”„‟«»″〝〞〟「」『』‘‚‛‹›'
GLYPHS = _ONE + "'’´`"
"""Every character that can be a quotation mark or a half of one."""
# Of three after a word the first is the inner quote's and two are the outer's: 'Go away,''' she told us.
_SECOND = r"(?<=')'(?!(?<=[^\s(]'')'(?!'))|(?<=’)’(?!(?<=[^\s(]’’)’(?!’))"
# With letters on both sides these are apostrophes (it’s, צה"ל) and no marks; two side by side are one double mark.
# Beginning with a set of characters keeps the search quick: hence a pattern of its own for „ written as two commas.
_MARK_PATTERN = rf"[\n{GLYPHS}](?!(?<=\w['’´`])\w|(?<=[א-ת]\")[א-ת]\b)(?:{_SECOND}|(?<=‘)‘|(?<=`)`)?"
_MARK = re.compile(_MARK_PATTERN)
_MARK_OR_COMMAS = re.compile(rf"{_MARK_PATTERN}|(?<!\w),,(?=\w)")
_DASHES = "—–‒―‐-"
_BEFORE_OPENING = frozenset("([{¿¡=/" + _DASHES + GLYPHS)
_NEVER_BEFORE_CLOSING = frozenset("([{=")
_NEVER_AFTER_OPENING = frozenset(".,;:!?)]}%>，。！？；：、")
_AFTER_CLOSING = _NEVER_AFTER_OPENING | frozenset("…/" + _DASHES + GLYPHS)
_GUILLEMETS = frozenset("«»‹›")
_UNBROKEN = frozenset("\u00a0\u202f")
_UNSPACED = "\u2e80"  # from here on stand the scripts that put no spaces between words


@dataclass(frozen=True, slots=True)
class QuotationMark:
    """A quotation mark of one or two characters, from `start` to `end`."""

    start: int
    end: int
    glyph: str
    face: Face


@dataclass(frozen=True, slots=True)
class Line:
    """A line that holds marks, from `start` to `end`, without its line break."""

    start: int
    end: int
    marks: list[QuotationMark]


def read_lines(text: str) -> Iterator[Line]:
    """The lines that hold a mark, in order."""
    start = 0
    marks: list[QuotationMark] = []
    pattern = _MARK_OR_COMMAS if ",," in text else _MARK
    for match in pattern.finditer(text):
        at, end = match.span()
        glyph = match.group()
        if glyph == "\n":
            if marks:
                yield Line(start, at, marks)
                marks = []
            start = end
        else:
            marks.append(QuotationMark(at, end, glyph, _face(text, at, end)))
    if marks:
        yield Line(start, len(text), marks)


def holds_mark(text: str, span: Span) -> bool:
    """Whether a quotation mark, or what could be one, stands within the span."""
    return any(match.group() != "\n" for match in _MARK_OR_COMMAS.finditer(text, span.start, span.end))


def _face(text: str, start: int, end: int) -> Face:
    before, after = _before(text, start), text[end] if end < len(text) else "\n"
    spaced_before, spaced_after = before.isspace(), after.isspace()
    if text[start] not in SINGLES and _is_elided(text, start) and (text[start] == "«" or after.isalnum()):
        return "loose" if spaced_after else "opens"  # d’« agir »
    may_open = (spaced_before or before in _BEFORE_OPENING) and not (spaced_after or after in _NEVER_AFTER_OPENING)
    may_close = (spaced_after or after in _AFTER_CLOSING) and not (spaced_before or before in _NEVER_BEFORE_CLOSING)
    if text[start] in _GUILLEMETS and (before in _UNBROKEN or after in _UNBROKEN):
        return "loose"  # « X »: the space that may not break stands inside
    if may_open:
        return "either" if may_close or (spaced_before and after in _DASHES) else "opens"
    if may_close:
        return "either" if before in _DASHES and spaced_after and text[start] in _GUILLEMETS else "closes"
    if spaced_before or spaced_after:
        return _face_at_edge(text, before, end)
    return "either" if before >= _UNSPACED or after >= _UNSPACED else "glued"


def _is_elided(text: str, start: int) -> bool:
    """True right after an apostrophe that a letter stands before."""
    return start > 1 and text[start - 1] in "'’" and text[start - 2].isalpha()


def _before(text: str, start: int) -> str:
    """The nearest character before `start` that is no mark: in `,’” he` the last mark stands after a comma."""
    for at in range(start - 1, max(-1, start - 4), -1):
        if text[at] not in GLYPHS:
            return text[at]
    return text[start - 1] if start else "\n"


def _face_at_edge(text: str, before: str, end: int) -> Face:
    """The face of a mark with space around it. Nothing opens at the end of a line, and nothing closes at its start."""
    while end < len(text) and text[end] != "\n":
        if not text[end].isspace():
            return "opens" if before == "\n" else "loose"
        end += 1
    return "closes"
