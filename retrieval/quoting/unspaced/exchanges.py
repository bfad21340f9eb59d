"""Interviews in languages without spaces between words: 问：… 答：…, 记者：… 钟南山：…

The answers are attributed to the interviewee. The words before the first question introduce this person by a name that
the article uses again; without such a name the answers have no speaker.
"""

from __future__ import annotations

import re

from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.unspaced.names import blanked, names_in, people_in
from retrieval.records import Article, Attribution, Quote, Span, Speaker
from retrieval.text.paragraphs import split_paragraphs

_LABEL = re.compile(r"\s*(?P<label>[^\W\d_]{1,6}(?:[·・][^\W\d_]{1,6})*)\s*[：:]\s*(?=[^\s“「『\"])")
_CONFIDENCE = 0.85
_LEAST = 2
"""The least number of answers with a label other than a name that make an article an interview."""


def find_exchanges(article: Article, words: Lexicon) -> tuple[Attribution, ...]:
    """Every answer of an interview, in order; none if the article is not an interview."""
    text = article.text
    labelled = [
        (found["label"], Span(found.start("label"), found.end("label")), Span(found.end(), paragraph.span.end))
        for paragraph in split_paragraphs(text)
        if (found := _LABEL.match(text, paragraph.span.start, paragraph.span.end))
    ]
    asked = [label.start for name, label, _ in labelled if name in words.question_labels]
    if not asked:
        return ()
    answers = [one for one in labelled if one[0] not in words.question_labels and one[1].start > asked[0]]
    bare = [one for one in answers if one[0] in words.answer_labels]
    if bare and len(bare) < _LEAST:
        return ()
    interviewee = _introduced(f"{article.title}\n{text}", text[: asked[0]], words) if bare else ""
    return tuple(
        Attribution(
            Quote(article.id, (content,), "direct"),
            Speaker(who) if who else None,
            label if who else None,
            None,
            _CONFIDENCE,
        )
        for name, label, content in answers
        if (who := interviewee if name in words.answer_labels else name) or name in words.answer_labels
    )


def _introduced(whole: str, opening: str, words: Lexicon) -> str:
    """The first name before the first question that the article uses more than once, or else the only person's; ""
    without one."""
    people = [one.name for one in people_in(blanked(opening), whole, words)]
    again = next(names_in(opening, whole, words), "") or next((one for one in people if whole.count(one) > 1), "")
    return again or (people[0] if len(people) == 1 else "")
