"""Candidates: the units that could answer a question, each with its features.

The engine finds passages and articles, rank-bm25 ranks them, and the units of the best passages are measured.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from heapq import nlargest
from itertools import islice

from retrieval.answering.asked.apart import asks_nothing, has_asking_word
from retrieval.answering.deadline import Deadline
from retrieval.answering.passages import FoundPassage, find_passages
from retrieval.answering.questions import ParsedQuestion
from retrieval.answering.scoring.features import Features, Measure
from retrieval.answering.scoring.weights import load_weights
from retrieval.answering.weighing import Weighing
from retrieval.library.analysed import AnalysedArticle
from retrieval.library.library import Library
from retrieval.library.units import Unit
from retrieval.records import Article, Passage, Speaker
from retrieval.searching import guess_language
from retrieval.semantic import SpanVectors
from retrieval.semantic.vectors import ENGLISH, Tongues

PASSAGES = 80
"""How many passages are looked at. For 180 questions in other words, what answers stands among the twelve likeliest of
thirty in 63 of 100, and among those that are chosen from eighty by words and by meaning in 71."""
UNITS = 4_000
"""How many units are looked at; a question over news finds some hundreds."""
LIKELIEST = 8
"""How many of them are chosen by their words alone, and read closely for their meaning."""
COMPARED = 12
"""Of how many of the next likeliest the meaning is compared as a whole: encoding takes most of the time."""
ALIKE = 4
"""How many of these are read closely besides, those whose meaning is nearest to the question's."""
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
    parsed: ParsedQuestion,
    library: Library,
    limit: int = PASSAGES,
    *,
    within: str = "",
    deadline: Deadline | None = None,
) -> list[Candidate]:
    """The units of the best `limit` passages, the best passage's first; of the article with the id `within` only.

    Where a reader reads the question, passages are looked at, too, that share no term with it. Raises OutOfTimeError
    after the deadline.
    """
    weighing = Weighing.of(parsed, library.passage_index)
    is_read = library.vectors is not None and library.reader is not None and library.reader.knows(_asked_in(parsed))
    fills = is_read and not asks_nothing(parsed.full_text)
    found = find_passages(parsed, library, weighing, limit, fills=fills, within=within)
    if not (
        within or any(one.passage for one in found) or _asked_in(parsed) == "english" or has_asking_word(parsed.text)
    ):
        return []  # chat in another language than the articles'
    measure = Measure(parsed, weighing, library.shelf.name_terms)
    units = list(islice(_units(found, deadline), UNITS))
    attained = weighing.attained([unit.document for _, unit in units])
    around = weighing.attained([unit.around for _, unit in units])
    return [
        Candidate(one.analysed, one.record, unit, measure.features(one, unit, of_unit, of_sentence))
        for (one, unit), of_unit, of_sentence in zip(units, attained, around, strict=True)
    ]


def tongues_of(parsed: ParsedQuestion, candidates: Sequence[Candidate]) -> Tongues:
    """Which encoder compares them: "english" for an English question about articles of which at least half are English.

    It is "many", the multilingual one, for all others.
    """
    if _asked_in(parsed) == "many":
        return "many"
    english = sum(one.analysed.language == ENGLISH for one in candidates)
    return "english" if 2 * english >= len(candidates) else "many"


def is_wordless(parsed: ParsedQuestion, candidates: Sequence[Candidate]) -> bool:
    """Whether a question that is not English shares no word with any passage, as one in another language may."""
    return _asked_in(parsed) == "many" and not any(one.features.passage for one in candidates)


def _asked_in(parsed: ParsedQuestion) -> Tongues:
    """Whether the question is English."""
    return "english" if guess_language(parsed.text) == ENGLISH else "many"


def _units(found: Sequence[FoundPassage], deadline: Deadline | None) -> Iterator[tuple[FoundPassage, Unit]]:
    for one in found:
        if deadline:
            deadline.check()
        yield from ((one, unit) for unit in one.units)


def weigh_meaning(parsed: ParsedQuestion, vectors: SpanVectors, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates of the passages to read closely, in their order, with the likenesses of meaning filled in.

    Of more than MEANT_UNITS such candidates only the likeliest are kept.
    """
    weights = load_weights("plain")
    worths = [weights.worth(parsed.kind, one.features) for one in candidates]
    chosen = _to_read(parsed, vectors, candidates, worths)
    at_hand = [at for at, one in enumerate(candidates) if one.passage in chosen]
    kept = [candidates[at] for at in sorted(nlargest(MEANT_UNITS, at_hand, key=worths.__getitem__))]
    spans = [
        (one.analysed.article, span) for one in kept for span in (one.unit.span, one.unit.sentence, one.passage.span)
    ]
    likeness = iter(vectors.likeness(parsed.full_text, spans, guess_language(parsed.text)))
    return [
        replace(one, features=one.features._replace(like_unit=unit, like_sentence=sentence, like_passage=passage))
        for one, unit, sentence, passage in zip(kept, likeness, likeness, likeness, strict=True)
    ]


def _to_read(
    parsed: ParsedQuestion, vectors: SpanVectors, candidates: Sequence[Candidate], worths: Sequence[float]
) -> Collection[Passage]:
    """The passages with the best candidates by words alone, and of the next ones those nearest in meaning."""
    best: dict[Passage, float] = {}
    articles: dict[Passage, Article] = {}
    for one, worth in zip(candidates, worths, strict=True):
        best[one.passage] = max(worth, best.get(one.passage, worth))
        articles[one.passage] = one.analysed.article
    ranked = nlargest(LIKELIEST + COMPARED, best, key=best.__getitem__)
    likeliest, next_ones = ranked[:LIKELIEST], ranked[LIKELIEST:]
    if len(next_ones) <= ALIKE:
        return ranked
    places = [(articles[passage], passage.span) for passage in next_ones]
    likeness = vectors.likeness_of_wholes(parsed.full_text, places, guess_language(parsed.text))
    nearest = nlargest(ALIKE, zip(likeness, range(len(next_ones)), strict=True))
    return [*likeliest, *(next_ones[at] for _, at in nearest)]
