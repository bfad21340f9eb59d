"""Answers without marks below the questions of an interview that dashes, signs or letters open.

――きっかけは。
父の病気です。
Q. 언제 시작했나요?
A. 열두 살 때입니다.

Each line below a question is one. They are given only to the one person whom the words above the first question
introduce.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from retrieval.quoting.alternatives import any_of
from retrieval.quoting.framed.interviews import presented
from retrieval.quoting.lexicon import Lexicon
from retrieval.records import Article, Attribution, Quote, Span, Speaker

_LEAST = 3
"""Questions from which an article with answers in no marks is an interview."""
_CONFIDENCE = 0.8
_MARKS = re.compile(r"[“「『\"«]")
_LINE = re.compile(r"[^\s].*")
_SIGN = re.compile(r"\s*[▲▶▷△]?\s*")


def plain_answers(
    article: Article, found: Sequence[Attribution], introduced: Collection[str], words: Lexicon
) -> list[Attribution]:
    """The answers without marks, each a paragraph; none where the article is no interview, or of several people.

    `found` are the quotations in marks, and `introduced` the people whom the article names.
    """
    text = article.text
    paragraphs = [Span(*one.span()) for one in _LINE.finditer(text)]
    asked = [at for at, one in enumerate(paragraphs) if _question(words).match(one.of(text))]
    if len(asked) < _LEAST:
        return []
    named = presented(text[: paragraphs[asked[0]].start], introduced)
    if len(named) != 1:
        return []
    speaker = Speaker(named.pop())
    answers = (one for at in asked for one in _answer_below(text, paragraphs, at, words))
    return [
        Attribution(Quote(article.id, (one,), "direct"), speaker, None, None, _CONFIDENCE)
        for one in answers
        if not any(one.touches(other.quote.span) for other in found)
    ]


def _answer_below(text: str, paragraphs: Sequence[Span], asked: int, words: Lexicon) -> Iterator[Span]:
    """The paragraph below a question, without its sign or label; nothing where it stands in marks or asks as well."""
    if asked + 1 == len(paragraphs):
        return
    below = paragraphs[asked + 1]
    label = _answer(words).match(text, below.start, below.end) or _SIGN.match(text, below.start, below.end)
    content = Span(label.end() if label else below.start, below.end)
    said = content.of(text)
    if said and not _MARKS.search(said) and not _question(words).match(below.of(text)):
        yield content


@cache
def _question(words: Lexicon) -> re.Pattern[str]:
    """A paragraph that a dash, a sign or a label for questions opens, and that quotes nothing."""
    labels = any_of(words.question_labels)
    return re.compile(rf"(?i)\s*(?:[–—―─]{{1,2}}|▷|(?:{labels})\d*\s*[.:：．])\s*[^\s“「『\"][^“「『\"]*\Z")


@cache
def _answer(words: Lexicon) -> re.Pattern[str]:
    """A label for answers, which no letter continues."""
    return re.compile(rf"(?i)\s*(?:{any_of(words.answer_labels)})\d*\s*[.:：．]\s*")
