"""Answers of interviews: what is asked right before an answer tells what it is about, which "No, never" does not."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.answering.candidates import Candidate
from retrieval.answering.questions import ParsedQuestion
from retrieval.answering.weighing import Weighing
from retrieval.library.library import Library
from retrieval.records import Span
from retrieval.searching import guess_language, terms
from retrieval.semantic import SpanVectors
from retrieval.text.question_marks import ends_as_question

LEAST = 0.3
"""The share of what is asked that a question must hold for its answer to gain by it."""
NEAR = 0.5
"""The likeness of meaning (cosine) of the two questions from which the answer gains by it."""
GAIN = 3.0
"""What an answer gains in worth, in the logits of the ranking, if the question before it asks just the same."""
_LABEL = 60
"""Letters of a label, a dash or a quotation mark before the words of an answer."""


def gains(
    parsed: ParsedQuestion, library: Library, candidates: Sequence[Candidate], vectors: SpanVectors | None
) -> list[float]:
    """What each candidate gains for the question that it answers in an interview; 0 for most.

    With `vectors` the meaning of the questions is compared as well.
    """
    asked = {at: span for at, one in enumerate(candidates) if (span := question_before(one))}
    if not asked:
        return [0.0] * len(candidates)
    weighing = Weighing.of(parsed, library.passage_index)
    alike = dict.fromkeys(asked, 0.0)
    if vectors is not None:
        places = [(candidates[at].analysed.article, span) for at, span in asked.items()]
        likeness = vectors.likeness_of_wholes(parsed.full_text, places, guess_language(parsed.text))
        alike = {at: like if like >= NEAR else 0.0 for at, like in zip(asked, likeness, strict=True)}
    return [
        GAIN * max(alike[at], _share(parsed, weighing, one, asked[at])) if at in asked else 0.0
        for at, one in enumerate(candidates)
    ]


def _share(parsed: ParsedQuestion, weighing: Weighing, candidate: Candidate, asked: Span) -> float:
    """The share of what is asked, by weight and without the speaker's name, that the interviewer asks as well."""
    language, name = candidate.analysed.language, candidate.speaker.name if candidate.speaker else ""
    topic = [term for term in parsed.terms if term not in terms(name, language)]
    share = weighing.share(topic, set(terms(asked.of(candidate.analysed.article.text), language)))
    return share if share >= LEAST else 0.0


def question_before(candidate: Candidate) -> Span | None:
    """The question in the paragraph before an answer that begins its paragraph; None where there is none."""
    said = candidate.unit.attribution
    text, start = candidate.analysed.article.text, candidate.unit.span.start
    line = text.rfind("\n", 0, start) + 1
    if said is None or start - line > _LABEL or start != said.quote.span.start:
        return None
    end = len(text[:line].rstrip())
    asked = Span(text.rfind("\n", 0, end) + 1, end)
    return asked if ends_as_question(asked.of(text)) else None
