"""Who was named in an article up to an offset, and whom an office or a surname alone means: 할머니, 김 이장, 町長."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from retrieval.quoting.alternatives import any_of
from retrieval.quoting.framed.names import HANGUL, in_full, is_description, is_titled, name_of, office_alone, offices_in
from retrieval.quoting.framed.told import BLANK, LONGEST, STOPS
from retrieval.quoting.framed.topics import topics_in
from retrieval.quoting.lexicon import Lexicon, Words
from retrieval.records import Span

_AGED = re.compile(rf"(?<![^\s{STOPS}、,])[^{STOPS}.、,{BLANK}\s()（）]{{2,{LONGEST}}}[(（]\d{{1,3}}\w{{0,2}}[)）·・,]")
"""Words before an age."""
_OFFICE = 4
"""Letters at most with which an office is one word: *국무*장관."""
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class _Introduced:
    """A person beside an office or an age, and where."""

    at: int
    name: str
    offices: Words


@dataclass(slots=True, eq=False)
class People:
    """The people of an article who were introduced or have spoken before the place that is read.

    `named` holds their names in the order in which they came. `_coming` are to be met yet, the next one last;
    `_met` are those met, with their offices, the one who was mentioned last at the end; `_last` is who was met or heard
    last, and where.
    """

    words: Lexicon
    named: dict[str, None] = field(default_factory=dict)
    _coming: list[_Introduced] = field(default_factory=list)
    _met: dict[tuple[str, Words], None] = field(default_factory=dict)
    _last: tuple[str, int] = ("", -1)

    @classmethod
    def of(cls, narrated: str, words: Lexicon) -> People:
        """Nobody yet; those whom the narrator's words introduce are met as `reach` comes to them."""
        return cls(words, _coming=_introduced(narrated, words)[::-1])

    def reach(self, offset: int) -> None:
        """Know everybody who is introduced before `offset`, which never goes back."""
        while self._coming and self._coming[-1].at < offset:
            one = self._coming.pop()
            self._met.pop((one.name, one.offices), None)
            self._met[one.name, one.offices] = None
            self.heard(one.name, one.at)

    def heard(self, name: str, at: int) -> None:
        """Know that somebody is named or speaks at offset `at`."""
        self.named[name] = None
        self._last = (name, at)

    def last_since(self, offset: int) -> str:
        """The name of who was met or heard last; "" where that was before `offset`."""
        name, at = self._last
        return name if at >= offset else ""

    def name_for(self, source: str) -> str:
        """The name of whom a source means; "" for nobody who is known.

        An office means whoever was mentioned with it last, and with a surname only those who have it, or the only one
        whom the article introduces later.
        """
        surname, office = office_alone(source.strip(), self.words)
        if office:
            known = [(name, offices) for name, offices in self._met if name.startswith(surname)]
            fitting = [name for name, offices in known if office in offices] or [name for name, _ in known if surname]
            if fitting:
                return fitting[-1]
            coming = {one.name for one in self._coming if one.name.startswith(surname) and office in one.offices}
            if surname and len(coming) == 1:
                return coming.pop()
        if is_description(source, self.words):
            return name_of(source, self.words)
        if source in self.words.firms:
            return source
        return in_full(name_of(source, self.words), self.named) or (f"{surname} {office}".strip() if office else "")


@cache
def _officers(words: Lexicon) -> re.Pattern[str]:
    """A full name, a word for what its bearer is the head of, and the office, whatever ending stands behind them."""
    office = rf"\S{{0,{_OFFICE}}}?(?:{any_of(words.titles)})"
    return re.compile(
        rf"(?<!\S)(?:{any_of(words.surnames)}){HANGUL}{{2}} ?(?:\S+(?:{any_of(words.bodies)}) )?{office}(?: {office})*"
    )


def _introduced(narrated: str, words: Lexicon) -> list[_Introduced]:
    """Those who are the topic of a clause, or stand before an age or an office, by where they are named."""
    spans = [topic.span for topic in topics_in(narrated, Span(0, len(narrated)), words, ())]
    spans += [Span(*found.span()) for found in _AGED.finditer(narrated)]
    spans += [Span(*found.span()) for found in _officers(words).finditer(narrated)]
    found = []
    for span in sorted(spans, key=lambda one: one.end):
        source = span.of(narrated).strip()
        is_name = is_titled(source, words) and not is_description(source, words) and not office_alone(source, words)[1]
        name = name_of(source, words) if is_name else ""
        if len(name) > 1 and name not in words.titles and not _DIGIT.search(name):
            found.append(_Introduced(span.end, name, offices_in(source, words)))
    return found
