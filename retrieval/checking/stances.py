"""Whether an article takes the same stance towards words as a claim does: both say them, both deny them, or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.checking.claims import Claim
from retrieval.checking.records import Difference
from retrieval.checking.turning.turned import Turned, same_frame, turned
from retrieval.checking.turning.words import TurningWords, load_turning
from retrieval.records import Attribution, Span

_TURNED = 0.9
"""The closeness of the very words where the article takes another stance towards them than the claim."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where words stand in a text, and whose they are there; None where nobody is named."""

    text: str
    span: Span
    attribution: Attribution | None
    language: str


@dataclass(frozen=True, slots=True)
class Held:
    """What becomes of words when the stances are compared.

    `most` is the closeness that they can have, 1.0 where the stances agree. `differences` begin with what one side
    says around the words and the other does not. `is_negated` is True where one denies what the other says.
    """

    differences: tuple[Difference, ...]
    most: float = 1.0
    is_negated: bool = False


def hold_against(
    claim: Claim, standing: Standing, found: tuple[Difference, ...], *, is_verbatim: bool, is_statement: bool
) -> Held:
    """Compare the claim's stance with that of the article. `found` are the differences between the words themselves."""
    words = load_turning(standing.language)
    is_odd = _is_odd(found, words)
    if not (claim.speaker and standing.attribution):
        return Held(found, is_negated=is_odd)
    there = turned(standing.text, standing.span, standing.attribution, words, is_statement=is_statement)
    printed = there.span.of(standing.text).strip() if there else ""
    if claim.turned is None:
        return _held_against_statement(there, printed, found, is_verbatim=is_verbatim, is_odd=is_odd)
    if there and there.denies:
        if same_frame(claim.turned, there, words):
            return Held(found, is_negated=is_odd)
        return Held((Difference(claim.led_in, printed), *found), _TURNED, is_negated=is_odd)
    if there:
        return Held((Difference(claim.led_in, printed), *found), _TURNED)
    return Held((Difference(claim.led_in, ""), *found), _TURNED, is_negated=not is_odd)


def _held_against_statement(
    there: Turned | None, printed: str, found: tuple[Difference, ...], *, is_verbatim: bool, is_odd: bool
) -> Held:
    """What becomes of words that somebody is claimed to have said."""
    if there is None:
        return Held(found, is_negated=is_odd)
    if not is_verbatim:
        return Held(found, is_negated=is_odd != there.denies)
    return Held((Difference("", printed), *found), _TURNED, is_negated=there.denies)


def _is_odd(found: Sequence[Difference], words: TurningWords) -> bool:
    """Whether the differing words hold an odd number of negations: one side denies what the other says."""
    differing = (
        word.strip(".,;:!?")
        for one in found
        if not one.is_same
        for word in f"{one.claimed} {one.published}".casefold().replace("’", "'").split()
    )
    return sum(map(words.is_negation, differing)) % 2 == 1
