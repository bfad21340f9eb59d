"""Who is interviewed: the person whom the paragraphs before the first question introduce."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from retrieval.quoting.grammar.first_names import is_first_name, is_first_name_in_case
from retrieval.quoting.grammar.mentions import Mention, find_mentions
from retrieval.quoting.grammar.tokens import DATELINE_ENDS, Sentence, Token
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.linking.layout.askers import credited
from retrieval.quoting.linking.said import NOBODY
from retrieval.records import Span

_AFTER_NAME = 4
"""Tokens after a name among which the verb is looked for, less one: Mark Thorne of the Herald *meets* …"""
_BYLINE = 6
"""The greatest number of tokens of a paragraph that names only who asked: Por Ana Ruiz."""


class Paragraph(Protocol):
    """A paragraph of an article with its sentences."""

    @property
    def span(self) -> Span: ...

    @property
    def sentences(self) -> Sequence[Sentence]: ...


def interviewee(
    text: str, paragraphs: Sequence[Paragraph], first: int, asked: Sequence[int], words: Lexicon
) -> tuple[Token, ...]:
    """The person whom the paragraphs before the first question introduce, nobody where that may be several.

    The paragraph nearest to the question decides where it names a single person; otherwise all before it must name a
    single one, or a single one whose first name or title is known, or the first question must address one by name.
    """
    nearest: list[tuple[Token, ...]] = []
    every: dict[str, tuple[Token, ...]] = {}
    known: dict[str, tuple[Token, ...]] = {}
    mentions = [
        [
            (sentence, one)
            for sentence in paragraph.sentences
            for one in find_mentions(sentence.tokens, words)
            if not _asks(sentence.tokens, one, words) and sentence.tokens[one.last] not in credit
        ]
        for paragraph in paragraphs[:first]
        for credit in (credited(paragraph.sentences, words),)
    ]
    surnames = {one.name[-1] for found in mentions for _, one in found if len(one.name) > 1 and _is_person(one, words)}
    for found in reversed(mentions):
        for sentence, one in found:
            if _is_person(one, words) or (len(one.name) == 1 and one.name[0] in surnames):
                source = sentence.tokens[one.first : one.last + 1]
                every.setdefault(one.name[-1], source)
                if _has_first_name(one, words) or one.titles:
                    known.setdefault(one.name[-1], source)
        if not nearest and every:
            nearest = list(every.values())
    if len(every) == 1 or len(nearest) == 1:
        return nearest[0]
    if len(known) == 1:
        return next(iter(known.values()))
    addressed = paragraphs[asked[0]].span.of(text)
    called = [source for source in every.values() if any(_stands_in(token, addressed) for token in source)]
    if len(called) == 1:
        return called[0]
    if not every and (spoken_to := _called_first(paragraphs[asked[0]].sentences, words)):
        return spoken_to
    return _opening_person(paragraphs[0].sentences, words) if first else NOBODY


def _called_first(sentences: Sequence[Sentence], words: Lexicon) -> tuple[Token, ...]:
    """Whom the first question calls by a title and a name, where nobody has been named before: *Mr. Doyle*, where …"""
    for sentence in sentences:
        for one in find_mentions(sentence.tokens, words):
            after = sentence.tokens[one.last + 1 : one.last + 2]
            if one.titles and after and after[0].text == ",":
                return sentence.tokens[one.first : one.last + 1]
    return NOBODY


def _opening_person(sentences: Sequence[Sentence], words: Lexicon) -> tuple[Token, ...]:
    """The first person whom the article names, in its first sentence; the last one, where the first one interviews."""
    for sentence in [one for one in sentences if one.tokens[-1].text not in DATELINE_ENDS][:1]:  # *Q&A:* Ada Lind on …
        people = [one for one in find_mentions(sentence.tokens, words) if _is_person(one, words)]
        if not people:
            return NOBODY
        one: Mention | None = people[0]
        after = sentence.tokens[people[0].last + 1 : people[0].last + _AFTER_NAME]
        if any(token.lower in words.interviewing | words.asked for token in after):
            one = people[-1] if len(people) > 1 else None
        elif people[0].first > 0 and sentence.tokens[people[0].first - 1].lower in words.prepositions:
            one = None
        return sentence.tokens[one.first : one.last + 1] if one else NOBODY
    return NOBODY


def _is_person(mention: Mention, words: Lexicon) -> bool:
    """True for two words or more that open with a first name, or that a title precedes."""
    if len(mention.name) < 2 or any(word.lower() in words.bodies for word in mention.name):
        return False
    return is_first_name(mention.name[0]) or bool(mention.titles) or len(mention.name[0]) > 1


def _stands_in(token: Token, text: str) -> bool:
    return token.is_capitalised and len(token.text) > 3 and token.text in text


def _has_first_name(mention: Mention, words: Lexicon) -> bool:
    """True for a name that opens with a known first name, in any case: z *Karoliną* Decką."""
    first = mention.name[0]
    return is_first_name(first) or (bool(words.case_endings) and is_first_name_in_case(first, words.case_endings))


def _asks(tokens: Sequence[Token], one: Mention, words: Lexicon) -> bool:
    """True for whoever asks: *Jan Nowicki* rozmawia z …; rozmawia *Jan Nowicki*; a byline, Por *Ana Ruiz*.

    Elsewhere for whom somebody tells, or to whom “he” or “she” talks: She spoke to *Ana Ruiz*.
    """
    if "inverts" not in words.habits:
        first = one.first - len(one.titles)
        before = [token.lower for token in tokens[max(0, first - 3) : first]]
        talks = len(before) > 2 and before[0] in words.he_or_she and before[-1] in words.prepositions
        return talks or (before[-1:] != [] and before[-1] in words.told)
    near = [token.lower for token in tokens[max(0, one.first - 2) : one.first]]
    linked = near[-1:] != [] and (near[-1] in words.agents or near[-1] in words.determiners)
    led = any(word in words.interviewing for word in (near if linked else near[-1:]))
    follows = tokens[one.last + 1 : one.last + 2]
    asks = bool(follows) and follows[0].lower in words.interviewing
    byline = one.first == 1 and len(tokens) <= _BYLINE and tokens[0].lower in words.prepositions
    return asks or byline or led
