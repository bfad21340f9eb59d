"""What attribution still gets wrong on annotated articles, by class with counts, so that the next step is known.

    python -m tests.benchmarks.attribution_errors GOLD.jsonl [--language CODE] [--examples N]

A gold line is PolNeAR's as JSON: {id, text, quotes: [{spans, span_kinds, speaker_start, speaker_end}]}. Every
contiguous stretch is a unit; a prediction is right where it shares half of its characters with the gold (intersection
over union) and its source touches the gold's.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from retrieval import Article, Attribution, Span, find_attributions

SHORT = 3
TRIMMED = " \t\n\u00a0\"“”„«»‘’'`.,;:"


@dataclass(frozen=True, slots=True)
class Unit:
    """A contiguous stretch with its kind and the span of its source."""

    span: Span
    kind: str
    source: Span | None


def trimmed(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip(TRIMMED))
    return Span(start, max(start, span.start + len(words.rstrip(TRIMMED))))


def overlap(one: Span, other: Span) -> float:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return max(0, shared) / max(1, max(one.end, other.end) - min(one.start, other.start))


def gold_units(record: dict[str, object]) -> Iterator[Unit]:
    quotes = record["quotes"]
    assert isinstance(quotes, list)
    for quote in quotes:
        known = quote["speaker_start"] is not None
        source = Span(quote["speaker_start"], quote["speaker_end"]) if known else None
        for (start, end), kind in zip(quote["spans"], quote["span_kinds"], strict=True):
            yield Unit(trimmed(str(record["text"]), Span(start, end)), kind, source)


def found_units(text: str, found: tuple[Attribution, ...]) -> Iterator[Unit]:
    for one in found:
        for content in one.quote.contents:
            yield Unit(trimmed(text, content), one.quote.kind, one.source)


def missed(text: str, gold: Unit, found: list[Unit]) -> str:
    touching = [unit for unit in found if unit.span.touches(gold.span)]
    if any(unit.span.holds(gold.span) for unit in touching):
        return "missed: annotated as part of a longer quote that was found"
    if touching:
        return "missed: found with other boundaries"
    return f"missed: {'three words or fewer' if len(gold.span.of(text).split()) <= SHORT else 'nothing found there'}"


def compared(text: str, gold: list[Unit], found: list[Unit]) -> Iterator[tuple[str, str, Span]]:
    """Kind, class and span of every error."""
    matched: set[Unit] = set()
    for unit in gold:
        best = max(
            (one for one in found if one not in matched), key=lambda one: overlap(one.span, unit.span), default=None
        )
        if best is None or overlap(best.span, unit.span) < 0.5:
            yield unit.kind, missed(text, unit, found), unit.span
            continue
        matched.add(best)
        if unit.source and not best.source:
            yield unit.kind, "speaker: none found", unit.span
        elif unit.source and best.source and not unit.source.touches(best.source):
            same = unit.source.of(text).casefold() == best.source.of(text).casefold()
            if not same:
                yield unit.kind, "speaker: another", unit.span
    for one in found:
        if one not in matched:
            touches = any(one.span.touches(unit.span) for unit in gold)
            yield one.kind, f"too much: {'other boundaries' if touches else 'not annotated at all'}", one.span


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--language", default="en")
    parser.add_argument("--examples", type=int, default=0, help="print so many of each class")
    given = parser.parse_args()
    counts: Counter[tuple[str, str]] = Counter()
    examples: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    with given.gold.open(encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            text = record["text"]
            found = find_attributions(Article(record["id"], "", text, language=given.language))
            for kind, error, span in compared(text, list(gold_units(record)), list(found_units(text, found))):
                counts[kind, error] += 1
                examples[kind, error].append(" ".join(span.of(text).split())[:100])
    for (kind, error), count in sorted(counts.items(), key=lambda item: (item[0][0], -item[1])):
        sys.stdout.write(f"{kind:9} {count:5}  {error}\n")
        for example in examples[kind, error][: given.examples]:
            sys.stdout.write(f"{'':17}{example}\n")


if __name__ == "__main__":
    main()
