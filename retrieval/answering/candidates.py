"""Candidates: the units that could answer a question, each with its features.

The engine finds passages and articles, rank-bm25 ranks them, and the units of the best passages are measured.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.answering.features import Measure
from retrieval.answering.passages import Found, find_passages
from retrieval.answering.questions import Inquiry
from retrieval.answering.weighing import Weighing
from retrieval.library import Library, Shelved
from retrieval.records import Passage
from retrieval.units import Unit

PASSAGES = 40
"""How many passages are looked at closely."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit in its place. `features` run in step with features.PLAIN, or SEMANTIC where the library has vectors."""

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
    meanings = _meanings(inquiry, library, units)
    candidates = []
    for (one, unit), value, value_around, meaning in zip(units, attained, around, meanings, strict=True):
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
            *meaning,
        )
        candidates.append(Candidate(one.shelved, one.shelved.passages[one.position], unit, features))
    return candidates


def _meanings(inquiry: Inquiry, library: Library, units: Sequence[tuple[Found, Unit]]) -> list[tuple[float, ...]]:
    """In the order of features.OF_MEANING; empty without vectors."""
    if library.vectors is None:
        return [()] * len(units)
    places = [
        (one.shelved.article, span)
        for one, unit in units
        for span in (unit.span, unit.sentence, one.shelved.passages[one.position].span)
    ]
    likeness = library.vectors.likeness(inquiry.whole, places)
    return [tuple(likeness[at : at + 3]) for at in range(0, len(likeness), 3)]
