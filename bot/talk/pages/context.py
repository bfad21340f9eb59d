"""The article's text around a citation."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from bot.talk.answers import Answers
from bot.talk.pages.answering import link_action, way_back
from bot.talk.pages.turning import turns
from bot.talk.replies import Context, Page, Reply
from retrieval import Evidence, Passage, Span, split_sentences

LONGEST = 1_200
"""The greatest number of characters shown on each side of a quote."""
SHORTEST = 400
"""Characters below which a long context is cut within a sentence rather than at its border."""


def context_of(answers: Answers, page: Page) -> Reply:
    """The text around what that page cites; no blocks unless it cites exactly one span."""
    if len(page.evidence) != 1:
        return Reply()
    (evidence,) = page.evidence
    around = _around(evidence, answers.library.shelf.get(evidence.article.id).passages)
    return Reply((Context(evidence, around),), page, turns(page.position, page.total))


def opened_context(answers: Answers, page: Page) -> Reply:
    """The same in place of the page, with the way back to it."""
    reply = context_of(answers, page)
    actions = (way_back(page), *map(link_action, page.evidence))
    return dataclasses.replace(reply, actions=actions) if reply.blocks else reply


def _around(evidence: Evidence, passages: Sequence[Passage]) -> Span:
    """From the passage before the evidence's own to the one after it; of long passages only the part nearby."""
    own = [number for number, passage in enumerate(passages) if passage.span.touches(evidence.span)]
    if not own:
        return evidence.span
    near = passages[max(own[0] - 1, 0) : own[-1] + 2]
    start = min(near[0].span.start, evidence.span.start)
    end = max(near[-1].span.end, evidence.span.end)
    return Span(_start(evidence, start), _end(evidence, end))


def _start(evidence: Evidence, start: int) -> int:
    """Where the context begins: at `start`, or with the first sentence, or else the first word, that is near enough."""
    article, nearest = evidence.article, evidence.span.start - LONGEST
    if start >= nearest:
        return start
    sentences = split_sentences(article.text, Span(start, evidence.span.start), article.language)
    begin = next((one.start for one in sentences if nearest <= one.start <= evidence.span.start - SHORTEST), None)
    return begin or evidence.span.start - len(article.text[nearest : evidence.span.start].partition(" ")[2])


def _end(evidence: Evidence, end: int) -> int:
    """Where the context ends: at `end`, or with the last sentence, or else the last word, that is near enough."""
    article, furthest = evidence.article, evidence.span.end + LONGEST
    if end <= furthest:
        return end
    sentences = split_sentences(article.text, Span(evidence.span.end, end), article.language)
    last = max((one.end for one in sentences if evidence.span.end + SHORTEST <= one.end <= furthest), default=None)
    return last or evidence.span.end + len(article.text[evidence.span.end : furthest].rpartition(" ")[0])
