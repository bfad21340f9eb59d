"""Scores quotations and their speakers against annotated articles by the joint F1 of PolNeAR.

Each contiguous stretch is a unit. A prediction is right where its intersection with an annotated unit is at least half
of their union, and its source overlaps the annotated source or has the same words.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from retrieval.evaluating.errors import BenchmarkError
from retrieval.quoting import find_attributions
from retrieval.records import Article, Span

SAME = 0.5
AROUND = " \t\n\u00a0\"“”„«»‘’'`.,;:"
KINDS = ("direct", "mixed", "indirect")
PAIR = re.compile(r"[“\"]([^“”\"\n]+)[”\"]")
VERB = re.compile(r"\b(?:said|says|told|added|wrote|asked|sagte|erklärte)\b")
NAME = re.compile(r"[A-Z]\w+(?: [A-Z]\w+)*")


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of reported words, its kind, and the span that stands for the speaker."""

    span: Span
    kind: str
    source: Span | None


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article with the quotations that annotators marked in it."""

    article: Article
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Joint:
    """Precision, recall and F1 in percent of quotations together with their speakers.

    `units` counts the annotated ones.
    """

    kind: str
    units: int
    precision: float
    recall: float
    f1: float


Finder = Callable[[Article], Sequence[Unit]]


def read_annotated(path: Path) -> Iterator[Annotated]:
    """Reads JSON lines {id, text, quotes: [{spans, span_kinds, speaker_start, speaker_end}]}. Raises BenchmarkError."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError) as error:
        raise BenchmarkError(str(path), f"cannot be read ({error})") from error
    for number, line in enumerate(lines, 1):
        try:
            record = json.loads(line)
            article = Article(record["id"], "", record["text"], language=record.get("lang", ""))
            units = tuple(unit for quote in record["quotes"] for unit in _annotated(quote, article.text))
        except (ValueError, KeyError, TypeError) as error:
            raise BenchmarkError(f"{path}, line {number}", f"not an annotated article ({error!r})") from error
        yield Annotated(article, units)


def _annotated(quote: dict[str, list[list[int]]], text: str) -> Iterator[Unit]:
    start, end = quote["speaker_start"], quote["speaker_end"]
    source = Span(start, end) if isinstance(start, int) and isinstance(end, int) else None
    for (first, after), kind in zip(quote["spans"], quote["span_kinds"], strict=True):
        yield Unit(_bare(text, Span(first, after)), str(kind), source)


def find_by_rules(article: Article) -> list[Unit]:
    """The quotations that this project finds."""
    return [
        Unit(_bare(article.text, content), found.quote.kind, found.source)
        for found in find_attributions(article)
        for content in found.quote.contents
    ]


def find_naively(article: Article) -> list[Unit]:
    """What a simple program finds: the text between marks, and the first name after it near a verb of saying."""
    units = []
    for pair in PAIR.finditer(article.text):
        near = VERB.search(article.text, pair.end(), pair.end() + 120)
        name = NAME.search(article.text, pair.end(), pair.end() + 120) if near else None
        source = Span(*name.span()) if name else None
        units.append(Unit(_bare(article.text, Span(*pair.span(1))), "direct", source))
    return units


def score_quotes(articles: Iterable[Annotated], find: Finder) -> tuple[Joint, ...]:
    """The joint F1 of each kind, and of all. A matched prediction counts under the annotated kind."""
    wanted = dict.fromkeys(KINDS, 0)
    given = dict.fromkeys(KINDS, 0)
    right = dict.fromkeys(KINDS, 0)
    for annotated in articles:
        text = annotated.article.text
        found = list(find(annotated.article))
        pairs = _matched(annotated.units, found)
        for at, unit in enumerate(annotated.units):
            if unit.source is None:
                continue
            wanted[unit.kind] += 1
            right[unit.kind] += at in pairs and _same_source(text, unit.source, found[pairs[at]].source)
        counted = {place: annotated.units[at] for at, place in pairs.items()}
        for place, unit in enumerate(found):
            match = counted.get(place)
            if match is None or match.source is not None:
                given[match.kind if match else unit.kind] += 1
    rows = [(kind, wanted[kind], given[kind], right[kind]) for kind in KINDS]
    rows.append(("all", sum(wanted.values()), sum(given.values()), sum(right.values())))
    return tuple(_joint(*row) for row in rows)


def _joint(kind: str, wanted: int, given: int, right: int) -> Joint:
    precision = 100 * right / given if given else 0.0
    recall = 100 * right / wanted if wanted else 0.0
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return Joint(kind, wanted, precision, recall, f1)


def _matched(wanted: Sequence[Unit], found: Sequence[Unit]) -> dict[int, int]:
    """Pairs predictions with annotated units, one to one, the closest pairs first."""
    near = [
        (closeness, at, place)
        for at, unit in enumerate(wanted)
        for place, other in enumerate(found)
        if (closeness := _closeness(unit.span, other.span)) >= SAME
    ]
    pairs: dict[int, int] = {}
    for _, at, place in sorted(near, reverse=True):
        if at not in pairs and place not in pairs.values():
            pairs[at] = place
    return pairs


def _closeness(one: Span, other: Span) -> float:
    """Intersection over union."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared / (max(one.end, other.end) - min(one.start, other.start)) if shared > 0 else 0.0


def _same_source(text: str, wanted: Span, found: Span | None) -> bool:
    return found is not None and (wanted.touches(found) or wanted.of(text).casefold() == found.of(text).casefold())


def _bare(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip(AROUND))
    return Span(start, max(start, span.start + len(words.rstrip(AROUND))))
