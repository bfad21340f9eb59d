"""A bare “why?”, “when?” or “where?”: it asks for what stands beside the words that the talk has shown."""

from __future__ import annotations

from collections.abc import Callable

from bot.talk.earlier.following_up import earlier_questions
from bot.talk.earlier.pages import home_of
from bot.talk.replies import Page
from bot.talk.requests import Question, Request
from bot.talk.talks import Talk
from retrieval import Answer, Library, asks_when_or_where, reason_beside, tells_when_or_where


def reason_asked(page: Page | None, request: Request, talk: Talk, library: Library) -> Question | None:
    """The question for the reason of the words on that page; None where nothing beside them gives it."""
    if page is None or page.outcome != "answered":
        return None
    asked = _asked_beside(page, request, talk)
    return asked if asked.shown and reason_beside(asked.home, asked.shown, library) else None


def moment_asked(
    page: Page | None, request: Request, talk: Talk, find: Callable[[Question], Answer]
) -> Question | None:
    """The question for the day or place of what that page tells; None where its article tells none.

    None also where other words ask for where the words themselves stand, and after words that were asked for as
    somebody's: “when was that?” asks when they were said.
    """
    if page is None or page.outcome != "answered" or not asks_when_or_where(request.call.argument):
        return None
    asked = _asked_beside(page, request, talk)
    return asked if tells_when_or_where(find(asked), asked.earlier, asked.home) else None


def _asked_beside(page: Page, request: Request, talk: Talk) -> Question:
    """What is typed as a question about the words on a page."""
    text, shown = request.call.argument, page.evidence[0].span
    earlier = earlier_questions(text, request, talk)
    return Question(text, earlier, talk.article_id, home=home_of(page), shown=shown)
