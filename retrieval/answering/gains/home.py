"""What the article that a talk is about tells of a question that does not lean on the talk."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.answering.candidates import Candidate
from retrieval.answering.questions import ParsedQuestion, folded_question, languages_of
from retrieval.library.library import Library
from retrieval.searching import terms
from retrieval.text.question_patterns import search

AT_HOME = 1.5
"""What words of the article of the talk gain in worth, in the logits of the ranking, where none tells more."""


def asks_why_at(home: str, parsed: ParsedQuestion, library: Library) -> bool:
    """Whether a question asks for the reason of something of which the article with the id `home` tells.

    It must hold half of the words asked for, and the rarest that articles hold: “why is the *branch* closing?”.
    """
    asked = set(parsed.topic)
    if not home or not asked or parsed.wanted != "reason":
        return False
    known = library.passage_index.statistics(parsed.topic).frequencies
    rarest = min((term for term in parsed.topic if known[term]), key=lambda term: known[term], default="")
    held = _held(home, library)
    return rarest in held and 2 * len(asked & held) >= len(asked)


def is_strange_to(home: str, parsed: ParsedQuestion, library: Library) -> bool:
    """Whether all that a question asks about is told elsewhere only: “what about the hotel?” after words on a library.

    Not where a pronoun stands for something of the talk, of which other articles tell nothing.
    """
    asked_in, folded = languages_of(parsed.text), folded_question(parsed.text)
    if not home or not parsed.topic or search("questions", "pronoun", folded, asked_in):
        return False
    known = library.passage_index.statistics(parsed.topic).frequencies
    return all(map(known.__getitem__, parsed.topic)) and _held(home, library).isdisjoint(parsed.topic)


def _held(home: str, library: Library) -> set[str]:
    """The terms of the article with that id."""
    return {word for one in library.shelf.find((home,)).values() for word in terms(one.article.text, one.language)}


def gains_at_home(home: str, candidates: Sequence[Candidate]) -> list[float]:
    """What the candidates of the article `home` gain where no other article tells more of what is asked."""
    held = {one.analysed.article.id: one.features.known_to_article for one in candidates}
    at_home = held.pop(home, None)
    if at_home is None or at_home < max(held.values(), default=0.0):
        return [0.0] * len(candidates)
    return [AT_HOME if one.analysed.article.id == home else 0.0 for one in candidates]
