"""Spelling mistakes: a term that no article holds is replaced by the nearest one that some article holds.

A name that nobody has may be a misspelt one of somebody.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from retrieval.answering.questions import ParsedQuestion
from retrieval.library.library import Library
from retrieval.people import Name, read_name

SHORTEST = 5
"""Letters from which on two swapped letters are forgiven; from one more on any slip, and from twice as many on two."""


def spell(parsed: ParsedQuestion, library: Library) -> ParsedQuestion:
    """The parsed question with its unknown terms as the library spells them, where one stands out."""
    asked = (*parsed.terms, *parsed.earlier)
    known = library.passage_index.statistics(asked).frequencies
    unknown = [term for term in asked if not known[term] and len(term) >= SHORTEST and term.isalpha()]
    if not unknown:
        return parsed
    mended = {term: _nearest(term, library.passage_index.vocabulary(term[0])) for term in unknown}

    def mend(terms: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(mended.get(term, term) for term in terms))

    names = frozenset(mend(tuple(parsed.names)))
    subject, topic, earlier = mend(parsed.subject), mend(parsed.topic), mend(parsed.earlier)
    return replace(parsed, subject=subject, topic=topic, earlier=earlier, names=names)


def names_misspelt_as(typed: Name, names: Collection[str]) -> tuple[str, ...]:
    """Those of the names that end with the words that were typed, but for slips in spelling."""
    found = []
    for one in names:
        name = read_name(one)
        words = name.words[-len(typed.words) :]
        if not name.is_description and len(words) == len(typed.words) and _differ_by_slips(typed.words, words):
            found.append(one)
    return tuple(sorted(found))


def _differ_by_slips(typed: Sequence[str], known: Sequence[str]) -> bool:
    return all(one == two or is_slip(one, two) for one, two in zip(typed, known, strict=True))


def is_slip(typed: str, known: str) -> bool:
    """Whether a word may be a slip in spelling another one: both begin alike, and few letters differ."""
    from rapidfuzz.distance import OSA

    if len(typed) < SHORTEST or typed[0] != known[:1] or not typed.isalpha():
        return False
    if len(typed) == SHORTEST and sorted(typed) != sorted(known):
        return False
    return OSA.distance(typed, known) <= (1 if len(typed) < 2 * SHORTEST else 2)


def _nearest(term: str, same_letter: Collection[str]) -> str:
    """The nearest known term with the same first letter; the term itself where none is near enough."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    if len(term) == SHORTEST:
        same_letter = [known for known in same_letter if sorted(known) == sorted(term)]
    slips = 1 if len(term) < 2 * SHORTEST else 2
    found = process.extractOne(term, same_letter, scorer=OSA.distance, score_cutoff=slips)
    return found[0] if found else term
