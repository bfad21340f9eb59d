"""Several voices: which of the ranked candidates are shown, in what order, and which report the same words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.answering.candidates import Candidate
from retrieval.answering.windows import speaker_of
from retrieval.records import Article
from retrieval.searching.words import tokens

SAME_WORDS = 6
"""So many words in a row are the same statement, also where one outlet quotes more of it than another."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A candidate to show, its chance to be right, and the other articles with the same words."""

    candidate: Candidate
    rightness: float
    also: tuple[Article, ...]


def choose(candidates: Sequence[Candidate], ranked: Sequence[tuple[int, float]], most: int) -> list[Shown]:
    """The best candidates that do not overlap and do not repeat each other, in the order of `ranked`."""
    kept: list[tuple[Candidate, float, str]] = []
    also: list[list[Article]] = []
    for at, rightness in ranked:
        candidate = candidates[at]
        article = candidate.shelved.article
        if any(
            other.shelved.article is article and other.unit.span.touches(candidate.unit.span) for other, _, _ in kept
        ):
            continue
        words = f" {' '.join(tokens(candidate.unit.span.of(article.text)))} "
        same = next((place for place, (_, _, other) in enumerate(kept) if _same(words, other)), None)
        if same is None and len(kept) < most:
            kept.append((candidate, rightness, words))
            also.append([])
        elif same is not None and article not in (kept[same][0].shelved.article, *also[same]):
            also[same].append(article)
    return [
        Shown(candidate, rightness, tuple(others)) for (candidate, rightness, _), others in zip(kept, also, strict=True)
    ]


def take_turns(shown: Sequence[Shown]) -> list[Shown]:
    """The best of each speaker, one after another, then the second best of each, and so on."""
    turns: dict[str, int] = {}
    placed = []
    for place, one in enumerate(shown):
        speaker = speaker_of(one.candidate)
        name = speaker.name if speaker else f"narration {place}"
        turn = turns[name] = turns.get(name, -1) + 1
        placed.append((turn, place, one))
    return [one for _, _, one in sorted(placed, key=lambda entry: entry[:2])]


def _same(one: str, two: str) -> bool:
    shorter, longer = sorted((one, two), key=len)
    return one == two or (shorter.count(" ") > SAME_WORDS and shorter in longer)
