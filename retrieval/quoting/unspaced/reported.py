"""Paraphrases in a text without spaces between words: what is reported without quotation marks.

市长张国平承认，*大桥从未验收*; 据校长李秀兰介绍，*体育馆将关闭*; *原因仍在调查*，发言人刘军表示。

A clause is a report if it opens with a person or a body and a verb of saying. What follows was said, up to the end of
the sentence or to the next such clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from retrieval.quoting.alternatives import any_of
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.unspaced.described import bearers_of_noun, described_subject, is_described, is_pointed_at
from retrieval.quoting.unspaced.names import blanked, nearest_person, people_in, sentences_before
from retrieval.quoting.unspaced.sources import speaker_of, trimmed
from retrieval.records import Article, Attribution, Quote, Span, Speaker

_CLAUSE = re.compile(r"[^，,；;：:。！？!?\n]+")
_SENTENCE = re.compile(r"[^。！？!?\n]+")
_SPACES = re.compile(r"\s*")
_LONGEST_SOURCE = 30
_LEAST_LETTERS = 4
"""The least number of letters of a paraphrase."""
_CONFIDENCE = 0.69


@dataclass(frozen=True, slots=True)
class _Reporting:
    """A clause that is a report: its source, its verb, and the offset at which the reported words start.

    `source` is None where the clause has the speaker of the one before (并表示…). `closes` is True where the verb ends
    the clause.
    """

    source: Span | None
    cue: Span
    content: int
    closes: bool


def find_reported(article: Article, others: Sequence[Attribution], words: Lexicon) -> list[Attribution]:
    """The reports of all sentences that overlap none of the `others`, in order. Reports without a known speaker are
    left out."""
    waiting = sorted(others, key=lambda one: one.quote.span.start, reverse=True)
    found: list[Attribution] = []
    last: Attribution | None = None
    for sentence in _SENTENCE.finditer(article.text):
        held = last is not None and last.quote.span.end >= sentence.start()
        while waiting and waiting[-1].quote.span.start < sentence.end():
            last, held = waiting.pop(), True
        if not held:
            found += _reports_of(article, Span(*sentence.span()), last, words)
            last = found[-1] if found and found[-1].quote.span.start >= sentence.start() else last
    return found


def teller_before(text: str, before: int, words: Lexicon) -> tuple[str, Span | None]:
    """Whom the paragraph tells of before an offset: who was reported in the nearest sentence that reports or names
    anybody, or the only person in it. A sentence about a pronoun goes on about whom the one before it names.

    Returns the name, "" where it tells of several people or of nobody, and the source that reports, if one does.
    """
    for sentence in sentences_before(text, before):
        if source := _reporter_in(text, sentence, words):
            if source.of(text) in words.he_or_she:
                continue
            if is_described(source.of(text), text, words):
                return whom_described(source, text, words), source
            speaker = speaker_of(source, text, words)
            return (speaker.name if speaker else ""), source
        if described := described_subject(blanked(text[: sentence.end]), sentence.start, sentence.end, words):
            return whom_described(described, text, words), described
        if people_in(blanked(sentence.of(text)), text, words):
            return nearest_person(text, sentence.end, words), None
    return "", None


def whom_described(described: Span, text: str, words: Lexicon) -> str:
    """Whom a description means, or its own words; "" where it points at somebody who is told of nowhere."""
    noun = described.of(text)
    named = bearers_of_noun(noun, text, described.start, words)
    if not named and is_pointed_at(noun, words):
        return teller_before(text, described.start, words)[0]
    if named or noun.startswith(tuple(words.definite)):
        return named.pop() if len(named) == 1 else ""
    return noun


def _reporter_in(text: str, sentence: Span, words: Lexicon) -> Span | None:
    """The source of the first clause of a sentence that reports."""
    for clause in _CLAUSE.finditer(blanked(sentence.of(text))):
        found = _reporting_at(text, Span(sentence.start + clause.start(), sentence.start + clause.end()), words)
        if found and found.source:
            return found.source
    return None


def _reports_of(article: Article, sentence: Span, last: Attribution | None, words: Lexicon) -> Iterator[Attribution]:
    """The reports of one sentence, in order; `last` is the attribution before it."""
    text = article.text
    clauses = [Span(*clause.span()) for clause in _CLAUSE.finditer(text, sentence.start, sentence.end)]
    reporting = [(at, one) for at, clause in enumerate(clauses) if (one := _reporting_at(text, clause, words))]
    speaker, source = None, None
    for number, (at, one) in enumerate(reporting):
        if one.source:
            speaker, source = _named(text, one.source, last, words), one.source
        following = reporting[number + 1][0] if number + 1 < len(reporting) else len(clauses)
        content = Span(_skip_spaces(text, one.content), max(one.content, clauses[following - 1].end))
        if one.closes and following == at + 1:
            is_last = at + 1 == len(clauses) and number == 0 and at > 0
            content = Span(clauses[0].start, clauses[at - 1].end) if is_last else Span(one.content, one.content)
        elif one.closes:
            content = Span(_skip_spaces(text, clauses[at + 1].start), content.end)
        if speaker and content.end - content.start >= _LEAST_LETTERS:
            yield Attribution(Quote(article.id, (content,), "indirect"), speaker, source, one.cue, _CONFIDENCE)


def _reporting_at(text: str, clause: Span, words: Lexicon) -> _Reporting | None:
    """The clause as a report; None if it is none, or says that the words were not said."""
    start = _skip_spaces(text, clause.start)
    if account := _account(words).match(text, start, clause.end):
        return _Reporting(Span(*account.span("source")), Span(*account.span("cue")), account.end(), closes=True)
    if joined := _joined(words).match(text, start, clause.end):
        closes = joined.end() == clause.end
        return _Reporting(None, Span(*joined.span("cue")), joined.end(), closes=closes)
    for cue in _cues(words).finditer(text, start + 1, clause.end):
        if text.endswith(tuple(words.negations), start, cue.start()):
            return None
        if text.endswith(tuple(words.attribute_ends), start, cue.start()):
            continue  # 高某的*辩护*律师: no verb
        source = trimmed(text, Span(start, cue.start()), words) if cue.start() - start <= _LONGEST_SOURCE else None
        if source and _may_speak(source.of(text), text, words):
            return _Reporting(source, Span(*cue.span()), cue.end(), closes=cue.end() == clause.end)
    return None


def _may_speak(source: str, text: str, words: Lexicon) -> bool:
    """True for a person, a pronoun, an office or a body."""
    if source in words.he_or_she or source.endswith(words.ends.titles_and_bodies):
        return True
    people = people_in(source, text, words)
    return bool(people) and source.endswith(people[-1].name)


def _named(text: str, source: Span, last: Attribution | None, words: Lexicon) -> Speaker | None:
    """The speaker that a source names. A pronoun means the only person of the sentence before, or the last speaker."""
    if source.of(text) not in words.he_or_she:
        return speaker_of(source, text, words)
    if name := nearest_person(text, source.start, words):
        return Speaker(name)
    here = last is not None and "\n" not in text[last.quote.span.start : source.start]
    return last.speaker if last and here else None


def _skip_spaces(text: str, start: int) -> int:
    found = _SPACES.match(text, start)
    return found.end() if found else start


@cache
def _cues(words: Lexicon) -> re.Pattern[str]:
    """A pattern for a verb of saying: any at the end of its clause, else one that a clause may follow at once."""
    ending = rf"(?:{any_of(words.speech)})(?:{any_of(words.cue_particles)})?\Z"
    leading = rf"(?:{any_of(words.before_clauses)})(?!{any_of(words.cue_particles)}|{any_of(words.attribute_ends)})"
    return re.compile(rf"{ending}|{leading}")


@cache
def _joined(words: Lexicon) -> re.Pattern[str]:
    """A pattern for a conjunction and a verb of saying with the same subject as before: *并表示*将上诉."""
    return re.compile(rf"(?:{any_of(words.coordinates)})+(?P<cue>{any_of(words.before_clauses)})")


@cache
def _account(words: Lexicon) -> re.Pattern[str]:
    """A pattern for a clause that names the source of what follows: *据校长李秀兰介绍*，…"""
    opening, closing = any_of(words.according), any_of(words.according_after)
    return re.compile(rf"(?:{opening})(?P<source>.{{2,{_LONGEST_SOURCE}}}?)(?P<cue>{closing})\Z")
