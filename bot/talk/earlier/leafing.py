"""Turning to another answer of a question: the next, that of a number or place, that of another speaker."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence

from bot.talk.answers import Answers
from bot.talk.earlier.following_up import speakers_shown
from bot.talk.earlier.further import before_the_first, more_beyond
from bot.talk.pages.showing import show
from bot.talk.pages.turning import BEYOND, at_the_end, nothing_to_leaf
from bot.talk.replies import Reply
from bot.talk.requests import Bookmark, Browse, Question
from bot.talk.small_talk.places import LAST
from bot.talk.talks import Talk
from retrieval import Evidence

Begin = Callable[[Bookmark], Reply]
"""Shows a page, and remembers it as what the talk is about."""


def turned(step: int, bookmark: Bookmark | None, begin: Begin) -> Reply:
    """The page that many steps further on; what is said where there is none."""
    if bookmark is None:
        return nothing_to_leaf()
    reply = begin(Bookmark(bookmark.subject, bookmark.position + step))
    return reply if reply.page is None or reply.page.position != bookmark.position else at_the_end(reply.page, step)


def turned_on(bookmark: Bookmark | None, talk: Talk, answers: Answers, begin: Begin) -> Reply:
    """The next page; after the last one of a question, what else its speaker and its article are quoted with.

    Where nothing answers and no words come close, who is quoted at all.
    """
    reply = turned(+1, bookmark, begin)
    if bookmark is None or reply.page is not None:
        return reply
    last = show(answers, bookmark).page
    further = more_beyond(last, bookmark, talk, answers.find) if last else None
    if further and answers.find(further).evidence:
        return begin(Bookmark(further))
    if last and last.outcome == "unanswered":
        return begin(Bookmark(Browse("speakers", article_id=bookmark.subject.article_id)))
    return reply


def turned_back(bookmark: Bookmark | None, talk: Talk, answers: Answers, begin: Begin) -> Reply:
    """The page before; before the first of what else somebody said, the page from which the talk went on to it."""
    if bookmark and isinstance(bookmark.subject, Question) and bookmark.position == 1:
        before = before_the_first(bookmark.subject, talk, answers.find)
        if before:
            return begin(before)
    return turned(-1, bookmark, begin)


def turned_to_number(number: int, bookmark: Bookmark | None, answers: Answers, begin: Begin) -> Reply | None:
    """The answer of that number to the question asked last; None where there is none."""
    if bookmark is None or not isinstance(bookmark.subject, Question):
        return None
    page = show(answers, Bookmark(bookmark.subject, number)).page
    if page is None or page.position != number or page.outcome != "answered":
        return None
    return begin(Bookmark(bookmark.subject, number))


def turned_to_place(place: int, bookmark: Bookmark | None, begin: Begin) -> Reply:
    """The answer in that place among those to the question asked last; what is said where there are fewer."""
    if bookmark is None or not isinstance(bookmark.subject, Question):
        return nothing_to_leaf()
    reply = begin(Bookmark(bookmark.subject, BEYOND if place == LAST else place))
    is_beyond = place != LAST and reply.page is not None and reply.page.position != place
    return at_the_end(reply.page, +1) if reply.page and is_beyond else reply


def turned_to_another(bookmark: Bookmark | None, home: str, answers: Answers, begin: Begin) -> Reply:
    """The next answer by another speaker than the one shown; without one, the other people whom the article `home`
    quotes."""
    if bookmark is None or not isinstance(bookmark.subject, Question):
        return nothing_to_leaf()
    if place := _place_of_another(answers.find(bookmark.subject).evidence, bookmark.position):
        return begin(Bookmark(bookmark.subject, place))
    besides = speakers_shown(bookmark, answers.find)
    return begin(Bookmark(dataclasses.replace(bookmark.subject, besides=besides, home=home, more=None)))


def _place_of_another(evidence: Sequence[Evidence], shown: int) -> int:
    """The place of the next answer by another speaker than that of place `shown`; after the last, from the first again.
    0 without one."""
    if not 1 <= shown <= len(evidence):
        return 0
    speaker = evidence[shown - 1].speaker
    places = (*range(shown + 1, len(evidence) + 1), *range(1, shown))
    another = (at for at in places if (one := evidence[at - 1].speaker) and (not speaker or one.name != speaker.name))
    return next(another, 0)
