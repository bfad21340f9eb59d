"""A question that is nothing but a name: in full, the first name alone, or misspelt."""

from __future__ import annotations

from retrieval.answering.asked.names.spelling import is_in_articles, misspelt_speakers, speakers_alike
from retrieval.answering.asked.names.unknown import EDGES
from retrieval.answering.asked.person import LONGEST_WRITTEN, AskedPerson, first_named, speakers_called
from retrieval.answering.questions import languages_of
from retrieval.library.library import Library
from retrieval.people import read_name
from retrieval.searching.words import fold
from retrieval.text.question_patterns import match

LONGEST_NAME = 5
"""Words of a question that is nothing but a name, at most."""


def bare_name(question: str, library: Library) -> tuple[str, ...]:
    """The names of the speakers meant by a question that is nothing but somebody's name; empty where it is none.

    It may be a first name that one speaker alone has, or a misspelt name that is no word of the articles.
    """
    typed = question.strip(EDGES)
    if not _may_be_name(typed) or match("questions", "asking", fold(typed), languages_of(typed)):
        return ()
    name = read_name(typed if any(letter.isupper() for letter in typed) else typed.title())
    if name.is_description or not name.surname:
        return ()
    called = tuple(one for one in speakers_called(name, library) if len(read_name(one).words) >= len(name.words))
    if not called and len(name.words) == 1:
        called = first_named(name, library)
        if not called and not is_in_articles(typed, library):
            called = misspelt_speakers(name, library)
    return called


def meant_by_word(question: str, library: Library) -> AskedPerson | None:
    """Nobody of the one-word name that is all of a question, with the quoted people who are called nearly so.

    None where nobody is, and where the articles hold the word.
    """
    typed = question.strip(EDGES)
    if not typed.isalpha() or len(typed) > LONGEST_WRITTEN or is_in_articles(typed, library):
        return None
    near = speakers_alike(typed, library)
    return AskedPerson(typed, near=near) if near else None


def may_be_bare_name(question: str) -> bool:
    """Whether a question is nothing but a first name and a surname, written as a name."""
    typed = question.strip(EDGES)
    words = typed.split()
    if not _may_be_name(typed) or match("questions", "follows", fold(question).strip(EDGES), languages_of(question)):
        return False
    name = read_name(" ".join(words))
    return len(words) > 1 and not name.is_description and not name.is_lone


def _may_be_name(typed: str) -> bool:
    """Whether a text is short enough to be nothing but a name."""
    return 0 < len(typed) <= LONGEST_WRITTEN and len(typed.split()) <= LONGEST_NAME
