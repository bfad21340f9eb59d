"""Fit the weights of retrieval/quoting/marks/places.toml: where a lost quotation mark stood.

    python tests/benchmarks/fit_marks.py ARTICLES.jsonl HELD_OUT.jsonl

Takes the closing or the opening marks of well-marked articles away and learns to find their places again: a conditional
logit, fitted by AdaGrad. Prints the two tables for the file, and to stderr how often the heaviest place is right.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TextIO

from retrieval.quoting.marks import find_stretches
from retrieval.quoting.marks.places import WIDEST, load_weights
from retrieval.quoting.marks.signs import closing_signs, opening_signs, read_tokens
from retrieval.records import Span

Side = Literal["closing", "opening"]
ROUNDS = 8
RATE = 0.3
SHRINKAGE = 1e-4
SMALLEST, RAREST = 0.25, 25
"""Weights nearer to 0 and signs met less often than this are left out of the tables."""
AFTER = 60


@dataclass(frozen=True, slots=True)
class Choice:
    """The signs of every place where a mark may have stood, and which of them is the right one."""

    places: Sequence[Sequence[str]]
    right: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line with one side of its marks taken away, and where its stretches stand in it."""

    text: str
    stretches: Sequence[Span]


def read_lines(path: Path, side: Side) -> Iterator[Line]:
    """The lines of all articles that hold stretches, all of them whole; every other closing mark takes its space."""
    taken = 0
    for record in path.read_text(encoding="utf-8").splitlines():
        text = json.loads(record)["text"]
        stretches = find_stretches(text)
        start = 0
        for line in text.split("\n"):
            end = start + len(line)
            here = [stretch for stretch in stretches if start <= stretch.span.start < end]
            if here and not any(stretch.repair or stretch.continues for stretch in here):
                kept, spans, at = "", [], start
                for stretch in here:
                    if stretch.opener is None or stretch.closer is None:
                        continue
                    kept += text[at : stretch.opener.start] if side == "opening" else text[at : stretch.span.start]
                    spans.append(Span(len(kept), len(kept) + stretch.span.end - stretch.span.start))
                    kept += text[stretch.span.start : stretch.closer.start]
                    at = stretch.closer.start if side == "opening" else stretch.closer.end
                    taken += 1
                    if side == "closing" and text[at : at + 1] == " " and taken % 2:
                        at += 1
                yield Line(kept + text[at:end], spans)
            start = end + 1


def read_choices(path: Path, side: Side) -> Iterator[Choice]:
    words = load_weights().words
    for line in read_lines(path, side):
        text, since = line.text, 0
        for span, following in zip(line.stretches, [*line.stretches[1:], None], strict=True):
            if side == "opening":
                tokens = read_tokens(text, max(since, span.end - WIDEST), span.end)
                after = text[span.end + 1 : span.end + 1 + AFTER]
                places = opening_signs(tokens, after, words, starts_line=since == 0) if tokens else []
                right = (
                    [token.start for token in tokens].index(span.start)
                    if span.start in {t.start for t in tokens}
                    else -1
                )
                since = span.end + 1
            else:
                until = following.start - 1 if following else len(text)
                tokens = read_tokens(text, span.start, min(until, span.start + WIDEST))
                places = closing_signs(tokens, words, ends_line=following is None) if tokens else []
                right = [token.end for token in tokens].index(span.end) if span.end in {t.end for t in tokens} else -1
            if right >= 0:
                yield Choice(places, right)


def weigh(signs: Sequence[str], weights: Mapping[str, float]) -> float:
    return sum(weights.get(sign, 0.0) for sign in signs)


def fit(choices: Sequence[Choice]) -> dict[str, float]:
    """The weights under which the right places have the highest chance."""
    weights: dict[str, float] = {}
    steepness: dict[str, float] = defaultdict(lambda: 1.0)
    for _ in range(ROUNDS):
        for choice in choices:
            weighed = [weigh(signs, weights) for signs in choice.places]
            most = max(weighed)
            masses = [math.exp(weight - most) for weight in weighed]
            slopes: dict[str, float] = defaultdict(float)
            for i, (mass, signs) in enumerate(zip(masses, choice.places, strict=True)):
                for sign in signs:
                    slopes[sign] += (i == choice.right) - mass / sum(masses)
            for sign, slope in slopes.items():
                steepness[sign] += slope * slope
                now = weights.get(sign, 0.0)
                weights[sign] = now + RATE * (slope - SHRINKAGE * now) / math.sqrt(steepness[sign])
    met = Counter(sign for choice in choices for sign in {sign for signs in choice.places for sign in signs})
    kept = {sign: round(weight, 1) for sign, weight in weights.items() if met[sign] >= RAREST}
    return {sign: weight for sign, weight in sorted(kept.items()) if abs(weight) >= SMALLEST}


def rightness(choices: Sequence[Choice], weights: Mapping[str, float]) -> float:
    hits = 0
    for choice in choices:
        weighed = [weigh(signs, weights) for signs in choice.places]
        hits += weighed.index(max(weighed)) == choice.right
    return hits / len(choices)


def main(output: TextIO, log: TextIO) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("held_out", type=Path)
    arguments = parser.parse_args()
    sides: tuple[Side, ...] = ("closing", "opening")
    for side in sides:
        choices = list(read_choices(arguments.articles, side))
        weights = fit(choices)
        held_out = list(read_choices(arguments.held_out, side))
        figures = f"{len(choices)}: {rightness(choices, weights):.3f}, held out {rightness(held_out, weights):.3f}"
        log.write(f"{side}, right of {figures}\n")
        output.write(f"\n[{side}]\n" + "".join(f'"{sign}" = {weight}\n' for sign, weight in weights.items()))


if __name__ == "__main__":
    main(sys.stdout, sys.stderr)
