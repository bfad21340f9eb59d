"""Fit the weights of retrieval/quoting/marks/places.toml: where a lost quotation mark stood.

    python tests/benchmarks/fit_marks.py ARTICLES.jsonl HELD_OUT.jsonl

Takes the closing or the opening marks of well-marked articles away and learns to find their places again: a conditional
logit, fitted by AdaGrad; first over the signs, which hold in every language, then over English words. Prints the tables
for the file, and to stderr how often the heaviest place is right.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, zip_longest
from pathlib import Path
from textwrap import fill
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
FREQUENT = 300
"""How many words are weighed."""
STEP = 0.25
WIDTH = 120
NAMES = "trump clinton sanders cruz rubio obama bush hillary donald bernie ted bill marco trump's clinton's"
FIELD = """
tweet department secretary race gop republican republicans senate campaign candidates nominee government state voters
vote money attack deal house fight america washington
"""
TOPICS = frozenset([*NAMES.split(), *FIELD.split()])
"""Frequent words that tell of these articles' year and field, not of speech."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The signs of every place where a mark may have stood, and which of them is the right one.

    The nearest to the mark that is known comes first; `words` are those that a place takes in besides the ones before.
    """

    places: Sequence[Sequence[str]]
    words: Sequence[str]
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
                tokens = read_tokens(text, max(since, span.end - WIDEST), span.end)[::-1]
                after = text[span.end + 1 : span.end + 1 + AFTER]
                places = opening_signs(tokens[::-1], after, words, starts_line=since == 0)[::-1] if tokens else []
                right = next((i for i, token in enumerate(tokens) if token.start == span.start), -1)
                since = span.end + 1
            else:
                until = following.start - 1 if following else len(text)
                tokens = read_tokens(text, span.start, min(until, span.start + WIDEST))
                places = closing_signs(tokens, words, ends_line=following is None) if tokens else []
                right = next((i for i, token in enumerate(tokens) if token.end == span.end), -1)
            if right >= 0:
                yield Choice(places, [token.lower for token in tokens], right)


def weigh(choice: Choice, weights: Mapping[str, float], spoken: Mapping[str, float]) -> list[float]:
    inside = accumulate(spoken.get(word, 0.0) for word in choice.words)
    return [
        sum(weights.get(sign, 0.0) for sign in signs) + said for signs, said in zip(choice.places, inside, strict=True)
    ]


def misses(choice: Choice, weighed: Sequence[float]) -> list[float]:
    """For each place, whether it is the right one less its chance: the slope of the likelihood."""
    most = max(weighed)
    masses = [math.exp(weight - most) for weight in weighed]
    return [(i == choice.right) - mass / sum(masses) for i, mass in enumerate(masses)]


class Learned:
    """Weights that AdaGrad moves along their slopes."""

    def __init__(self) -> None:
        self.weights: dict[str, float] = {}
        self._steepness: dict[str, float] = defaultdict(lambda: 1.0)

    def move(self, slopes: Mapping[str, float]) -> None:
        for sign, slope in slopes.items():
            self._steepness[sign] += slope * slope
            now = self.weights.get(sign, 0.0)
            self.weights[sign] = now + RATE * (slope - SHRINKAGE * now) / math.sqrt(self._steepness[sign])


def fit(choices: Sequence[Choice]) -> dict[str, float]:
    """The weights of signs under which the right places have the highest chance."""
    learned = Learned()
    for _ in range(ROUNDS):
        for choice in choices:
            slopes: dict[str, float] = defaultdict(float)
            for signs, miss in zip(choice.places, misses(choice, weigh(choice, learned.weights, {})), strict=True):
                for sign in signs:
                    slopes[sign] += miss
            learned.move(slopes)
    met = Counter(sign for choice in choices for sign in {sign for signs in choice.places for sign in signs})
    kept = {sign: round(weight, 1) for sign, weight in learned.weights.items() if met[sign] >= RAREST}
    return {sign: weight for sign, weight in sorted(kept.items()) if abs(weight) >= SMALLEST}


def fit_spoken(
    choices: Mapping[Side, Sequence[Choice]], weights: Mapping[Side, Mapping[str, float]]
) -> dict[str, float]:
    """The weights of the most frequent words, given those of the signs: one table for both sides.

    Averaged over the rounds, since words are met too seldom to come to rest.
    """
    met = Counter(word for side in choices for choice in choices[side] for word in choice.words if word[0].isalpha())
    frequent = {word for word, _ in met.most_common(FREQUENT)} - TOPICS
    in_turn = zip_longest(*([(side, choice) for choice in choices[side]] for side in choices))
    mixed = [one for turn in in_turn for one in turn if one]
    learned = Learned()
    total: Counter[str] = Counter()
    for _ in range(ROUNDS):
        total.update(learned.weights)
        for side, choice in mixed:
            missed = misses(choice, weigh(choice, weights[side], learned.weights))
            slopes: dict[str, float] = defaultdict(float)
            for word, slope in zip(choice.words, list(accumulate(missed[::-1]))[::-1], strict=True):
                if word in frequent:
                    slopes[word] += slope
            learned.move(slopes)
    total.update(learned.weights)
    rounded = {word: round(weight / ROUNDS / STEP) * STEP for word, weight in total.items()}
    return {word: weight for word, weight in rounded.items() if abs(weight) >= 2 * STEP}


def rightness(choices: Sequence[Choice], weights: Mapping[str, float], spoken: Mapping[str, float]) -> float:
    hits = 0
    for choice in choices:
        weighed = weigh(choice, weights, spoken)
        hits += weighed.index(max(weighed)) == choice.right
    return hits / len(choices)


def main(output: TextIO, log: TextIO) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("held_out", type=Path)
    arguments = parser.parse_args()
    sides: tuple[Side, ...] = ("closing", "opening")
    choices = {side: list(read_choices(arguments.articles, side)) for side in sides}
    weights = {side: fit(choices[side]) for side in sides}
    spoken = fit_spoken(choices, weights)
    for side in sides:
        held_out = list(read_choices(arguments.held_out, side))
        for known, kind in (({}, "signs"), (spoken, "signs and words")):
            figures = f"{rightness(choices[side], weights[side], known):.3f}"
            figures += f", held out {rightness(held_out, weights[side], known):.3f}"
            log.write(f"{side}, {kind}: right of {len(choices[side])}: {figures}\n")
        output.write(f"\n[{side}]\n" + "".join(f'"{sign}" = {weight}\n' for sign, weight in weights[side].items()))
    output.write("\n# for en/marks.toml\n[spoken]\n")
    by_weight = groupby(sorted(spoken, key=lambda word: (spoken[word], word)), key=spoken.__getitem__)
    output.writelines(f'"{weight}" = """\n{fill(" ".join(listed), WIDTH)}\n"""\n' for weight, listed in by_weight)


if __name__ == "__main__":
    main(sys.stdout, sys.stderr)
