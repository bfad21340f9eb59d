"""Decides when an answer is right: its words are compared first, then its speaker."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.records import Span

TITLES = frozenset(
    {"the", "a", "an", "of", "mr", "mrs", "ms", "miss", "dr", "sen", "senator", "rep", "representative", "gov",
     "governor", "president", "former", "vice", "secretary", "spokesman", "spokeswoman", "spokesperson",
     "candidate", "nominee", "campaign", "minister", "foreign", "chief", "director"}
)  # fmt: skip
HELD = 0.5
FILLED = 0.3


@dataclass(frozen=True, slots=True)
class Expected:
    """A span that answers a question, and the accepted names of its speaker. A fact has no speaker."""

    article_id: str
    span: Span
    speakers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Given:
    """A span that a bot gave as its answer, and the name of the speaker that it gave."""

    article_id: str
    span: Span
    speaker: str = ""


def same_speaker(name: str, accepted: Sequence[str]) -> bool:
    """Whether a name means an accepted speaker: without titles, all words of one of the two names are in the other.

    "Wang" is "Wang Wenbin", and "Brian Tuttle" is not "Kevin Tuttle". The same words are the same speaker, too.
    """
    mine = _words(name)
    return any(
        bool(mine) and (mine == theirs or _contains(mine - TITLES, theirs - TITLES)) for theirs in map(_words, accepted)
    )


def _contains(one: set[str], other: set[str]) -> bool:
    return bool(one and other) and (one <= other or other <= one)


def has_words(given: Given, expected: Sequence[Expected]) -> bool:
    """Whether the answer holds half of an expected span, which is at least three tenths of the answer."""
    return bool(_matched(given, expected))


def is_right(given: Given, expected: Sequence[Expected]) -> bool:
    """Whether the words are right and, except for a fact, the speaker is, too."""
    return any(not one.speakers or same_speaker(given.speaker, one.speakers) for one in _matched(given, expected))


def closeness(given: Given, expected: Sequence[Expected]) -> float:
    """How well a right answer fits: intersection over union of given and expected span, 0 for a wrong answer."""
    if not is_right(given, expected):
        return 0.0
    fits = (
        _shared(given.span, one.span) / (_length(given.span) + _length(one.span) - _shared(given.span, one.span))
        for one in _matched(given, expected)
    )
    return max(fits, default=0.0)


def _matched(given: Given, expected: Sequence[Expected]) -> list[Expected]:
    here = [one for one in expected if one.article_id == given.article_id]
    if sum(_shared(given.span, one.span) for one in here) < FILLED * _length(given.span):
        return []
    return [one for one in here if _shared(given.span, one.span) >= HELD * _length(one.span)]


def _shared(one: Span, two: Span) -> int:
    return max(0, min(one.end, two.end) - max(one.start, two.start))


def _length(span: Span) -> int:
    return span.end - span.start


def _words(name: str) -> set[str]:
    return {word for word in re.findall(r"[^\W_]+", name.lower()) if len(word) > 1}
