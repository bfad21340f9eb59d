"""Whether an article takes the same stance towards words as a claim does: both say them, both deny them, or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.checking.claims import Claim
from retrieval.checking.turning.turned import same_frame, turned, turned_before
from retrieval.checking.turning.words import TurningWords, load_turning
from retrieval.records import Attribution, Difference, Span

_LEAD = 300
"""Code points before words of nobody in particular in which a denial is looked for."""
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
    says around the words and the other does not. `is_negated` is True where one denies what the other says,
    `is_turned` where the article denies, withholds or only supposes the words.
    """

    differences: tuple[Difference, ...]
    most: float = 1.0
    is_negated: bool = False
    is_turned: bool = False


def hold_against(
    claim: Claim, standing: Standing, found: tuple[Difference, ...], *, is_verbatim: bool, is_statement: bool
) -> Held:
    """Compare the claim's stance with that of the article. `found` are the differences between the words themselves."""
    words = load_turning(standing.language)
    is_odd = _is_odd(found, words)
    if standing.attribution is None and not is_verbatim:
        lead = Span(max(0, standing.span.start - _LEAD), standing.span.start)
        there = turned_before(standing.text, lead, words, is_statement=True)
        return Held(found, is_negated=is_odd != (there is not None and there.denies))
    if not (claim.speaker and standing.attribution):
        return Held(found, is_negated=is_odd)
    there = turned(standing.text, standing.span, standing.attribution, words, is_statement=is_statement)
    printed = there.span.of(standing.text).strip() if there else ""
    if there is None:
        if claim.turned is None:
            return Held(found, is_negated=is_odd)
        return Held((Difference(claim.led_in, ""), *found), _TURNED, is_negated=not is_odd)
    if claim.turned is None:
        if not is_verbatim:
            return Held(found, is_negated=is_odd != there.denies, is_turned=True)
        return Held((Difference("", printed), *found), _TURNED, is_negated=there.denies, is_turned=True)
    if there.denies and same_frame(claim.turned, there, words):
        return Held(found, is_negated=is_odd, is_turned=True)
    changed = Difference(claim.led_in, printed)
    return Held((changed, *found), _TURNED, is_negated=there.denies and is_odd, is_turned=True)


def _is_odd(found: Sequence[Difference], words: TurningWords) -> bool:
    """Whether the differing words hold an odd number of negations: one side denies what the other says."""
    differing = (
        word.strip(".,;:!?")
        for one in found
        if not one.is_same
        for word in f"{one.claimed} {one.published}".casefold().replace("’", "'").split()
    )
    return sum(map(words.is_negation, differing)) % 2 == 1
