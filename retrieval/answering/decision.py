"""Whether the best candidate is enough of an answer."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from retrieval.answering.candidates import Candidate
from retrieval.answering.questions import OF_ONE, ParsedQuestion
from retrieval.answering.scoring.decision_features import DecisionFeatures
from retrieval.library.library import Library

SUREST = 12.0
"""Log-odds beyond which the reader says nothing more."""
WIDEST = 4.0
"""A lead over the next passage beyond which nothing more is said."""


def decision_features(
    parsed: ParsedQuestion, library: Library, candidates: Sequence[Candidate], worths: Sequence[float], best: int
) -> DecisionFeatures:
    """What the decision depends on. `worths` holds one value for each candidate; `best` is the position of the best."""
    chosen = candidates[best]
    top = chosen.features
    every = [candidate.features for candidate in candidates]
    rivals = [
        worth for candidate, worth in zip(candidates, worths, strict=True) if candidate.passage is not chosen.passage
    ]
    frequencies = library.passage_index.statistics(parsed.terms).frequencies
    unknown = [term for term in parsed.terms if not frequencies[term]]
    is_named = bool(top.named or top.role)
    return DecisionFeatures(
        unit=top.unit,
        sentence=top.sentence,
        passage=top.passage,
        article=top.article,
        known_to_article=top.known_to_article,
        strange_names=top.strange_names,
        coverage=top.coverage,
        named=top.named,
        stranger=top.stranger,
        role=top.role,
        profile=top.profile,
        wanted=top.wanted,
        unwanted=top.unwanted,
        like_unit=top.like_unit,
        like_sentence=top.like_sentence,
        like_passage=top.like_passage,
        best_unit=max(one.unit for one in every),
        best_passage=max(one.passage for one in every),
        best_article=max(one.article for one in every),
        best_known_to_article=max(one.known_to_article for one in every),
        best_named=max(one.named for one in every),
        best_like_unit=max(one.like_unit for one in every),
        best_like_passage=max(one.like_passage for one in every),
        read=top.read,
        best_read=max(one.read for one in every),
        read_anywhere=_together({one.passage: one.features.read_passage for one in candidates}.values()),
        worth=worths[best],
        lead=min(WIDEST, worths[best] - max(rivals, default=worths[best] - WIDEST)),
        undecided=_entropy(worths),
        unknown=len(unknown) / max(1, len(parsed.terms)),
        unheard_of=float(bool(parsed.subject) and all(term in unknown for term in parsed.subject)),
        another_speaker=float(parsed.kind in OF_ONE and bool(parsed.subject) and not is_named),
        small_library=1 / (1 + math.log10(max(1, len(library.shelf.articles)))),
    )


def _together(passages: Iterable[float]) -> float:
    """The log-odds that any of the passages answers, from those of each; 0 where none was read."""
    found = [one for one in passages if one]
    return min(SUREST, math.log1p(sum(math.expm1(min(SUREST, one)) for one in found)))


def is_of_nobody(parsed: ParsedQuestion, features: DecisionFeatures) -> bool:
    """Whether nobody of the name that is asked about occurs in the articles: all that was found is said by others."""
    names_somebody = not parsed.names.isdisjoint(parsed.subject)
    return bool(names_somebody and features.unheard_of and not features.named and not features.role)


def _entropy(worths: Sequence[float]) -> float:
    """The entropy of the ranking, in nats."""
    top = max(worths)
    masses = [math.exp(worth - top) for worth in worths]
    total = sum(masses)
    return -sum(mass / total * math.log(mass / total) for mass in masses if mass > 0)
