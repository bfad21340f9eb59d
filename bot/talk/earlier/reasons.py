"""A bare “why?”: it asks for the reason of what the talk has shown, where a quotation beside that gives one."""

from __future__ import annotations

from bot.talk.earlier.following_up import earlier_questions
from bot.talk.earlier.pages import home_of
from bot.talk.replies import Page
from bot.talk.requests import Question, Request
from bot.talk.talks import Talk
from retrieval import Library, reason_beside


def reason_asked(page: Page | None, request: Request, talk: Talk, library: Library) -> Question | None:
    """The question for the reason of the words on that page; None where nothing beside them gives it."""
    if page is None or page.outcome != "answered":
        return None
    home, shown, text = home_of(page), page.evidence[0].span, request.call.argument
    if reason_beside(home, shown, library) is None:
        return None
    return Question(text, earlier_questions(text, request, talk), talk.article_id, home=home, shown=shown)
