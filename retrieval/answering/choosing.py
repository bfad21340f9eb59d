"""Which of the ranked candidates are shown, in what order, and which of them report the same words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.answering.candidates import Candidate
from retrieval.records import Article
from retrieval.searching.words import tokens

SAME_WORDS = 6
"""From how many words on two candidates are one statement where the longer one contains the shorter one: outlets quote
more or less of it."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A candidate to show, its chance of being right, and the other articles with the same words."""

    candidate: Candidate
    rightness: float
    also: tuple[Article, ...]


def choose(candidates: Sequence[Candidate], ranked: Sequence[tuple[int, float]], most: int) -> list[Choice]:
    """At most `most` candidates that neither overlap nor repeat each other, in the order of `ranked`."""
    kept: list[tuple[Candidate, float, str]] = []
    also: list[list[Article]] = []
    for at, rightness in ranked:
        candidate = candidates[at]
        article = candidate.analysed.article
        if any(
            other.analysed.article is article and other.unit.span.touches(candidate.unit.span) for other, _, _ in kept
        ):
            continue
        words = f" {' '.join(tokens(candidate.unit.span.of(article.text)))} "
        same = next((number for number, (_, _, other) in enumerate(kept) if _is_same(words, other)), None)
        if same is None and len(kept) < most:
            kept.append((candidate, rightness, words))
            also.append([])
        elif same is not None and article not in (kept[same][0].analysed.article, *also[same]):
            also[same].append(article)
    return [
        Choice(candidate, rightness, tuple(others))
        for (candidate, rightness, _), others in zip(kept, also, strict=True)
    ]


def take_turns(choices: Sequence[Choice]) -> list[Choice]:
    """The best of each speaker, one after another, then the second best of each, and so on."""
    turns: dict[str, int] = {}
    ordered = []
    for number, one in enumerate(choices):
        speaker = one.candidate.speaker
        name = speaker.name if speaker else f"narration {number}"
        turn = turns[name] = turns.get(name, -1) + 1
        ordered.append((turn, number, one))
    return [one for _, _, one in sorted(ordered, key=lambda entry: entry[:2])]


def _is_same(one: str, two: str) -> bool:
    shorter, longer = sorted((one, two), key=len)
    return one == two or (shorter.count(" ") > SAME_WORDS and shorter in longer)
