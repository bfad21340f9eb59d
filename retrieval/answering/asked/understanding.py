"""A question understood for one library: parsed, spelled as the articles spell, and with the person it names.

`parse_question` reads the question alone. Here the articles are asked as well: whether a question that is only a name
names somebody who is quoted, and whom a name in another script means.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from retrieval.answering.asked.names import MOST_SPEAKERS
from retrieval.answering.asked.names.bare import bare_name, may_be_bare_name, meant_by_word
from retrieval.answering.asked.names.spelling import are_known, spell
from retrieval.answering.asked.person import AskedPerson, find_person, speakers_called
from retrieval.answering.asked.roles.at_home import relative_at_home
from retrieval.answering.asked.roles.bodies import asked_body
from retrieval.answering.asked.roles.described import described_speaker, without_words_for_anybody
from retrieval.answering.asked.roles.holders import asked_role, found_by_holders, role_alone
from retrieval.answering.asked.roles.relatives import asked_relative
from retrieval.answering.asked.shorthand import written_out
from retrieval.answering.asked.whether import asked_of_whom
from retrieval.answering.follow_ups import leans, parse_question
from retrieval.answering.questions import ParsedQuestion, asked_of_anybody, languages_of
from retrieval.library.library import Library
from retrieval.people import read_name
from retrieval.searching import guess_language, terms
from retrieval.searching.words import NO_SPACES, fold, holds_report, tokens
from retrieval.text.question_patterns import search

_JOINT = re.compile(rf"(?<=[A-Za-zÀ-ɏ])(?=[{NO_SPACES}])|(?<=[{NO_SPACES}])(?=[A-Za-zÀ-ɏ])")
"""Where a word in Latin letters meets one of a script without spaces."""


@dataclass(frozen=True, slots=True)
class Understood:
    """What is asked, of whom, and whether it is understood by the earlier questions of the talk only."""

    parsed: ParsedQuestion
    person: AskedPerson | None
    leans: bool


def understand(question: str, talk: Sequence[str], library: Library, of: str = "", home: str = "") -> Understood:
    """The question understood; `talk` holds the earlier questions of the same talk, oldest first.

    `of` is the speaker for whom its pronoun stands, `home` the id of the article that the talk has shown last.
    """
    question = written_out(_JOINT.sub(" ", question))
    languages = tuple(library.shelf.languages) or ("en",)
    language = guess_language(question, languages)
    if of:
        parsed = spell(parse_question(question, talk, language, of), library)
        called = speakers_called(read_name(of), library) or (of,)
        return Understood(parsed, AskedPerson(of, called), leans=True)
    if relative := asked_relative(parse_question(question, (), language), library):
        return Understood(*relative, leans=False)
    if called := bare_name(question, library):
        typed = dict.fromkeys(term for one in (language, *languages) for term in terms(question, one))
        known = tuple(term for term in typed if term in library.shelf.name_terms)
        parsed = _about(question, known or _terms_of(called, language, library), language)
        return Understood(parsed, AskedPerson(question, called), leans=False)
    if may_be_bare_name(question):
        parsed = _about(question, tuple(dict.fromkeys(terms(question, language))), language)
        if person := find_person(parsed, library):
            return Understood(parsed, person, leans=False)
    if person := meant_by_word(question, library):
        return Understood(_about(question, tuple(terms(question, language)), language), person, leans=False)
    return _parsed(parse_question(question, talk, language), library, home)


def _parsed(parsed: ParsedQuestion, library: Library, home: str) -> Understood:
    """A question that is more than a name or a word, asked of anybody, of a role or of whom it names."""
    is_follow_up = leans(parsed.text, parsed.language)
    if general := asked_of_anybody(parsed):
        return Understood(spell(general, library), None, is_follow_up)
    parsed = asked_of_whom(_about_something(parsed, library), library)
    if of_role := _of_role(parsed, home, library):
        return of_role
    if described := described_speaker(parsed, home, library):
        named = _named_as_there(parsed, described, library) if described.speakers else parsed
        return Understood(named, described, is_follow_up)
    parsed = without_words_for_anybody(parsed)
    person = find_person(parsed, library)
    parsed = _on_its_own(spell(parsed, library), library)
    if person and person.speakers:
        parsed = _named_as_there(parsed, person, library)
    return Understood(parsed, person, is_follow_up)


def _of_role(parsed: ParsedQuestion, home: str, library: Library) -> Understood | None:
    """The question asked of whoever holds a role, speaks for a body or is a relative; None where it names none."""
    is_follow_up = leans(parsed.text, parsed.language)
    if alone := role_alone(parsed, library) or asked_body(parsed, library):
        asks, holder = alone
        return Understood(found_by_holders(spell(asks, library), holder, library), holder, is_follow_up)
    if relative := relative_at_home(parsed, home, library):
        return Understood(*relative, leans=True)
    if asked := asked_role(parsed, library):
        parsed = replace(parsed, kind="said-about" if parsed.kind == "fact" else parsed.kind)
        return Understood(found_by_holders(spell(parsed, library), asked, library), asked, is_follow_up)
    return None


def _about(question: str, subject: tuple[str, ...], language: str) -> ParsedQuestion:
    """The question what the person of these terms said."""
    return ParsedQuestion(
        question, "said-about", subject, (), language=language, full_text=question, names=frozenset(subject)
    )


def _about_something(parsed: ParsedQuestion, library: Library) -> ParsedQuestion:
    """Of "what about the crack?" the topic, where what is asked about is in nobody's name or role."""
    if parsed.kind != "said-about" or parsed.topic or not parsed.subject or not _is_what_about(parsed.text):
        return parsed
    if len(library.shelf.speakers) > MOST_SPEAKERS:
        return parsed
    known = {term for speaker in library.shelf.speakers for term in terms(speaker.role, parsed.language)}
    if not known.union(library.shelf.name_terms).isdisjoint(parsed.subject):
        return parsed
    return replace(parsed, kind="fact", subject=(), topic=parsed.subject, earlier=())


