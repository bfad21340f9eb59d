"""Scores quotations and their speakers in short texts whose speakers are known.

A quote is *found* where a predicted one overlaps it by 0.6 (intersection over union, without marks at the ends), or
where a mixed or indirect one holds it. A found quote's speaker is *right* if it is an accepted name, *near* if it is an
accepted name with words before it, *wrong* if it is another one, and *none* if nobody is named. *Extra* are direct and
mixed predictions that are no annotated quote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import msgspec

from retrieval import Attribution, Span

SAME = 0.6
_ARTICLE = re.compile(
    r"^(?:the|an?|le|la|les|l['’]|el|los|las|der|die|das|il|lo|gli|os?|as?|de|het|een|un|une|una|um|uma)\s*\b",
    re.IGNORECASE,
)
_NO_LETTER = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Known:
    """A quotation whose speaker is known. Without `quote`, any quotation of an accepted speaker will do.

    Without `speakers`, nobody may be named. With `unknown_ok`, naming nobody is right as well.
    """

    quote: str | None
    speakers: tuple[str, ...]
    unknown_ok: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """A text and what is known about its quotes."""

    id: str
    lang: str
    group: str
    text: str
    gold: tuple[Known, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many quotes there are of each kind; see the top of this file."""

    gold: int = 0
    found: int = 0
    right: int = 0
    near: int = 0
    wrong: int = 0
    none: int = 0
    missed: int = 0
    extra: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(*(getattr(self, field.name) + getattr(other, field.name) for field in fields(self)))

    @property
    def rate(self) -> float:
        """Right speakers in percent of all annotated quotes."""
        return 100 * self.right / max(1, self.gold)

    @property
    def trust(self) -> float:
        """How many of the names that were given are true, in percent."""
        return 100 * (1 - self.wrong / max(1, self.right + self.near + self.wrong))


@dataclass(frozen=True, slots=True)
class Slip:
    """A quote that is not right: what went wrong with it, its words, the accepted speakers, and who was named."""

    kind: str
    quote: str
    speakers: tuple[str, ...]
    named: str


@dataclass(frozen=True, slots=True)
class Scored:
    counts: Counts
    slips: tuple[Slip, ...]


def read_cases(path: Path) -> list[Case]:
    """Read JSON lines. Raises OSError, or msgspec.ValidationError where a line is no case."""
    return [msgspec.json.decode(line, type=Case) for line in path.read_bytes().splitlines() if line.strip()]


def score_case(case: Case, found: Sequence[Attribution]) -> Scored:
    """Compare the quotes that were found in a case's text with those that are known."""
    tally = dict.fromkeys((field.name for field in fields(Counts)), 0)
    slips = []
    used = set()
    for known, place, kind in judged_quotes(case, found):
        tally["gold"] += 1
        tally[kind] += 1
        if place is not None:
            used.add(place)
            tally["found"] += 1
        if kind != "right":
            named = "" if place is None else _name(found[place])
            slips.append(Slip(kind, known.quote or "", known.speakers, named))
    if all(known.quote for known in case.gold):
        for place, attribution in enumerate(found):
            if place not in used and attribution.quote.kind != "indirect":
                tally["extra"] += 1
                slips.append(Slip("extra", _words(case.text, attribution), (), _name(attribution)))
    return Scored(Counts(**tally), tuple(slips))


def judged_quotes(case: Case, found: Sequence[Attribution]) -> Iterator[tuple[Known, int | None, str]]:
    """For each known quotation, the position in `found` of the one that matches it, and where `Counts` counts it."""
    at = 0
    for known in case.gold:
        if known.quote is None:
            place = _of_speaker(found, known.speakers)
        else:
            span = _located(case.text, known.quote, at)
            at = span.end
            place = _closest(case.text, span, found)
        yield known, place, "missed" if place is None else _verdict(_name(found[place]), known)


def _verdict(name: str, known: Known) -> str:
    if not name:
        return "right" if not known.speakers or known.unknown_ok else "none"
    keys = [_key(speaker) for speaker in known.speakers]
    ends = any(_key(name).endswith(key) for key in keys)
    if _key(name) in keys or (known.quote is None and ends):
        return "right"
    return "near" if ends else "wrong"


def _of_speaker(found: Sequence[Attribution], speakers: Sequence[str]) -> int | None:
    """The first quotation of an accepted speaker, or else the first quotation of all."""
    for place, attribution in enumerate(found):
        if any(_key(_name(attribution)).endswith(_key(speaker)) for speaker in speakers):
            return place
    return 0 if found else None


def _closest(text: str, span: Span, found: Sequence[Attribution]) -> int | None:
    best, best_place = 0.0, None
    for place, attribution in enumerate(found):
        for content in attribution.quote.contents:
            bare = _bare(text, content)
            value = _overlap(span, bare)
            if attribution.quote.kind != "direct" and bare.start <= span.start and span.end <= bare.end:
                value = max(value, SAME)
            if value >= SAME and value > best:
                best, best_place = value, place
    return best_place


def _located(text: str, quote: str, at: int) -> Span:
    start = text.find(quote, at)
    start = start if start >= 0 else text.find(quote)
    return _bare(text, Span(start, start + len(quote)))


def _bare(text: str, span: Span) -> Span:
    """The span without characters at its ends that are neither letters nor digits."""
    start, end = span.start, span.end
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return Span(start, end)


def _overlap(one: Span, other: Span) -> float:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return max(0, shared) / max(1, max(one.end, other.end) - min(one.start, other.start))


def _name(attribution: Attribution) -> str:
    return attribution.speaker.name if attribution.speaker else ""


def _words(text: str, attribution: Attribution) -> str:
    return " … ".join(content.of(text) for content in attribution.quote.contents)


def _key(name: str) -> str:
    """The form in which names are compared: letters and digits, without an article in front."""
    return _NO_LETTER.sub("", _ARTICLE.sub("", name.strip())).lower()
