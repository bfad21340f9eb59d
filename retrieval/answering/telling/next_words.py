"""Sentences that only bring in who speaks next: of “Ann disagreed. ‘We were slow,’ she said” the second says it."""

from __future__ import annotations

from dataclasses import replace

from retrieval.answering.asked.understanding import Understood
from retrieval.answering.choosing import put_first
from retrieval.answering.questions import ParsedQuestion, asks_what_is_said
from retrieval.library.analysed import AnalysedArticle
from retrieval.library.library import Library
from retrieval.records import Answer, Evidence
from retrieval.searching import terms
from retrieval.searching.words import tokens

SHORTEST = 5
"""Words of a paraphrase from which it says something itself: not “welcomed *the jobs*”, “warned *against panic*”."""


def with_next_words(found: Answer, understood: Understood, library: Library) -> Answer:
    """The answer to a question what somebody says, with the words that its best sentence only brings in before it."""
    first = next(iter(found.evidence), None)
    parsed = understood.parsed
    if first is None or not asks_what_is_said(parsed) or _tells(first, parsed):
        return found
    following, person = words_after(first, library), understood.person
    if following is None or following.speaker is None or (person and following.speaker.name not in person.speakers):
        return found
    return put_first(following, found)


def _tells(evidence: Evidence, parsed: ParsedQuestion) -> bool:
    """Whether a sentence may itself tell what is asked: it is reported, or holds a word of what it is asked about."""
    held = terms(evidence.text, evidence.article.language or parsed.language)
    return bool(parsed.topic) and (evidence.speaker is not None or not set(parsed.topic).isdisjoint(held))


def words_after(evidence: Evidence, library: Library) -> Evidence | None:
    """The next quotation after words of the article itself, as near as the next paragraph, of whomever they tell of.

    None where they tell of several people or of nobody who speaks next, or report something themselves.
    """
    analysed = library.shelf.find((evidence.article.id,)).get(evidence.article.id)
    after = next_words(evidence, analysed) if analysed else None
    if analysed is None or after is None or after.speaker is None:
        return None
    return after if people_told_of(evidence, analysed) == (after.speaker.name,) else None


def next_words(evidence: Evidence, analysed: AnalysedArticle) -> Evidence | None:
    """The next quotation after words of the article that hardly report anything, if no paragraph stands between."""
    return next_to(evidence, analysed) if _only_brings_in(evidence) else None


def next_to(evidence: Evidence, analysed: AnalysedArticle) -> Evidence | None:
    """The next quotation after some words of an article, if no paragraph stands between."""
    following = (one for one in analysed.attributions if one.quote.span.start >= evidence.span.end)
    after = min(following, key=lambda one: one.quote.span.start, default=None)
    if after is None:
        return None
    passage = next((one for one in analysed.passages if one.span.holds(after.quote.span)), None)
    if passage is None or _is_far(evidence.span.end, after.quote.span.start, analysed):
        return None
    span = after.quote.span if after.quote.kind == "direct" else after.span
    return replace(evidence, span=span, passage=passage, attribution=after)


def _only_brings_in(evidence: Evidence) -> bool:
    """Whether these are words of the article that report nothing, or hardly anything."""
    said = evidence.attribution
    if said is None:
        return True
    return said.quote.kind == "indirect" and len(tokens(said.quote.span.of(evidence.article.text))) < SHORTEST


def people_told_of(evidence: Evidence, analysed: AnalysedArticle) -> tuple[str, ...]:
    """The names of the quoted people whose words these are, or who are named in them."""
    if evidence.attribution:
        return (evidence.speaker.name,) if evidence.speaker else ()
    return people_named_in(evidence.text, analysed)


def people_named_in(written: str, analysed: AnalysedArticle) -> tuple[str, ...]:
    """The names of the people whom an article quotes whose last word some words of it hold.

    The last word of a whole name that stands there is not that of a relative of the same surname.
    """
    names = dict.fromkeys(one.speaker.name for one in analysed.attributions if one.speaker)
    whole = [name for name in names if name in written]
    for name in whole:
        written = written.replace(name, " ")
    return tuple(name for name in names if name in whole or name.split()[-1] in written)


def _is_far(end: int, start: int, analysed: AnalysedArticle) -> bool:
    """Whether a whole paragraph stands between two places."""
    return any(one.span.start >= end and one.span.end <= start for one in analysed.passages)
