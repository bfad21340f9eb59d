"""Makes quoted stretches from the steps of a line's reading, and mends those whose mark is missing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from retrieval.quoting.marks.glyphs import CLOSERS, OPENERS, SINGLES, Line, QuotationMark
from retrieval.quoting.marks.pairing import Step
from retrieval.quoting.marks.places import find_closing, find_opening
from retrieval.quoting.marks.roles import mismatch
from retrieval.records import Span

Repair = Literal["", "unopened", "unclosed", "turned", "mismatched", "glued"]
"""How a pair was broken.

A mark is missing, a mark looks the other way (“X“), the two marks are no pair (“X»), or a word touches one of them
from outside.
"""

_DOUBTFUL = 0.72
_CUE_WITHIN = 60
"""How many characters after a closing mark are read for a verb of saying."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The text between two marks, without the marks and without white space at its ends.

    `repair` says how a broken pair was mended and is empty for a whole one. `opener` and `closer` are the marks, of one
    or two characters; a missing one is None. `continues` says that the stretch runs unclosed to the end of its
    paragraph and that the next paragraph opens with a mark. `sure` (0..1) is the share of the stretch that is expected
    to have stood between the marks; it is below 1 only where a mark is missing. `inner` holds the quotations within
    this one.
    """

    span: Span
    repair: Repair = ""
    opener: Span | None = None
    closer: Span | None = None
    continues: bool = False
    sure: float = 1.0
    inner: tuple[Stretch, ...] = ()


@dataclass(slots=True)
class _Pair:
    """Two marks that belong together. Where one of them is missing, it stood between `since` and `until`."""

    since: int
    until: int
    opener: QuotationMark | None = None
    closer: QuotationMark | None = None
    inner: list[_Pair] = field(default_factory=list)


def to_stretches(text: str, steps: Sequence[Step], line: Line, *, continues: bool) -> list[Stretch]:
    """The outermost stretches of one line, in order.

    Where a missing mark cannot be placed with some certainty, the stretch is left out. `continues` says that the next
    paragraph opens with a mark.
    """
    found: list[Stretch] = []
    for pair in _pairs(steps, line):
        found += _mend(
            text,
            pair,
            line,
            continues=continues and pair.closer is None and pair.until == line.end,
        )
    return found


def _pairs(steps: Iterable[Step], line: Line) -> list[_Pair]:
    pairs: list[_Pair] = []
    since = line.start
    for step in steps:
        mark = step.mark
        match step.deed:
            case "open":
                pairs.append(_Pair(since, line.end, opener=mark))
            case "reopen":
                for lost in (pairs[-1], *pairs[-1].inner):
                    lost.until = min(lost.until, mark.start)
                pairs.append(_Pair(since, line.end, opener=mark))
            case "nest":
                pairs[-1].inner.append(_Pair(mark.start, line.end, opener=mark))
            case "unnest":
                pairs[-1].inner[-1].closer = mark
            case "close both":
                pairs[-1].closer = pairs[-1].inner[-1].closer = mark
            case "close":
                pairs[-1].closer = mark
            case "close unopened":
                pairs.append(_unopened(pairs, since, mark))
        since = mark.end
    return pairs


def _unopened(pairs: list[_Pair], since: int, closer: QuotationMark) -> _Pair:
    """The pair that `closer` ends.

    Single-quoted pairs before a double mark were inside it: He said ‘go’,” she told us.
    """
    inner: list[_Pair] = []
    while closer.glyph not in SINGLES and pairs and (within := pairs[-1].closer) and within.glyph in SINGLES:
        inner.append(pairs.pop())
        since = inner[-1].since
    return _Pair(since, closer.end, closer=closer, inner=inner[::-1])


def _mend(text: str, pair: _Pair, line: Line, *, continues: bool = False) -> list[Stretch]:
    """The stretch of a pair with the stretches inside it, and those that turn out to stand beside it."""
    start, end, sure = _ends(text, pair, line, continues=continues)
    continues = continues and end == pair.until
    inner = [stretch for nested in pair.inner for stretch in _mend(text, nested, line)]
    found = [stretch for stretch in inner if stretch.span.end <= start]
    span = _trimmed(text, start, end)
    lone_word = pair.opener is None and not any(character.isspace() for character in span.of(text))
    if span.start < span.end and not lone_word and (continues or sure >= _DOUBTFUL):
        within = tuple(stretch for stretch in inner if span.holds(stretch.span))
        repair = "" if continues else _repair(pair.opener, pair.closer)
        opener, closer = _span(pair.opener), _span(pair.closer)
        found.append(Stretch(span, repair, opener, closer, continues, 1.0 if continues else sure, within))
    return found + [stretch for stretch in inner if stretch.span.start >= end]


def _ends(text: str, pair: _Pair, line: Line, *, continues: bool) -> tuple[int, int, float]:
    """Where the stretch starts and ends, and how sure that is (0..1)."""
    match pair.opener, pair.closer:
        case QuotationMark() as opener, QuotationMark() as closer:
            return opener.end, closer.start, 1.0
        case QuotationMark() as opener, None:
            ends_line = pair.until == line.end
            closers = {nested.closer.start: nested.closer.end for nested in pair.inner if nested.closer}
            least = max(closers, default=opener.end)
            end, sure = find_closing(
                text, opener.end, pair.until, least=least, ends_line=ends_line, continues=continues
            )
            return opener.end, closers.get(end, end), sure
        case None, QuotationMark() as closer:
            after = text[closer.end : min(line.end, closer.end + _CUE_WITHIN)]
            openers = {nested.opener.end: nested.opener.start for nested in pair.inner if nested.opener}
            most = min(openers.values(), default=closer.start)
            start, sure = find_opening(
                text, pair.since, closer.start, after, most=most, starts_line=pair.since == line.start
            )
            return openers.get(start, start), closer.start, sure
        case _:
            return pair.since, pair.since, 0.0


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _span(mark: QuotationMark | None) -> Span | None:
    return Span(mark.start, mark.end) if mark else None


def _repair(opener: QuotationMark | None, closer: QuotationMark | None) -> Repair:
    if opener is None:
        return "unopened"
    if closer is None:
        return "unclosed"
    if mismatch(opener.glyph, closer.glyph):
        turned = opener.glyph == closer.glyph or (opener.glyph in CLOSERS and closer.glyph in OPENERS)
        return "turned" if turned else "mismatched"
    return "glued" if "glued" in (opener.face, closer.face) else ""
