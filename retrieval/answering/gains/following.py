"""Follow-ups: what comes after the words that a talk has shown is likelier to answer the next question than the rest.

Of 119 follow-ups about 158 articles, written before this rule, the next quotation of the article answers 43 and the one
after it 16. A question for a reply, “and what did she answer?”, asks for the next quotation of
somebody else.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.answering.candidates import Candidate
from retrieval.answering.questions import ParsedQuestion
from retrieval.library.analysed import AnalysedArticle
from retrieval.library.library import Library
from retrieval.records import Attribution, Span

GAINS = (0.8, 0.5, 0.3)
"""What the first, second and third quotation after the words shown gain in worth, in the logits of the ranking."""
FAR = 3
"""How many quotations further on a reply may stand."""
REPLY = 4.0
"""What the next quotation of somebody else gains where the question asks for a reply."""
AGAIN = 1.5
"""What the words shown lose where the question asks for a reply to them."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The words that a talk has shown last: the id of their article, and where they stand in it."""

    article_id: str
    span: Span


def gains_after(shown: Shown | None, candidates: Sequence[Candidate], *, asks_reply: bool) -> list[float]:
    """What each candidate gains or loses by where it stands to the words shown; 0 for most."""
    gains = [0.0] * len(candidates)
    here = [at for at, one in enumerate(candidates) if shown and one.analysed.article.id == shown.article_id]
    if shown is None or not here:
        return gains
    by_place = _gains_of(candidates[here[0]].analysed, shown, asks_reply=asks_reply)
    for at in here:
        said = candidates[at].unit.attribution
        if said:
            gains[at] = by_place.get(said.span.start, 0.0)
        if asks_reply and candidates[at].unit.span.touches(shown.span):
            gains[at] -= AGAIN
    return gains


def speaker_shown(shown: Shown, library: Library) -> str:
    """The name of whoever says the words shown; empty for the article's own words."""
    analysed = library.shelf.find((shown.article_id,)).get(shown.article_id)
    said = [one for one in analysed.attributions if one.span.touches(shown.span)] if analysed else []
    return next((one.speaker.name for one in said if one.speaker), "")


def answers_in_short(shown: Shown | None, parsed: ParsedQuestion, candidate: Candidate) -> bool:
    """Whether a follow-up that asks for nothing but a figure, a day or a reason (“how much?”) finds it in the article
    of the words shown."""
    if shown is None or not parsed.wanted or parsed.topic:
        return False
    return bool(candidate.features.wanted) and candidate.analysed.article.id == shown.article_id


def is_reply(shown: Shown | None, candidate: Candidate) -> bool:
    """Whether a candidate is the next quotation of somebody else after the words shown."""
    said = candidate.unit.attribution
    if shown is None or said is None or candidate.analysed.article.id != shown.article_id:
        return False
    reply = _reply(candidate.analysed, shown)
    return reply is not None and reply.span.start == said.span.start


def _gains_of(analysed: AnalysedArticle, shown: Shown, *, asks_reply: bool) -> dict[int, float]:
    """The gain of each of the next quotations of an article, by where its attribution begins."""
    gains = {one.span.start: gain for one, gain in zip(_after(analysed, shown), GAINS, strict=False)}
    reply = _reply(analysed, shown) if asks_reply else None
    if reply:
        gains[reply.span.start] = REPLY
    return gains


def _reply(analysed: AnalysedArticle, shown: Shown) -> Attribution | None:
    """The next quotation of somebody else than whose words are shown, if it is near; None where there is none."""
    theirs = {one.speaker.name for one in analysed.attributions if one.speaker and one.span.touches(shown.span)}
    near = _after(analysed, shown)[:FAR]
    return next((one for one in near if one.speaker and one.speaker.name not in theirs), None)


def _after(analysed: AnalysedArticle, shown: Shown) -> Sequence[Attribution]:
    """The attributions of an article after the words shown, in its order."""
    said = sorted(analysed.attributions, key=lambda one: one.quote.span.start)
    return said[bisect_left([one.quote.span.start for one in said], shown.span.end) :]
