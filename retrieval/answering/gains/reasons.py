"""Reasons: “why is it closing?” is answered by whoever says why, not by the sentence that only tells that it is."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.answering.candidates import Candidate
from retrieval.answering.questions import ParsedQuestion

SAID = 1.5
"""What a direct quotation gains in worth, in the logits of the ranking, where a reason is asked for."""
SIGN = 0.5
"""What words gain that show the sign of a reason: “because”, “due to”."""


def gains_of_reasons(parsed: ParsedQuestion, candidates: Sequence[Candidate]) -> list[float]:
    """What each candidate gains where a question asks why, by the share of what is asked that its article tells of."""
    if parsed.wanted != "reason" or parsed.kind != "fact":
        return [0.0] * len(candidates)
    every = (one.features for one in candidates)
    return [one.known_to_article * (SAID * one.direct + SIGN * one.wanted) for one in every]
