"""What it costs to believe that a mark opens, closes, or is no quotation mark.

The cost depends on the glyph, on its neighbours, and on what the glyph does elsewhere in the article. Costs are roughly
negative logarithms of odds: 0 is what is expected, 7 is believed only where nothing else is possible.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from functools import cache

from retrieval.quoting.marks.glyphs import CLOSERS, OPENERS, SINGLES, Face, QuotationMark
from retrieval.quoting.marks.places import load_weights
from retrieval.text.languages import languages_with, read_language
from retrieval.text.printed_marks import PARTNERS

_OPEN: dict[Face, float] = {
    "opens": 0.0,
    "either": 0.2,
    "loose": 1.0,
    "glued": 2.0,
    "closes": 6.0,
}
_CLOSE: dict[Face, float] = {
    "closes": 0.0,
    "either": 0.2,
    "loose": 1.0,
    "glued": 2.0,
    "opens": 6.0,
}
_MISPLACED = 4.5
"""The cost of a mark that has its space on the wrong side, as translating programs leave them: “late ”and slow."""
_STRAY = 7.0
_LONE_STRAIGHT = 3.5
"""The cost of a straight mark that is left over, in an article that never opens with one. Most such marks come from
tables or from cuts."""
_SINGLE = 1.0
_MEASURES = frozenset({'"', "″", "”", "''"})
# An apostrophe stands for digits left out: the ’90s.
_LOWER_WORD = re.compile(r"[^\W\d_]{2,12}\b")
_DECADE = re.compile(r"\d\ds?\b(?![%\d]| per)")


class Roles:
    """What each glyph does in one article, counted by the neighbours of its marks."""

    def __init__(self, text: str, marks: Iterable[QuotationMark]) -> None:
        self._text = text
        self._opens: dict[str, float] = {}
        self._closes: dict[str, float] = {}
        for mark in marks:
            if mark.face == "opens":
                self._opens[mark.glyph] = self._opens.get(mark.glyph, 0) + 1
            elif mark.face == "closes":
                self._closes[mark.glyph] = self._closes.get(mark.glyph, 0) + 1

    def opening(self, mark: QuotationMark) -> float:
        """What it costs to believe that `mark` opens."""
        face = _MISPLACED if mark.face == "closes" and mark.glyph in OPENERS else _OPEN[mark.face]
        cost = face + max(0.0, -math.log(2 * self._share_of_opening(mark.glyph)))
        return cost + (_SINGLE if mark.glyph in SINGLES else 0.0)

    def closing(self, mark: QuotationMark) -> float:
        """What it costs to believe that `mark` closes."""
        face = _MISPLACED if mark.face == "opens" and mark.glyph in CLOSERS else _CLOSE[mark.face]
        cost = face + max(0.0, -math.log(2 - 2 * self._share_of_opening(mark.glyph)))
        possessive = mark.glyph in SINGLES and self._text[mark.start - 1 : mark.end + 1] in ("s' ", "s’ ")
        return cost + (1.2 if possessive else 0.0)

    def none(self, mark: QuotationMark) -> float:
        """What it costs to believe that `mark` is an apostrophe, the sign of a measure, or a leftover."""
        before = self._text[mark.start - 1 : mark.start]
        glyph = mark.glyph
        if glyph not in SINGLES:
            if before.isdigit() and glyph in _MEASURES and mark.face != "opens":
                return 1.0
            return _LONE_STRAIGHT if glyph == '"' and glyph not in self._opens else _STRAY
        if mark.face == "closes":
            return _STRAY if glyph in "‘‚‹›" else 0.0 if before == "s" else 0.5 if before.isalnum() else 3.0
        if self._is_clipped(mark):
            return 0.0
        if glyph == "‘":
            is_letter = mark.face == "glued" and self._text[mark.end : mark.end + 1].islower()
            return 0.5 if is_letter and not self._is_before_word(mark) else _STRAY
        return min(5.0, 2.0 + 0.5 * self._opens.get(glyph, 0)) if glyph in "'’´`" else _STRAY

    def _share_of_opening(self, glyph: str) -> float:
        before, against = (4.0, 0.2) if glyph in OPENERS else (0.2, 4.0) if glyph in CLOSERS else (2.0, 2.0)
        opens, closes = (
            before + self._opens.get(glyph, 0),
            against + self._closes.get(glyph, 0),
        )
        return opens / (opens + closes)

    def _is_before_word(self, mark: QuotationMark) -> bool:
        """Whether a word such as “and” stands right after `mark`, and not the rest of a name such as “Hawai‘i”."""
        word = _LOWER_WORD.match(self._text, mark.end)
        return word is not None and word[0] in load_weights().words.small

    def _is_clipped(self, mark: QuotationMark) -> bool:
        return mark.glyph in "'’‘" and _is_clipped(self._text, mark.end)


def mismatch(opener: str, closer: str) -> float:
    """What it costs to believe that `closer` closes what `opener` opened."""
    if closer in PARTNERS.get(opener, ()):
        return 0.0
    if closer in SINGLES and opener not in SINGLES:
        return 1.5 if closer == "‘" else 6.0
    if opener in SINGLES and closer not in SINGLES:
        return 3.0
    return 1.0


def _is_clipped(text: str, at: int) -> bool:
    """Whether an apostrophe before `at` stands for letters or digits left out: the ’90s, rock ’n’ roll, ’em."""
    return bool(_DECADE.match(text, at) or _clipped_words().match(text, at))


@cache
def _clipped_words() -> re.Pattern[str]:
    """Finds the `clipped` words of all languages: a mark is weighed before the language of its text is known."""
    languages = languages_with("common")
    words = sorted({word for one in languages for word in read_language(one, "common")[""].get("clipped", ())})
    return re.compile(rf"(?:{'|'.join(words)})\b", re.IGNORECASE)
