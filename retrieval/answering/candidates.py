"""Candidates: the units that could answer a question, each with its features.

The engine finds passages and articles, rank-bm25 ranks them, and the units of the best passages are measured.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.answering.features import Measure
from retrieval.answering.questions import Inquiry
from retrieval.answering.weighing import Weighing
from retrieval.library import Library, Shelved
from retrieval.records import Passage
from retrieval.searching import Document, rank
from retrieval.units import Unit

PASSAGES = 40
"""How many passages are looked at closely."""
ARTICLES = 50
ARTICLE = 0.5
"""What a passage's article counts against the passage itself; measured on three sets, see DESIGN.md."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit in its place. `features` run in step with features.PLAIN, or SEMANTIC where the library has vectors."""

    shelved: Shelved
    passage: Passage
    unit: Unit
    features: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A passage that shares terms with the question: how much it and its surroundings attain, 0..1 each."""

    shelved: Shelved
    position: int
    passage: float
    neighbours: float
    article: float
    known: float

    @property
    def units(self) -> tuple[Unit, ...]:
        return self.shelved.units[self.position]


def find_candidates(inquiry: Inquiry, library: Library, limit: int = PASSAGES) -> list[Candidate]:
    """The units of the best `limit` passages, the best passage's first; empty where nothing shares a term."""
    weighing = Weighing.of(inquiry, library.passage_index)
    found = _find_passages(inquiry, library, weighing, limit)
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
            *measure.speaker(unit, voice),
            *measure.shape(unit, unit.span.of(article.text), one.position),
            *meaning,
        )
        candidates.append(Candidate(one.shelved, one.shelved.passages[one.position], unit, features))
    return candidates


def _find_passages(inquiry: Inquiry, library: Library, weighing: Weighing, limit: int) -> list[Found]:
    asked = (*inquiry.terms, *inquiry.earlier)
    articles = [ranked.document for ranked in rank(library.article_index, asked, ARTICLES)]
    of_articles = Weighing.of(inquiry, library.article_index).attained(articles)
    by_id = {document.article_id: (value, document) for document, value in zip(articles, of_articles, strict=True)}
    passages = [ranked.document for ranked in rank(library.passage_index, asked, 10 * limit)]
    attained = dict(zip(map(_key, passages), weighing.attained(passages), strict=True))

    def worth(key: tuple[str, int]) -> float:
        return attained[key] + ARTICLE * (by_id[key[0]][0] if key[0] in by_id else 0.0)

    found = []
    for article_id, position in sorted(attained, key=worth, reverse=True)[:limit]:
        value, document = by_id.get(article_id, (0.0, None))
        found.append(
            Found(
                shelved=library.shelved(article_id),
                position=position,
                passage=attained[article_id, position],
                neighbours=max(attained.get((article_id, position + step), 0.0) for step in (-1, 1)),
                article=value,
                known=weighing.share(inquiry.terms, document.frequencies) if document else 0.0,
            )
        )
    return found


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


def _key(document: Document) -> tuple[str, int]:
    return document.article_id, document.position
