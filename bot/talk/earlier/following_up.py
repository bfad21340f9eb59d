"""The earlier questions of a talk that a new one may refer to, and the people whom a refused one may have meant."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from bot.talk.requests import Bookmark, Question, Request
from bot.talk.talks import Talk
from bot.wording import _
from retrieval import Answer, Refusal

REMEMBERED_QUESTIONS = 6


def earlier_questions(text: str, request: Request, talk: Talk) -> tuple[str, ...]:
    """The questions that this one may refer to, oldest first: those that were answered, and never itself.

    A corrected question refers to the same as the original; a reply to a message refers to the question that it
    answers.
    """
    if isinstance(request.replaces, Question):
        return request.replaces.earlier
    if request.follows and isinstance(request.follows.subject, Question):
        return (*request.follows.subject.earlier, request.follows.subject.text)[-REMEMBERED_QUESTIONS:]
    is_repeated = bool(talk.questions) and talk.questions[-1].casefold() == text.casefold()
    return talk.questions[:-1] if is_repeated else talk.questions


def asked_of_another(before: Question, refusal: Refusal | None, number: int) -> Question | None:
    """The refused question, asked of the one of that number (from 1) who was perhaps meant; None if there is none."""
    if refusal is None or not 1 <= number <= len(refusal.near):
        return None
    meant = refusal.near[number - 1]
    is_written = bool(refusal.name) and refusal.name in before.text
    text = before.text.replace(refusal.name, meant) if is_written else _("What did {speaker} say?", speaker=meant)
    return dataclasses.replace(before, text=text, more=None)


def speakers_shown(before: Bookmark | None, find: Callable[[Question], Answer]) -> tuple[str, ...]:
    """The speakers whose answers to the question before were shown."""
    if before is None or not isinstance(before.subject, Question):
        return ()
    found = find(before.subject)
    shown = (found.evidence or found.closest[:1])[: before.position]
    names = (evidence.speaker.name for evidence in shown if evidence.speaker)
    return tuple(dict.fromkeys((*before.subject.besides, *names)))
