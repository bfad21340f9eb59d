"""All that candidates gain besides what the ranking has learned."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.answering.candidates import Candidate
from retrieval.answering.gains.anybody import gains_of_anybody
from retrieval.answering.gains.facts import gains_of_facts
from retrieval.answering.gains.following import Shown, gains_after
from retrieval.answering.gains.home import gains_at_home
from retrieval.answering.gains.inquiries import gains_of_inquiries
from retrieval.answering.gains.interviewed import gains
from retrieval.answering.gains.measures import gains_of_measures
from retrieval.answering.gains.reasons import gains_of_reasons
from retrieval.answering.questions import ParsedQuestion
from retrieval.library.library import Library
from retrieval.semantic import SpanVectors


def all_gains(
    parsed: ParsedQuestion,
    library: Library,
    candidates: Sequence[Candidate],
    vectors: SpanVectors | None,
    after: Shown | None,
    *,
    home: str,
    asks_reply: bool,
) -> list[float]:
    """What each candidate gains or loses in worth, in the logits of the ranking; `after` is what the talk has shown,
    `home` the id of the article that it is about."""
    each = (
        gains(parsed, library, candidates, vectors),
        gains_after(after, candidates, asks_reply=asks_reply),
        gains_of_facts(after, parsed, library, candidates),
        gains_of_reasons(parsed, candidates),
        gains_of_anybody(parsed, candidates),
        gains_at_home(home, candidates),
        gains_of_measures(parsed, candidates),
        gains_of_inquiries(parsed, candidates),
    )
    return [sum(gained) for gained in zip(*each, strict=True)]
