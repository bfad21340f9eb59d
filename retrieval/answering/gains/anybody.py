"""What people say about something: anybody's words from an article on the matter answer, not what the article tells."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.answering.candidates import Candidate
from retrieval.answering.questions import ParsedQuestion
from retrieval.answering.scoring.features import Features
from retrieval.text.question_marks import ends_as_question

SAID = 5.0
"""What somebody's direct quotation gains in worth, in the logits of the ranking, where anybody's words answer."""
PARTLY = 2.5
"""What words gain of which only some are quoted."""
OF_THEM = 1.5
"""What words gain whose speaker is one of the people asked for: “passengers”, “residents”."""
ENOUGH = 0.5
"""The share (idf) of the topic that an article must hold for its quotations to be about it."""


def gains_of_anybody(parsed: ParsedQuestion, candidates: Sequence[Candidate]) -> list[float]:
    """What each candidate gains where anybody's words answer, by the share of the topic that its article holds.

    The words of whom the question is about gain nothing, nor do an interviewer's questions.
    """
    if not parsed.of_anybody:
        return [0.0] * len(candidates)
    return [_gain(one.features) if _may_be_meant(one) else 0.0 for one in candidates]


def is_on_the_matter(parsed: ParsedQuestion, candidate: Candidate) -> bool:
    """Whether anybody's words answer, and these are quoted from an article that holds enough of what is asked about."""
    is_quoted = bool(candidate.features.direct or candidate.features.mixed)
    is_about_it = candidate.features.known_to_article >= ENOUGH and _may_be_meant(candidate)
    return parsed.of_anybody and is_quoted and is_about_it


def _gain(features: Features) -> float:
    of_them = OF_THEM if features.role else 0.0
    return features.known_to_article * (SAID * features.direct + PARTLY * features.mixed + of_them)


def _may_be_meant(candidate: Candidate) -> bool:
    if candidate.speaker is None or candidate.features.spoken_about:
        return False
    return not ends_as_question(candidate.unit.span.of(candidate.analysed.article.text))
