"""Finds where a lost mark most likely stood between two points of a line.

Each place between two words is weighed by the signs around it, and the place of the highest weight is taken.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate

from retrieval.quoting.marks.signs import Token, Words, closing_signs, opening_signs, read_tokens
from retrieval.text.full_stops import full_stops_of
from retrieval.text.languages import Section, languages_with, read_language

WIDEST = 1600
"""How many characters are looked at.

Hardly any quotation is longer, and the work for one lost mark has to be bounded.
"""
_CONTINUES = 2.0


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each sign speaks for a place (above 0) or against it (below 0).

    A sign that is not listed weighs nothing.

    `spoken` says how much more a word belongs to what people say than to what is told about them.
    """

    words: Words
    closing: Mapping[str, float]
    opening: Mapping[str, float]
    spoken: Mapping[str, float]


@cache
def load_weights() -> Weights:
    """The weights of `places.toml` and the words in the languages' `marks.toml`, read once."""
    data = tomllib.loads((files("retrieval.quoting.marks") / "places.toml").read_text(encoding="utf-8"))
    languages = [read_language(language, "marks") for language in languages_with("marks")]
    listed = {name: _all_of(languages, name) for name in ("said", "first_person", "pronouns")}
    listed |= {name: _all_of(languages, name) for name in ("bringing", "hanging", "leading")}
    words = Words(**listed, abbreviations=full_stops_of("").unending)
    spoken = {
        word: float(weight) for one in languages for weight, held in one.get("spoken", {}).items() for word in held
    }
    reporting = dict.fromkeys(words.said, float(data["reporting"]))
    return Weights(words, data["closing"], data["opening"], reporting | spoken)


def _all_of(languages: Iterable[Mapping[str, Section]], name: str) -> frozenset[str]:
    """The words of one list in all languages: a mark is weighed before the language of its text is known."""
    return frozenset(word for sections in languages for word in sections.get("words", {}).get(name, ()))


def find_closing(text: str, start: int, end: int, *, least: int, ends_line: bool, continues: bool) -> tuple[int, float]:
    """Where the stretch that opened before `start` should have closed, and how sure that is (0..1).

    The place is not before `least`, where the last quotation within the stretch ends, and not after `end`. `ends_line`
    says that the line ends at `end`; otherwise another mark opens there. `continues` says that the next line opens with
    a mark, which speaks for `end`.
    """
    weights = load_weights()
    tokens = read_tokens(text, start, min(end, start + WIDEST))
    if not tokens:
        return end, 1.0
    signs = closing_signs(tokens, weights.words, ends_line=ends_line)
    weighed = _weigh(signs, tokens, weights.closing, weights.spoken)
    least = min(least, tokens[-1].end)
    weighed = [weight if token.end >= least else -math.inf for token, weight in zip(tokens, weighed, strict=True)]
    weighed[-1] += _CONTINUES if continues else 0.0
    best = weighed.index(max(weighed))
    sure = _overlap(weighed, [token.end - start for token in tokens])
    return (end if best == len(tokens) - 1 else tokens[best].end), sure


def find_opening(text: str, start: int, end: int, after: str, *, most: int, starts_line: bool) -> tuple[int, float]:
    """Where the stretch that closed at `end` should have opened, and how sure that is (0..1).

    The place is not before `start`, and not after `most`, where the first quotation within the stretch begins. `after`
    is the text after the closing mark. `starts_line` says that the line starts at `start`; otherwise another stretch
    ends there.
    """
    weights = load_weights()
    tokens = read_tokens(text, max(start, end - WIDEST), end)
    if not tokens:
        return end, 1.0
    signs = opening_signs(tokens, after, weights.words, starts_line=starts_line)
    weighed = _weigh(signs[::-1], tokens[::-1], weights.opening, weights.spoken)[::-1]
    most = max(most, tokens[0].start)
    weighed = [weight if token.start <= most else -math.inf for token, weight in zip(tokens, weighed, strict=True)]
    best = weighed.index(max(weighed))
    return tokens[best].start, _overlap(weighed, [end - token.start for token in tokens])


def _weigh(
    signs: Iterable[Sequence[str]], tokens: Iterable[Token], weights: Mapping[str, float], spoken: Mapping[str, float]
) -> list[float]:
    """The weight of each place: that of its signs, and of the words between it and the mark that is known."""
    inside = accumulate(spoken.get(token.lower, 0.0) for token in tokens)
    return [sum(weights.get(sign, 0.0) for sign in at) + said for at, said in zip(signs, inside, strict=True)]


def _overlap(weighed: Sequence[float], lengths: Sequence[int]) -> float:
    """The expected intersection over union (0..1) of the stretch of the chosen place and the true one."""
    most = max(weighed)
    chosen = lengths[weighed.index(most)]
    chances = [math.exp(weight - most) for weight in weighed]
    shared = (
        chance * min(length, chosen) / max(length, chosen) for chance, length in zip(chances, lengths, strict=True)
    )
    return sum(shared) / sum(chances)
