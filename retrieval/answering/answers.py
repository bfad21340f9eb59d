"""Answer a question from a library: the best evidence, or nothing."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.library import Library
from retrieval.passages import passage_of
from retrieval.records import Answer, Evidence


def answer(question: str, library: Library, talk: Sequence[str] = ()) -> Answer:
    """The best evidence for `question`; `talk` holds the earlier questions of the same talk, oldest first."""
    del talk
    wanted = set(question.lower().split())
    found = []
    for article in library.articles:
        for attribution in library.attributions(article.id):
            span = attribution.quote.contents[0]
            score = float(len(wanted & set(span.of(article.text).lower().split())))
            if score:
                passage = passage_of(library.passages(article.id), span)
                found.append(Evidence(article, span, passage, attribution, score, 0.5))
    found.sort(key=lambda evidence: -evidence.score)
    return Answer(question, tuple(found))
