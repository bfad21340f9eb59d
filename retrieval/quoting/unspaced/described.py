"""Nouns that stand for a person in a text without spaces between words: 老人, 这位校长, 监考老师.

A noun means the person named right after it elsewhere (*校长*李梅), or, after a word such as “this”, whoever the story
is about. Without either it names only itself, as a description.
"""

from __future__ import annotations

import re
from functools import cache

from retrieval.quoting.alternatives import any_of
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.unspaced.names import bearer_of, blanked, people_in
from retrieval.records import Span

_LEAST_NOUN = 2


def described_subject(text: str, start: int, end: int, words: Lexicon) -> Span | None:
    """The noun for an unnamed person, with what stands before it, that opens the words from `start` up to `end`; None
    where they open otherwise: *监考老师*站到教室中间."""
    found = _subjects(words).match(text, start, end)
    if found is None or any(found.end() >= start + one.start for one in people_in(text[start:end], text, words)):
        return None
    return Span(*found.span("described"))


def is_described(source: str, text: str, words: Lexicon) -> bool:
    """True for words that end with a noun for a person and name nobody."""
    return source.endswith(_nouns(words)) and not people_in(source, text, words)


def is_pointed_at(source: str, words: Lexicon) -> bool:
    """True for a description of somebody of whom the text has told: *这位*老师; 这位80岁的*老人*."""
    definite = next((one for one in words.definite if source.startswith(one)), "")
    noun = max((source[source.rfind(end) + len(end) :] for end in words.attribute_ends if end in source), default="")
    return source in words.ages_by_noun or (bool(definite) and (noun or source.removeprefix(definite)) in _nouns(words))


def bearers_of_noun(described: str, text: str, before: int, words: Lexicon) -> set[str]:
    """The people who are named right after the noun of a description before an offset: 校长 means 校长*李梅*."""
    noun = next((one for one in _nouns(words) if described.endswith(one)), "")
    if not noun:
        return set()
    longer = tuple(one for one in _nouns(words) if one != noun and one.endswith(noun))
    narrated = blanked(text[:before])
    return {
        bearer_of(one.name, narrated, words)
        for found in re.finditer(re.escape(noun), narrated)
        if not narrated.endswith(longer, 0, found.end())
        for one in people_in(narrated[found.end() : found.end() + _LONGEST], text, words)
        if one.start == 0
    }


_LONGEST = 6
"""The greatest number of letters beside a noun that are searched for a name or read as part of a description."""


@cache
def _nouns(words: Lexicon) -> tuple[str, ...]:
    """The nouns for a person, the longest first."""
    nouns = words.titles | words.honours | words.second_mentions | words.kin | words.ages_by_noun.keys()
    longer = {one for one in nouns if len(one) >= _LEAST_NOUN} - words.question_labels
    return tuple(sorted(longer, key=lambda one: (-len(one), one)))


@cache
def _subjects(words: Lexicon) -> re.Pattern[str]:
    """A pattern for a noun for a person that opens a sentence, behind conjunctions and words without a verb."""
    nouns, no_person = any_of(_nouns(words)), words.inanimate | words.bodies | words.attribute_ends | words.links
    verbs = words.speech | words.prepositions | words.auxiliaries | words.negations | words.question_labels
    lead = rf"(?:\s|{any_of(words.conjunctions)}|{any_of(words.adverbs)})*"
    before = rf"(?:(?!{any_of(verbs | words.indefinite)})[^\W\d_]){{0,{_LONGEST}}}?"
    described = rf"(?:{any_of(words.kin)})|{before}(?:{nouns})(?:{any_of(words.plural_endings)})?"
    return re.compile(rf"{lead}(?P<described>{described})(?!{any_of(no_person)}|{nouns})")