def _is_what_about(question: str) -> bool:
    """Whether a question is "what about …?", without a word of saying: not “et le syndicat, il dit quoi ?”."""
    asked_in, folded = languages_of(question), fold(question)
    return (
        not holds_report(tokens(folded), asked_in) and search("questions", "what_about", folded, asked_in) is not None
    )


def _on_its_own(parsed: ParsedQuestion, library: Library) -> ParsedQuestion:
    """The question without what was asked before, where what “they” said is asked about something no article knows."""
    if parsed.kind != "said-about" or parsed.subject or not (parsed.topic and parsed.earlier):
        return parsed
    return parsed if any(are_known((term,), library) for term in parsed.topic) else replace(parsed, earlier=())


def _named_as_there(parsed: ParsedQuestion, person: AskedPerson, library: Library) -> ParsedQuestion:
    """The question with the person's name as the articles write it, where it is written otherwise in the question.

    Where a person decided that several names are one's, it holds them all.
    """
    decided = [name for name in person.speakers if name in library.corrections.names]
    if not decided and any(term in library.shelf.name_terms for term in parsed.subject):
        known = library.passage_index.statistics(parsed.subject).frequencies
        return replace(parsed, subject=tuple(term for term in parsed.subject if known[term]))  # no "Ms" of its own
    subject = _terms_of(person.speakers, parsed.language, library)
    if decided:
        every = (*parsed.subject, *(term for name in decided for term in terms(name, parsed.language)))
        subject = tuple(dict.fromkeys(every))
    rest = tuple(term for term in parsed.topic if term not in {*subject, *parsed.subject})
    earlier = tuple(term for term in parsed.earlier if term not in subject)
    return replace(parsed, subject=subject, topic=rest, earlier=earlier, names=parsed.names.union(subject))


def _terms_of(names: Iterable[str], language: str, library: Library) -> tuple[str, ...]:
    """The terms of the longest of these names, as its own article has them, which may be in another language."""
    name = max(names, key=len)
    asked = terms(name, language)
    known = [term for one in library.shelf.languages for term in terms(name, one) if term in library.shelf.name_terms]
    return tuple(dict.fromkeys(known or asked))
