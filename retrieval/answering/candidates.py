"""Candidates: the units that could answer a question, each with its features.

The engine finds passages and articles, rank-bm25 ranks them, and the units of the best passages are measured.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from heapq import nlargest
from itertools import islice

from retrieval.answering.deadline import Deadline
from retrieval.answering.passages import FoundPassage, find_passages
from retrieval.answering.questions import ParsedQuestion
from retrieval.answering.scoring.features import Features, Measure
from retrieval.answering.scoring.weights import load_weights
from retrieval.answering.weighing import Weighing
from retrieval.library.analysed import AnalysedArticle
from retrieval.library.library import Library
from retrieval.library.units import Unit
from retrieval.records import Passage, Speaker
from retrieval.searching import guess_language
from retrieval.semantic import SpanVectors

PASSAGES = 30
"""How many passages are looked at closely."""
UNITS = 4_000
"""How many units are looked at; a question over news finds some hundreds."""
MEANT = 12
"""Of how many of them, the likeliest by their words, the meaning is compared: encoding it takes most of the time."""
MEANT_UNITS = 400
"""Of how many units of these passages at most."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit with the passage and the article that it stands in, and its features."""

    analysed: AnalysedArticle
    passage: Passage
    unit: Unit
    features: Features

    @property
    def speaker(self) -> Speaker | None:
        """Who says it; None for the article's own words and where the article does not say."""
        return self.unit.attribution.speaker if self.unit.attribution else None


def find_candidates(
    parsed: ParsedQuestion, library: Library, limit: int = PASSAGES, *, deadline: Deadline | None = None
) -> list[Candidate]:
    """The units of the best `limit` passages, the best passage's first; empty where nothing shares a term.

    Raises OutOfTimeError after the deadline.
    """
    weighing = Weighing.of(parsed, library.passage_index)
    found = find_passages(parsed, library, weighing, limit)
    measure = Measure(parsed, weighing, library.shelf.name_terms)
    units = list(islice(_units(found, deadline), UNITS))
    attained = weighing.attained([unit.document for _, unit in units])
    around = weighing.attained([unit.around for _, unit in units])
    return [
        Candidate(one.analysed, one.record, unit, measure.features(one, unit, of_unit, of_sentence))
        for (one, unit), of_unit, of_sentence in zip(units, attained, around, strict=True)
    ]


def _units(found: Sequence[FoundPassage], deadline: Deadline | None) -> Iterator[tuple[FoundPassage, Unit]]:
    for one in found:
        if deadline:
            deadline.check()
        yield from ((one, unit) for unit in one.units)


def weigh_meaning(parsed: ParsedQuestion, vectors: SpanVectors, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates of the MEANT likeliest passages in their order, with the likenesses of meaning filled in.

    Of more than MEANT_UNITS such candidates only the likeliest are kept.
    """
    weights = load_weights("plain")
    worths = [weights.worth(parsed.kind, one.features) for one in candidates]
    likeliest = _likeliest_passages(candidates, worths)
    at_hand = [at for at, one in enumerate(candidates) if one.passage in likeliest]
    chosen = sorted(nlargest(MEANT_UNITS, at_hand, key=worths.__getitem__))
    kept = [candidates[at] for at in chosen]
    spans = [
        (one.analysed.article, span) for one in kept for span in (one.unit.span, one.unit.sentence, one.passage.span)
    ]
    likeness = iter(vectors.likeness(parsed.full_text, spans, guess_language(parsed.text)))
    return [
        replace(one, features=one.features._replace(like_unit=unit, like_sentence=sentence, like_passage=passage))
        for one, unit, sentence, passage in zip(kept, likeness, likeness, likeness, strict=True)
    ]


def _likeliest_passages(candidates: Sequence[Candidate], worths: Sequence[float]) -> Collection[Passage]:
    """Those with the best candidates by words alone."""
    best: dict[Passage, float] = {}
    for one, worth in zip(candidates, worths, strict=True):
        best[one.passage] = max(worth, best.get(one.passage, worth))
    return nlargest(MEANT, best, key=lambda passage: best[passage])
