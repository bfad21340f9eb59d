"""Quotations that the narrator interrupts: “We waited until nine,” she said. “It never came.” is one answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from retrieval.records import Attribution, Quote

LONGEST_INTERRUPTION = 90
"""Code points that may stand between two quotations of one speaker, marks and spaces included."""


def join_interrupted(text: str, attributions: Sequence[Attribution]) -> Iterator[Attribution]:
    """Each two direct quotations that belong together, as one with the contents of both.

    They do where one speaker is named for both, and nothing stands between them but one clause that names the speaker.
    The narrator's clause stays visible where the whole is shown, because a quotation is shown from its first content
    to its last.
    """
    direct = sorted(
        (one for one in attributions if one.quote.kind == "direct" and one.speaker), key=lambda one: one.quote.span
    )
    for first, second in pairwise(direct):
        if first.speaker == second.speaker and _only_a_clause_between(text, first, second):
            quote = Quote(first.quote.article_id, (*first.quote.contents, *second.quote.contents), "direct")
            confidence = min(first.confidence, second.confidence)
            yield Attribution(quote, first.speaker, first.source, first.cue, confidence)


def _only_a_clause_between(text: str, first: Attribution, second: Attribution) -> bool:
    start, end = first.quote.span.end, second.quote.span.start
    if not start <= end <= start + LONGEST_INTERRUPTION:
        return False
    between = text[start:end]
    if "\n" in between:
        return False
    if not any(map(str.isalnum, between)):
        return True
    cues = {one.cue for one in (first, second) if one.cue}
    return sum(start <= cue.start and cue.end <= end for cue in cues) == 1
