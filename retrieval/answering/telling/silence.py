"""Sentences that somebody said nothing: “The ministry declined to comment” does not tell what the ministry says."""

from __future__ import annotations

from dataclasses import replace

from retrieval.answering.asked.refusing import refusal_of
from retrieval.answering.asked.understanding import Understood
from retrieval.answering.questions import LANGUAGES, Wanted, asks_what_is_said, folded_question, languages_of
from retrieval.records import Answer, Evidence
from retrieval.searching import guess_language
from retrieval.searching.words import fold
from retrieval.text.question_patterns import patterns, search

_WITHHELD: frozenset[Wanted] = frozenset({"number", "date"})
"""What is not told by a sentence that somebody would not say it."""


def without_silence(found: Answer, understood: Understood) -> Answer:
    """The answer without sentences that somebody said nothing, where it is asked what they say, how much or when.

    What the same person says in the same paragraph, or anywhere if nothing but the person is asked about, is then the
    answer. Without such words nothing answers, and that they said nothing is what comes closest. Who asks about the
    silence itself is told of it.
    """
    first = next(iter(found.evidence), None)
    if first is None or not tells_silence(first) or not _asks_for_words(understood):
        return found
    speaker = first.speaker
    left = tuple(
        one
        for one in found.evidence
        if speaker and one.speaker == speaker and not tells_silence(one) and _is_beside(one, first, understood)
    )
    if left:
        return replace(found, evidence=left)
    return replace(found, evidence=(), closest=(first,), refusal=refusal_of(understood, (first,)))


def tells_silence(evidence: Evidence) -> bool:
    """Whether words of the article itself tell that somebody said nothing.

    Of a reported statement they must stand in what reports it: “She refused to comment, but said *that it was sad*”
    reports something.
    """
    if evidence.kind == "direct":
        return False
    text, said = evidence.text, evidence.attribution
    language = evidence.article.language or guess_language(text, LANGUAGES)
    start = len(fold(evidence.article.text[evidence.span.start : said.cue.start])) if said and said.cue else 0
    found = (pattern.finditer(fold(text)) for pattern in patterns("silence", "told", (language,)))
    return any(one.end() > start for every in found for one in every)


def _asks_for_words(understood: Understood) -> bool:
    """Whether it is asked what somebody says, how much or when, and not about a silence."""
    parsed = understood.parsed
    asks = asks_what_is_said(parsed) or (parsed.kind == "fact" and parsed.wanted in _WITHHELD)
    folded = folded_question(parsed.text)
    return asks and not search("silence", "told", folded, languages_of(parsed.text))


def _is_beside(one: Evidence, first: Evidence, understood: Understood) -> bool:
    return not understood.parsed.topic or one.passage == first.passage
