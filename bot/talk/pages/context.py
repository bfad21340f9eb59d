"""The article's text around a citation."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from bot.talk.answers import Answers
from bot.talk.pages.answering import link_action, way_back
from bot.talk.pages.turning import turns
from bot.talk.replies import Context, Page, Reply
from retrieval import Evidence, Passage, Span

LONGEST = 1_200
"""Characters shown on each side of a quote at most."""


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
    text = evidence.article.text
    if evidence.span.start - start > LONGEST:
        start = evidence.span.start - len(text[start : evidence.span.start][-LONGEST:].partition(" ")[2])
    if end - evidence.span.end > LONGEST:
        end = evidence.span.end + len(text[evidence.span.end : end][:LONGEST].rpartition(" ")[0])
    return Span(start, end)
