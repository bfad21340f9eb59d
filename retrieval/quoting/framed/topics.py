"""What the clauses of a sentence are about, in languages that mark it with an ending: 김철수 시장*은*, 田中市長*は*."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache

from retrieval.quoting.alternatives import any_of
from retrieval.quoting.framed.names import HANGUL, KANJI, is_description, office_alone
from retrieval.quoting.framed.told import BLANK, LONGEST, STOPS, is_person
from retrieval.quoting.lexicon import Lexicon
from retrieval.records import Span


@dataclass(frozen=True, slots=True)
class Topic:
    """Words before a topic's ending and where they stand. `is_main` tells the topic of a sentence from the subject of
    one of its clauses, `is_somebody` a person, a description of one or a pronoun from anything else."""

    span: Span
    is_main: bool
    is_somebody: bool


def topics_in(text: str, within: Span, words: Lexicon, named: Collection[str]) -> Iterator[Topic]:
    """The topics of a part of a text in which quotations are blanked, in order. `named` were named before."""
    for found in _pattern(words).finditer(within.of(text)):
        accounted = _account(words).match(found["source"])
        first = accounted.end() if accounted else 0
        source = _owner_of_words(words).sub("", found["source"][first:])
        if not source or source in words.adverbs | words.time or source.endswith(tuple(words.prepositions)):
            continue
        is_main = found["topic"] not in words.clause_topics
        start = within.start + found.start("source") + first
        yield Topic(Span(start, start + len(source)), is_main, means_somebody(source, words, named))


def means_somebody(source: str, words: Lexicon, named: Collection[str]) -> bool:
    """True for a person, for a description of one and for a pronoun."""
    last = source.split()[-1] if source.split() else ""
    several = next((last.removesuffix(one) for one in words.plural_endings if last.endswith(one)), "")
    is_pronoun = last in words.he_or_she
    described = is_pronoun or not words.titles.isdisjoint((last, several)) or bool(office_alone(source, words)[1])
    return described or is_person(source, words, named) or is_description(source, words)


def subject_among(topics: Collection[Topic]) -> Topic | None:
    """The topic that speaks: somebody before something, and the sentence's before a clause's; None without any."""
    order = sorted(topics, key=lambda one: (not one.is_somebody, not one.is_main))
    return order[0] if order else None


@cache
def _account(words: Lexicon) -> re.Pattern[str]:
    """Somebody's account before the topic, where no comma parts them: *경찰에 따르면* 박영희 씨는."""
    return re.compile(rf".*(?:{any_of(words.according_after)})\s+")


@cache
def _owner_of_words(words: Lexicon) -> re.Pattern[str]:
    """What stands after the owner of what is said: 박영희 씨*의 생각*은 다르다."""
    return re.compile(rf"(?:{any_of(words.owner_endings)})\s*(?:{any_of(words.utterances)})\Z")


@cache
def _pattern(words: Lexicon) -> re.Pattern[str]:
    """Words from the start of a clause or a word up to a topic's ending, which ends no verb before a noun: 하*는*."""
    verbs = "".join(rf"(?<!{re.escape(one)})" for one in sorted(words.attribute_ends))
    verbs += "".join(rf"(?<!\s{re.escape(one)})" for one in sorted(words.attributive))
    topic = rf"(?P<topic>{any_of(words.topic_endings | words.clause_topics)})(?!{HANGUL}|[(（]){verbs}"
    taken = any_of(words.quotatives | words.relatives)
    openers = any_of(words.conjunctions | words.adverbs)
    outside = rf"{STOPS}.,、{BLANK}"
    glued = rf"(?:(?:{any_of(words.conjunctions)})(?=[{KANJI}]))?"  # *しかし*梶原は
    start = rf"(?<![^{outside}\s])(?:(?<={BLANK})(?:{taken})\s*)?(?:(?:{openers})\s+)*{glued}"
    return re.compile(rf"{start}(?P<source>[^{outside}\s][^{outside}]{{0,{LONGEST}}}?){topic}")
