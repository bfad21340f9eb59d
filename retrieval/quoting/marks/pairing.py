"""The cheapest reading of the marks of one line: which open, which close, which are none, and where one is missing.

It is found by a Viterbi search. At any point a reading is outside, inside a stretch, or inside a stretch within a
stretch. Each mark moves it from one of these states to another, at a cost. Words are not read here: `places` decides
where a missing mark stood.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from retrieval.quoting.marks.glyphs import SINGLES, QuotationMark
from retrieval.quoting.marks.roles import Roles, mismatch

Deed = Literal["open", "close", "nest", "unnest", "close both", "reopen", "close unopened"]
State = tuple[str, str]
"""The glyphs that opened the outer and the inner stretch.

An empty one means that the reading is not inside that stretch.
"""

OUTSIDE: State = ("", "")
_LOST = 4.0
_LOST_SINGLE = 3.0
_WITHIN = 2.0
"""The price at which a single mark inside double ones opens a new stretch. It mostly nests in them, even where the mark
that closes them is lost."""
_INSIDE = 0.5
"""The additional price of a stray mark inside a stretch.

It makes the first of two closing marks the one that closes.
"""
_NEST, _NEST_ALIKE = 1.0, 3.5
_COLLAPSE = 3.0
_BEAM = 14.0


@dataclass(frozen=True, slots=True)
class Step:
    """What one mark does in a reading. "reopen" and "close unopened" say that a mark before it is lost."""

    deed: Deed
    mark: QuotationMark


_Path = tuple["_Path | None", Step]
_Move = tuple[State, float, Deed | None]


def read_line(marks: Sequence[QuotationMark], roles: Roles, unclosed: float) -> list[Step]:
    """The steps of the cheapest reading, in order.

    `unclosed` is the price of a stretch that is open at the end of the line.
    """
    readings: dict[State, tuple[float, _Path | None]] = {OUTSIDE: (0.0, None)}
    for mark in marks:
        following: dict[State, tuple[float, _Path | None]] = {}
        costs = roles.opening(mark), roles.closing(mark), roles.none(mark)
        for state, (cost, path) in readings.items():
            for reached, price, deed in _moves(state, mark.glyph, *costs):
                known = following.get(reached)
                if known is None or cost + price < known[0]:
                    following[reached] = (
                        cost + price,
                        (path, Step(deed, mark)) if deed else path,
                    )
        most = min(cost for cost, _ in following.values()) + _BEAM
        readings = {state: reading for state, reading in following.items() if reading[0] <= most}
    _, best = min((cost + (unclosed if outer else 0.0) + bool(inner), i)
                  for i, ((outer, inner), (cost, _)) in enumerate(readings.items()))  # fmt: skip
    path = list(readings.values())[best][1]
    steps = []
    while path:
        path, step = path
        steps.append(step)
    return steps[::-1]


def _moves(state: State, glyph: str, opening: float, closing: float, none: float) -> Iterator[_Move]:
    outer, inner = state
    single = glyph in SINGLES
    if not outer:
        yield state, none, None
        yield (glyph, ""), opening, "open"
        yield (
            OUTSIDE,
            closing + _LOST + (_LOST_SINGLE if single else 0.0),
            "close unopened",
        )
        return
    yield state, none + _INSIDE, None
    within = _WITHIN if single and outer not in SINGLES else 0.0
    yield (glyph, ""), opening + _LOST + bool(inner) + within, "reopen"
    if inner:
        yield (outer, ""), closing + mismatch(inner, glyph), "unnest"
        both = 0.0 if glyph in ("''", "’’") and outer in SINGLES else _COLLAPSE + mismatch(outer, glyph)
        yield OUTSIDE, closing + both, "close both"
    else:
        yield OUTSIDE, closing + mismatch(outer, glyph), "close"
        yield (
            (outer, glyph),
            opening + (_NEST_ALIKE if glyph == outer else _NEST),
            "nest",
        )
