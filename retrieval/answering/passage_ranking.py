"""Passages ranked alone, for a reader who wants to read them rather than to be answered."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.answering.asked.names.spelling import spell
from retrieval.answering.follow_ups import parse_question
from retrieval.answering.passages import FoundPassage, find_passages
from retrieval.answering.questions import ParsedQuestion
from retrieval.answering.scoring.features import PassageFeatures
from retrieval.answering.scoring.signs import shows
from retrieval.answering.scoring.weights import load_weights
from retrieval.answering.weighing import Weighing
from retrieval.library.library import Library
from retrieval.records import Hit
from retrieval.searching import guess_language

LOOKED_AT = 30
"""How many passages are reordered by all of their features."""


def rank_passages(question: str, library: Library, limit: int = 10) -> list[Hit]:
    """The passages that most likely hold what is asked, best first; their scores are log-odds within this question."""
    language = guess_language(question, library.shelf.languages or ("en",))
    parsed = spell(parse_question(question, (), language), library)
    found = find_passages(parsed, library, Weighing.of(parsed, library.passage_index), max(limit, LOOKED_AT))
    weights = load_weights("semantic" if library.vectors else "plain")
    scores = [weights.passage_worth(features) for features in passage_features(parsed, library, found)]
    hits = [Hit(one.record, score) for one, score in zip(found, scores, strict=True)]
    return sorted(hits, key=lambda hit: -hit.score)[:limit]


def passage_features(parsed: ParsedQuestion, library: Library, found: Sequence[FoundPassage]) -> list[PassageFeatures]:
    """The features of each passage, in order; those of its meaning are 0 in a library without vectors."""
    likeness = [0.0] * len(found)
    if library.vectors:
        likeness = library.vectors.likeness(
            parsed.full_text,
            [(one.analysed.article, one.record.span) for one in found],
            guess_language(parsed.text),
        )
    return [
        PassageFeatures(
            passage=one.passage,
            article=one.article,
            neighbours=one.neighbours,
            known_to_article=one.known,
            wanted=float(shows(one.record.text, parsed.wanted, one.analysed.language)),
            like_passage=like,
        )
        for one, like in zip(found, likeness, strict=True)
    ]
