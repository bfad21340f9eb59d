"""The cheapest reading of one line's marks: which open, which close, which are none, and where one is missing.

A Viterbi search over marks and places. A reading is outside, inside one stretch, or inside a stretch within a stretch;
each step costs what it takes to believe it. Knows no article: what a glyph means there is told by `Roles`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from retrieval.quoting.marks.glyphs import CLOSERS, OPENERS, SINGLES, Face, Mark
from retrieval.quoting.marks.places import Place

Deed = Literal["open", "close", "nest", "unnest", "close both"]
State = tuple[str, str]
"""The glyphs that opened the outer and the inner stretch; empty: not inside."""

OUTSIDE: State = ("", "")
MISSING = "?"

_PARTNERS = {
    "“": "”", "„": "“”\"''", "«": "»", "»": "«", "‘": "’", "‚": "‘’", "‹": "›", "›": "‹", "「": "」", "『": "』",
    "``": "''", ",,": "''", '"': '"', "''": "''", "'": "'", "”": "”„", "’": "’", "〝": "〞〟", "″": "″",
}  # fmt: skip
_OPEN: dict[Face, float] = {"opens": 0.0, "either": 0.2, "loose": 1.0, "glued": 2.0, "closes": 6.0}
_CLOSE: dict[Face, float] = {"closes": 0.0, "either": 0.2, "loose": 1.0, "glued": 2.0, "opens": 6.0}
_LOST = 4.0
_STRAY = 7.0
_BEAM = 14.0
_CLIPPED = ("em ", "em.", "em,", "til ", "tis ", "twas ", "cause ", "n ", "n'", "n’")


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happens in a reading; `mark` is None where the mark is missing and `at` tells its place."""

    deed: Deed
    at: int
    mark: Mark | None


class Roles:
    """How often each glyph of one article opens and closes, by its neighbours alone."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        counts: dict[str, list[float]] = {}
        for mark in marks:
            votes = counts.setdefault(mark.glyph, _prior(mark.glyph))
            if mark.face == "opens":
                votes[0] += 1
            elif mark.face == "closes":
                votes[1] += 1
        self.opening = {glyph: _price(opens, closes) for glyph, (opens, closes) in counts.items()}
        self.closing = {glyph: _price(closes, opens) for glyph, (opens, closes) in counts.items()}


def _prior(glyph: str) -> list[float]:
    if glyph in OPENERS:
        return [4.0, 0.2]
    if glyph in CLOSERS:
        return [0.2, 4.0]
    return [2.0, 2.0]


def _price(votes: float, against: float) -> float:
    return max(0.0, -math.log(2 * votes / (votes + against)))


_Path = tuple["_Path | None", Step]
_Readings = dict[State, tuple[float, _Path | None]]


def read_line(text: str, tokens: Sequence[Mark | Place], roles: Roles, unclosed: float) -> list[Step]:
    """The steps of the cheapest reading, in order; `unclosed`: the price of a stretch still open at the line's end."""
    readings: _Readings = {OUTSIDE: (0.0, None)}
    for token in tokens:
        following: _Readings = {}
        match token:
            case Mark():
                _read_mark(text, token, roles, readings, following)
            case Place():
                _read_place(token, readings, following)
        least = min(cost for cost, _ in following.values()) + _BEAM
        readings = {state: reading for state, reading in following.items() if reading[0] <= least}
    ends = [(cost + (unclosed if outer else 0) + (1.0 if inner else 0), path)
            for (outer, inner), (cost, path) in readings.items()]  # fmt: skip
    path = min(ends, key=lambda end: end[0])[1]
    steps = []
    while path:
        path, step = path
        steps.append(step)
    return steps[::-1]


def _add(readings: _Readings, state: State, cost: float, path: _Path | None) -> None:
    known = readings.get(state)
    if known is None or cost < known[0]:
        readings[state] = (cost, path)


def _read_place(place: Place, readings: _Readings, following: _Readings) -> None:
    for state, (cost, path) in readings.items():
        _add(following, state, cost, path)
    for (outer, inner), (cost, path) in readings.items():
        if place.kind == "opening" and not outer:
            _add(following, (MISSING, ""), cost + _LOST + place.cost, (path, Step("open", place.at, None)))
        elif place.kind == "closing" and outer and outer != MISSING:
            step = Step("close both" if inner else "close", place.at, None)
            _add(following, OUTSIDE, cost + _LOST + place.cost + (1.0 if inner else 0.0), (path, step))


def _read_mark(text: str, mark: Mark, roles: Roles, readings: _Readings, following: _Readings) -> None:
    glyph, at = mark.glyph, mark.start
    single = glyph in SINGLES
    none = _price_of_none(text, mark)
    opening = _OPEN[mark.face] + roles.opening[glyph] + (1.0 if single else 0.0)
    if single and glyph in "'’" and _clipped(text, mark):
        opening += 4.0
    closing = _CLOSE[mark.face] + roles.closing[glyph]
    if single and mark.face == "closes" and text[at - 1] == "s" and text[mark.end : mark.end + 1] == " ":
        closing += 1.2
    for (outer, inner), (cost, path) in readings.items():
        _add(following, (outer, inner), cost + none + (0.5 if outer else 0.0), path)
        if not outer:
            _add(following, (glyph, ""), cost + opening, (path, Step("open", mark.end, mark)))
        elif not inner:
            _add(following, OUTSIDE, cost + closing + _mismatch(outer, mark), (path, Step("close", at, mark)))
            nest = 1.0 if (glyph in SINGLES) != (outer in SINGLES) else 3.5
            _add(following, (outer, glyph), cost + opening + nest, (path, Step("nest", mark.end, mark)))
        else:
            _add(following, (outer, ""), cost + closing + _mismatch(inner, mark), (path, Step("unnest", at, mark)))
            both = cost + closing + _mismatch(outer, mark) + 2.0
            _add(following, OUTSIDE, both, (path, Step("close both", at, mark)))


def _mismatch(opener: str, mark: Mark) -> float:
    """What it costs to believe that this mark closes what `opener` opened."""
    if mark.glyph in _PARTNERS.get(opener, ""):
        return 0.0
    if mark.glyph in SINGLES and opener not in SINGLES:
        return 1.5 if mark.glyph == "‘" else 6.0
    if opener in SINGLES and mark.glyph not in SINGLES:
        return 3.0
    return 0.0 if opener == MISSING else 1.0


def _clipped(text: str, mark: Mark) -> bool:
    """True for an apostrophe that stands for lost letters: ’90s, ’em."""
    rest = text[mark.end : mark.end + 6].lower()
    return rest[:1].isdigit() or rest.startswith(_CLIPPED)


def _price_of_none(text: str, mark: Mark) -> float:
    """What it costs to believe that this is no quotation mark, or a stray one."""
    before = text[mark.start - 1 : mark.start]
    if mark.glyph not in SINGLES:
        return 1.0 if before.isdigit() and mark.glyph in "\"″”''" and mark.face != "opens" else _STRAY
    if mark.glyph == "‘":
        after = text[mark.end : mark.end + 3]
        return 0.5 if mark.face == "glued" and after[:1].islower() else _STRAY
    if mark.glyph in "'’´`":
        if mark.face == "closes":
            return 0.0 if before == "s" else 0.5 if before.isalnum() else 3.0
        return 0.0 if _clipped(text, mark) else 2.5
    return _STRAY
