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
from collections.abc import Collection, Sequence
from functools import cache

from retrieval.quoting.lexicon import Lexicon, Words
from retrieval.records import Article, Attribution, Quote, Span, Speaker
from retrieval.text.question_marks import QUESTION_MARKS

_LEAST = 3
"""Questions from which an article with answers in no marks is an interview."""
_CONFIDENCE = 0.8
_MARKS = re.compile(r"[“「『\"«]")
_STARS = frozenset("*•")
_LINE = re.compile(r"[^\s].*")
_SIGN = re.compile(r"\s*[▲▶▷△–—-]?\s*")


def plain_answers(
    article: Article, found: Sequence[Attribution], introduced: Collection[str], words: Lexicon
) -> list[Attribution]:
    """The answers without marks, each a line; none where the article is no interview, or of several people.

    `found` are the quotations in marks, and `introduced` the people whom the article names.
    """
    text = article.text
    paragraphs = [Span(*one.span()) for one in _LINE.finditer(text)]
    asked = [at for at, one in enumerate(paragraphs) if _question(words).match(one.of(text))]
    if len(asked) < _LEAST:
        return []
    if any(text[paragraphs[at].start] in _STARS for at in asked):  # then a dash opens the answers
        asked = [at for at, one in enumerate(paragraphs) if text[one.start] in _STARS]
    named = presented(text[: paragraphs[asked[0]].start], introduced)
    if len(named) != 1:
        return []
    speaker = Speaker(named.pop())
    below = (paragraphs[at + 1] for at in asked if at + 1 < len(paragraphs) and at + 1 not in asked)
    answers = (answer for line in below if (answer := _answer_in(text, line, words)))
    return [
        Attribution(Quote(article.id, (one,), "direct"), speaker, None, None, _CONFIDENCE)
        for one in answers
        if not any(one.touches(other.quote.span) for other in found)
    ]


def _answer_in(text: str, line: Span, words: Lexicon) -> Span | None:
    """A line below a question without its sign or label; None where something in it stands in marks."""
    label = _answer(words).match(text, line.start, line.end) or _SIGN.match(text, line.start, line.end)
    content = Span(label.end() if label else line.start, line.end)
    return content if content.of(text) and not _MARKS.search(content.of(text)) else None


def presented(before: str, introduced: Collection[str]) -> set[str]:
    """Whom the words before the first question introduce; of several people the one whose age they tell."""
    named = {one for one in introduced if one in before} or set(introduced)
    named = {one for one in named if not any(one in other and one != other for other in named)}
    aged = {one for one in named if re.search(rf"{re.escape(one)}\w{{0,3}}\s?[(（]\d{{2}}", before)}
    return aged if len(named) > 1 and aged else named


@cache
def _question(words: Lexicon) -> re.Pattern[str]:
    """A paragraph that a dash, a sign or a label for questions opens, and that quotes nothing."""
    labels = _labels(words.question_labels)
    opener = rf"(?:[–—―─]{{1,2}}|▷|(?:{labels})\d*\s*[.:：．])\s*[^\s“「『\"][^“「『\"]*"
    return re.compile(rf"(?i)\s*(?:{opener}|[*•]\s*[^\n]*[{QUESTION_MARKS}])\Z")


def _labels(listed: Words) -> str:
    return "|".join(map(re.escape, sorted(listed))) or r"(?!)"


@cache
def _answer(words: Lexicon) -> re.Pattern[str]:
    """A label for answers, which no letter continues."""
    return re.compile(rf"(?i)\s*(?:{_labels(words.answer_labels)})\d*\s*[.:：．]\s*")
