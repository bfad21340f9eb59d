"""Which of the earlier questions of a talk a new one may refer to."""

from __future__ import annotations

from bot.talk.requests import Question, Request
from bot.talk.talks import Talk

REMEMBERED_QUESTIONS = 6


def earlier_questions(text: str, request: Request, talk: Talk) -> tuple[str, ...]:
    """The questions that this one may refer to, oldest first: those that were answered, and never itself.

    A corrected question refers to what the first one did; a reply to a message refers to what that answers.
    """
    if isinstance(request.replaces, Question):
        return request.replaces.earlier
    if request.follows and isinstance(request.follows.subject, Question):
        return (*request.follows.subject.earlier, request.follows.subject.text)[-REMEMBERED_QUESTIONS:]
    is_repeated = bool(talk.questions) and talk.questions[-1].casefold() == text.casefold()
    return talk.questions[:-1] if is_repeated else talk.questions
