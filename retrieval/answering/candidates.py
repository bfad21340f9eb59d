"""Candidates: the units that could answer a question, each with its features.

The engine finds passages and articles, rank-bm25 ranks them, and the units of the best passages are measured.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from heapq import nlargest

from retrieval.answering.features import Measure
from retrieval.answering.passages import find_passages
from retrieval.answering.questions import Inquiry
from retrieval.answering.weighing import Weighing
from retrieval.answering.weights import load_weights
from retrieval.library.library import Library, Shelved
from retrieval.library.units import Unit
from retrieval.records import Passage
from retrieval.semantic import SpanVectors

PASSAGES = 30
"""How many passages are looked at closely."""
MEANT = 12
"""Of how many of them, the likeliest by their words, the meaning is weighed: encoding it takes most of the time."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit in its place. `features` run in step with features.PLAIN, or SEMANTIC once its meaning is weighed."""

    shelved: Shelved
    passage: Passage
    unit: Unit
    features: tuple[float, ...]


def find_candidates(inquiry: Inquiry, library: Library, limit: int = PASSAGES) -> list[Candidate]:
    """The units of the best `limit` passages, the best passage's first; empty where nothing shares a term."""
    weighing = Weighing.of(inquiry, library.passage_index)
    found = find_passages(inquiry, library, weighing, limit)
    measure = Measure(inquiry, weighing, library.names)
    units = [(one, unit) for one in found for unit in one.units]
    attained = weighing.attained([unit.document for _, unit in units])
    around = weighing.attained([unit.around for _, unit in units])
    candidates = []
    for (one, unit), value, value_around in zip(units, attained, around, strict=True):
        article = one.shelved.article
        said = unit.attribution
        voice = one.shelved.voices[said.speaker] if said and said.speaker else None
        features = (
            value,
            value_around,
            one.passage,
            one.neighbours,
            one.article,
            one.known,
            one.strange,
            *measure.speaker(unit, voice),
            *measure.shape(unit, unit.span.of(article.text), one.position),
        )
        candidates.append(Candidate(one.shelved, one.shelved.passages[one.position], unit, features))
    return candidates


def weigh_meaning(inquiry: Inquiry, vectors: SpanVectors, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates of the MEANT likeliest passages in their order, each with the features.OF_MEANING besides."""
    likeliest = _likeliest_passages(inquiry, candidates)
    weighed = [one for one in candidates if one.passage in likeliest]
    places = [
        (one.shelved.article, span) for one in weighed for span in (one.unit.span, one.unit.sentence, one.passage.span)
    ]
    likeness = vectors.likeness(inquiry.whole, places)
    return [replace(one, features=(*one.features, *likeness[3 * at : 3 * at + 3])) for at, one in enumerate(weighed)]


def _likeliest_passages(inquiry: Inquiry, candidates: Sequence[Candidate]) -> Collection[Passage]:
    """Those with the best candidates by words alone."""
    weights = load_weights("plain")
    best: dict[Passage, float] = {}
    for one in candidates:
        worth = weights.worth(inquiry.kind, one.features)
        best[one.passage] = max(worth, best.get(one.passage, worth))
    return nlargest(MEANT, best, key=lambda passage: best[passage])
