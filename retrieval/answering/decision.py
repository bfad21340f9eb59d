"""Enough or not: the chance that the best candidate answers, from how well it and the question fit."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence

from retrieval.answering.candidates import Candidate
from retrieval.answering.features import PLAIN, SEMANTIC
from retrieval.answering.questions import Inquiry, QuestionKind
from retrieval.library.library import Library

OF_BEST = ("unit", "sentence", "passage", "article", "known to article", "strange names", "coverage", "named",
           "stranger", "role", "profile", "wanted", "unwanted", "like unit", "like sentence",
           "like passage")  # fmt: skip
"""Features of the best candidate that also tell whether it is enough."""
OF_ANY = ("unit", "passage", "article", "known to article", "named", "like unit", "like passage")
"""Features of which the best value among all candidates tells something."""
OF_ONE: Collection[QuestionKind] = ("said-about", "did-say")
"""Kinds of question about what somebody in particular says: the words of anybody else are no answer."""
WIDEST = 4.0
"""A lead over the next passage beyond which nothing more is said."""


def signs_of(
    inquiry: Inquiry, library: Library, candidates: Sequence[Candidate], worths: Sequence[float], best: int
) -> Mapping[str, float]:
    """What the decision looks at, by name. `worths` run in step with `candidates`; `best` is the one to be shown."""
    top = candidates[best]
    names = SEMANTIC if len(top.features) == len(SEMANTIC) else PLAIN
    of_best = {name: top.features[names.index(name)] for name in OF_BEST if name in names}
    of_any = {
        f"best {name}": max(candidate.features[names.index(name)] for candidate in candidates)
        for name in OF_ANY
        if name in names
    }
    rivals = [
        worth for candidate, worth in zip(candidates, worths, strict=True) if candidate.passage is not top.passage
    ]
    frequencies = library.passage_index.statistics(inquiry.terms).frequencies
    unknown = [term for term in inquiry.terms if not frequencies[term]]
    is_named = bool(of_best["named"] or of_best["role"])
    return {
        **of_best,
        **of_any,
        "worth": worths[best],
        "lead": min(WIDEST, worths[best] - max(rivals, default=worths[best] - WIDEST)),
        "undecided": _entropy(worths),
        "unknown": len(unknown) / max(1, len(inquiry.terms)),
        "unheard of": float(bool(inquiry.subject) and all(term in unknown for term in inquiry.subject)),
        "another's mouth": float(inquiry.kind in OF_ONE and bool(inquiry.subject) and not is_named),
        "small library": 1 / (1 + math.log10(max(1, len(library.articles)))),
    }


def is_of_nobody(inquiry: Inquiry, signs: Mapping[str, float]) -> bool:
    """Whether who is asked about by name is nowhere in the articles: whatever else fits, the words are another's."""
    return bool(inquiry.names.intersection(inquiry.subject) and signs["unheard of"] and signs["another's mouth"])


def _entropy(worths: Sequence[float]) -> float:
    """How undecided the ranking is, in nats."""
    top = max(worths)
    masses = [math.exp(worth - top) for worth in worths]
    total = sum(masses)
    return -sum(mass / total * math.log(mass / total) for mass in masses if mass > 0)
