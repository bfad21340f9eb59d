"""Bodies whose words a question asks for: “what does the bus company say?” wants whoever speaks for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from retrieval.answering.asked.names import MOST_SPEAKERS
from retrieval.answering.asked.person import ELIDED, AskedPerson, written_subject
from retrieval.answering.asked.roles.words import bodies_of, heads_of, inner_of, pattern_of, speaking_of
from retrieval.answering.questions import OF_ONE, ParsedQuestion, languages_of
from retrieval.library.analysed import AnalysedArticle
from retrieval.library.library import Library
from retrieval.people import read_name
from retrieval.quoting.loading import load_lexicon
from retrieval.records import Speaker
from retrieval.searching import rank, terms
from retrieval.searching.words import fold, tokens

ARTICLES = 20
"""Passages in whose articles whoever speaks for the body is looked for, the best first."""
OF_COMPANIES = "chief_executive"
"""The role under which `roles.toml` lists companies."""
LONGEST_ALONE = 5
"""Words of a message that is nothing but a body, at most."""


def asked_body(parsed: ParsedQuestion, library: Library) -> tuple[ParsedQuestion, AskedPerson] | None:
    """The question asked of whoever speaks for a body, and who that is; None where it asks for no body that is listed,
    or nobody else who is quoted is told to speak for it: then the words decide.

    They are looked for in the articles that hold all the words for the body: whoever is called by its name, its
    spokespeople, and the holders of the role that `roles.toml` lists it under. Whose role is over another body is none.
    """
    is_alone = parsed.kind == "fact" and not parsed.subject and len(tokens(parsed.text)) <= LONGEST_ALONE
    asks = replace(parsed, kind="said-about", subject=parsed.topic, topic=()) if is_alone else parsed
    is_guess = set(asks.subject) <= set(asks.topic)
    if asks.kind not in OF_ONE or not asks.subject or is_guess or len(library.shelf.speakers) > MOST_SPEAKERS:
        return None
    typed = ELIDED.sub("", written_subject(asks), count=1)
    for language in languages_of(parsed.text):
        for role, words in bodies_of(language).items():
            if not _is_body(typed, words, language):
                continue
            found = dict(_speaking(role, words, asks, library, language))
            surest = max(found.values(), default=0)
            if surest:
                return asks, AskedPerson(
                    typed, tuple(sorted(one for one, sign in found.items() if sign in {0, surest}))
                )
    return None


def _is_body(typed: str, words: tuple[str, ...], language: str) -> bool:
    """Whether what was typed ends with the body, or goes on with what it is of: not “the school bus”."""
    folded = fold(typed).strip()
    found = pattern_of(words, language).search(folded)
    if found is None:
        return False
    after = folded[found.end() :].lstrip()
    return not after or inner_of(language).match(after) is not None


def _speaking(
    role: str, words: tuple[str, ...], asks: ParsedQuestion, library: Library, language: str
) -> Iterator[tuple[str, int]]:
    """The names of those who speak for the body in the articles that hold its words, and how surely their roles tell
    so: 0 of whoever is called by the body's name alone."""
    ids = {one.document.article_id for one in rank(library.passage_index, asks.subject, ARTICLES)}
    for analysed in library.shelf.find(ids).values():
        if analysed.language != language or not _holds(analysed, asks):
            continue
        for speaker in {one.speaker for one in analysed.attributions if one.speaker}:
            sign = _sign_of(speaker, role, words, language)
            if sign or set(asks.subject) <= set(terms(f"{speaker.name} {speaker.role}", language)):
                yield speaker.name, sign


def _holds(analysed: AnalysedArticle, asks: ParsedQuestion) -> bool:
    return set(asks.subject) <= set(terms(analysed.article.text, analysed.language))


def _sign_of(speaker: Speaker, role: str, words: tuple[str, ...], language: str) -> int:
    """How surely a speaker's role is to speak for a body: 0 for not at all, 2 where it is the body's own or names it.

    A spokesperson whose role names no such body speaks for a company at most: those alone are called by names.
    """
    is_described = read_name(speaker.name).is_description
    called = fold(f"{speaker.name} {speaker.role}" if is_described else speaker.role)
    bodies = {fold(one) for one in load_lexicon(language).bodies} - {fold(one) for one in words}
    if not bodies.isdisjoint(tokens(called)):
        return 0
    if _is_called(heads_of(role, language), called, language):
        return 2
    if not _is_called(speaking_of(language), called, language):
        return 0
    return 2 if _is_called(words, called, language) else int(role == OF_COMPANIES)


def _is_called(words: tuple[str, ...], called: str, language: str) -> bool:
    return bool(words) and pattern_of(words, language).search(called) is not None
