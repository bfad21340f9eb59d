"""A question understood for one library: parsed, spelled as the articles spell, and with the person it names.

`parse_question` reads the question alone. Here the articles are asked as well: whether a question that is only a name
names somebody who is quoted, and whom a name in another script means.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from retrieval.answering.asked.person import AskedPerson, bare_name, find_person
from retrieval.answering.questions import ParsedQuestion, leans, parse_question
from retrieval.answering.spelling import spell
from retrieval.library.library import Library
from retrieval.searching import guess_language, terms


@dataclass(frozen=True, slots=True)
class Understood:
    """What is asked, of whom, and whether it is understood by the earlier questions of the talk only."""

    parsed: ParsedQuestion
    person: AskedPerson | None
    leans: bool


def understand(question: str, talk: Sequence[str], library: Library) -> Understood:
    """The question understood; `talk` holds the earlier questions of the same talk, oldest first."""
    languages = tuple(library.shelf.languages) or ("en",)
    language = guess_language(question, languages)
    if called := bare_name(question, library):
        parsed = _about(question, called, language, library)
        return Understood(parsed, AskedPerson(question, called), leans=False)
    parsed = parse_question(question, talk, language)
    person = find_person(parsed, library)
    parsed = spell(parsed, library)
    if person and person.speakers:
        parsed = _named_as_there(parsed, person, library)
    return Understood(parsed, person, leans(question, language))


def _about(question: str, called: Sequence[str], language: str, library: Library) -> ParsedQuestion:
    """The question what these speakers said."""
    typed = tuple(dict.fromkeys(terms(question, language)))
    known = tuple(term for term in typed if term in library.shelf.name_terms)
    subject = known or _terms_of(called, language)
    return ParsedQuestion(
        question, "said-about", subject, (), language=language, full_text=question, names=frozenset(subject)
    )


def _named_as_there(parsed: ParsedQuestion, person: AskedPerson, library: Library) -> ParsedQuestion:
    """The question with the person's name as the articles write it, where it is written otherwise in the question.

    Where a person decided that several names are one's, it holds them all.
    """
    decided = [name for name in person.speakers if name in library.corrections.names]
    if not decided and any(term in library.shelf.name_terms for term in parsed.subject):
        return parsed
    subject = _terms_of(person.speakers, parsed.language)
    if decided:
        every = (*parsed.subject, *(term for name in decided for term in terms(name, parsed.language)))
        subject = tuple(dict.fromkeys(every))
    rest = tuple(term for term in parsed.topic if term not in {*subject, *parsed.subject})
    earlier = tuple(term for term in parsed.earlier if term not in subject)
    return replace(parsed, subject=subject, topic=rest, earlier=earlier, names=parsed.names.union(subject))


def _terms_of(names: Iterable[str], language: str) -> tuple[str, ...]:
    """The terms of the longest of these names."""
    return tuple(dict.fromkeys(terms(max(names, key=len), language)))
