"""Quotations without a frame that are sentences of their own: 施設長の石原邦夫さんも認める。「*安い月もある*」

They are said by whoever the narrator's nearest sentence of the paragraph is about, or go on with the speaker of the
quotation before. Where that sentence is about something else, nobody is named.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from retrieval.quoting.alternatives import any_of
from retrieval.quoting.framed.names import HANGUL, UPPER, in_full, name_of
from retrieval.quoting.framed.told import LONGEST, STOPS, is_person
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.marks import Stretch
from retrieval.records import Attribution, Span

REACH = 1_000
"""Code points before a quotation in which the sentence is looked for that tells of its speaker."""
_MARKED = re.compile(r"[“「『«\"][^”」』»\"\n]*[”」』»\"]")
_BLANK = "\0"
_END = re.compile(r"[。.!?！？\n]")
_ENDED = frozenset('。.!?！？…“”「」『』«»"\n')
_AFTER_MARKS = frozenset("。.\n \u3000")
_CAPITALISED = re.compile(rf"(?<![\w’']){UPPER}[\w.-]*(?:\s+{UPPER}[\w.-]*)+")


def speaker_standing(
    text: str, stretch: Stretch, words: Lexicon, named: Collection[str], last: Attribution | None
) -> tuple[str, Span] | None:
    """The name of who says a quotation that stands alone, and the words that tell; None where nobody is known.

    `named` have spoken before, and `last` is the quotation before it.
    """
    return teller_before(text, stretch, words, named, last) if _stands_alone(text, stretch, words) else None


def teller_before(
    text: str, stretch: Stretch, words: Lexicon, named: Collection[str], last: Attribution | None
) -> tuple[str, Span] | None:
    """Of whom the paragraph tells before a quotation, with the words that tell; None where nobody is known."""
    if "topic-speaks" not in words.habits or stretch.opener is None:
        return None
    start = max(text.rfind("\n", 0, stretch.opener.start) + 1, stretch.opener.start - REACH)
    narrated = _MARKED.sub(lambda found: _BLANK * len(found[0]), text[start : stretch.opener.start])
    for first, sentence in reversed(list(_sentences(narrated))):
        told, is_other = _subject_of(sentence, words, named)
        if told:
            source = Span(start + first + told[1].start, start + first + told[1].end)
            return (told[0], source) if told[0] else None
        if is_other:
            return None
        if last and last.quote.span.end > start + first:
            return (last.speaker.name, last.source) if last.speaker and last.source else None
    return None


def _stands_alone(text: str, stretch: Stretch, words: Lexicon) -> bool:
    """True for a quotation between ends of sentences, or after a verb of saying and a colon."""
    if stretch.opener is None or stretch.closer is None:
        return False
    before = text[max(0, stretch.opener.start - 3) : stretch.opener.start].rstrip(" \u3000")
    if before.endswith((":", "：")):
        return _leads_in(text, stretch.opener.start, words)
    after = text[stretch.closer.end : stretch.closer.end + 1]
    return (not before or before[-1] in _ENDED) and (not after or after in _AFTER_MARKS)


def _leads_in(text: str, before: int, words: Lexicon) -> bool:
    """True where a verb of saying stands right before a colon: Mektubu bize *okudu*: “…”"""
    line = text[text.rfind("\n", 0, before) + 1 : before].rstrip(" :：").lower()
    return line.endswith(tuple(words.speech))


def _sentences(narrated: str) -> Iterator[tuple[int, str]]:
    """The sentences of a paragraph with their offsets, without the blanks with which they begin."""
    first = 0
    for end in (*(one.end() for one in _END.finditer(narrated)), len(narrated)):
        sentence = narrated[first:end]
        bare = sentence.lstrip(f"{_BLANK} \u3000。.")
        if bare.strip(f"{_BLANK} \u3000"):
            yield end - len(bare), bare
        first = end


Told = tuple[str, Span]


def _subject_of(sentence: str, words: Lexicon, named: Collection[str]) -> tuple[Told | None, bool]:
    """The person of whom a sentence is, with its place there; and whether it is about somebody or something else."""
    if not words.topic_endings:
        return _capitalised(sentence, words, named)
    other = False
    for found in _topics(words).finditer(sentence):
        source = found["source"].strip()
        if source.lower() in words.pronouns:
            return None, other
        if name := _person(source, words, named):
            return (name, Span(*found.span("source"))), False
        empty = source in words.adverbs or source.endswith(tuple(words.prepositions))
        other = other or not (empty or found["topic"] in words.clause_topics)
    return None, other


def _person(source: str, words: Lexicon, named: Collection[str]) -> str:
    """The name of the person whom a topic names or describes; "" for anything else."""
    known = [one for one in named if one in source]
    if len(known) == 1:
        return known[0]
    if is_person(source, words, named):
        return in_full(name_of(source, words), named)
    return ""


def _capitalised(sentence: str, words: Lexicon, named: Collection[str]) -> tuple[Told | None, bool]:
    """The only person whom a sentence names in full or by a name given before."""
    found: dict[str, Span] = {}
    for one in _CAPITALISED.finditer(sentence):
        found.setdefault(in_full(name_of(one[0], words), named), Span(*one.span()))
    for name in named:
        if name not in found and (at := sentence.find(name.split()[-1])) >= 0:
            found[name] = Span(at, at + len(name.split()[-1]))
    if len(found) == 1:
        return next(iter(found.items())), False
    return None, bool(found)


@cache
def _topics(words: Lexicon) -> re.Pattern[str]:
    """What a sentence is about: words at the start of one of its parts, before a topic's ending."""
    topic = rf"(?P<topic>{any_of(words.topic_endings | words.clause_topics)})(?!{HANGUL})"
    return re.compile(rf"(?:\A|[、,]\s*)(?P<source>[^{STOPS},、]{{1,{LONGEST}}}?){topic}")
