"""Which page a talk is about: it is remembered when it is shown, and found again for what follows."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from bot.talk.answers import Answers
from bot.talk.earlier.following_up import REMEMBERED_QUESTIONS
from bot.talk.pages.showing import show
from bot.talk.replies import Page, Reply
from bot.talk.requests import Bookmark, Question, Request
from bot.talk.talks import Talk, Talks


class PagesOfTalks:
    """The pages that talks are about, kept in `talks`."""

    def __init__(self, talks: Talks) -> None:
        self._talks = talks

    def begin(self, bookmark: Bookmark, request: Request, answers: Answers) -> Reply:
        """Show a page, and remember it as what the talk is about now."""
        reply = show(answers, bookmark)
        talk = self._talks.recall(request.talk)
        questions = talk.questions
        is_answered = reply.page is not None and reply.page.outcome == "answered"
        if isinstance(bookmark.subject, Question) and is_answered and not bookmark.subject.more:
            questions = (*bookmark.subject.earlier, bookmark.subject.text)[-REMEMBERED_QUESTIONS:]
        is_of_nobody = isinstance(bookmark.subject, Question) and bookmark.subject.besides and not is_answered
        about = talk.bookmark if is_of_nobody else reply.bookmark
        self._talks.keep(request.talk, Talk(questions, about, talk.article_id))
        return reply

    def begins(self, request: Request, answers: Answers) -> Callable[[Bookmark], Reply]:
        """`begin` for this request, as a function of the bookmark."""
        return lambda bookmark: self.begin(bookmark, request, answers)

    def go_on_from(self, reply: Reply, talk: str) -> None:
        """If the talk is about the subject of that reply, it goes on from its page."""
        remembered = self._talks.recall(talk)
        if remembered.bookmark and reply.page and remembered.bookmark.subject == reply.page.subject:
            self._talks.keep(talk, dataclasses.replace(remembered, bookmark=reply.bookmark))

    def bookmark(self, request: Request) -> Bookmark | None:
        """The page that the request follows: of the message replied to, or else the last one of the talk."""
        return request.follows or self._talks.recall(request.talk).bookmark

    def current(self, request: Request, answers: Answers) -> Reply | None:
        """The page that the request is about, shown again; after a list, that of the last answer."""
        bookmark = self.bookmark(request)
        reply = show(answers, bookmark) if bookmark else None
        if request.follows or not reply or not reply.page or len(reply.page.evidence) == 1:
            return reply
        talk = self._talks.recall(request.talk)
        if not talk.questions:
            return reply
        *earlier, text = talk.questions
        return show(answers, Bookmark(Question(text, tuple(earlier), talk.article_id)))

    def cited(self, request: Request, answers: Answers) -> Page | None:
        """The page that the request speaks of, where it cites one span; None where none does."""
        current = self.current(request, answers)
        page = current.page if current else None
        return page if page and len(page.evidence) == 1 else None

    def article_named(self, request: Request, answers: Answers) -> str:
        """The id of the article that answers the request, or comes closest to an answer; empty if none does."""
        page = show(answers, Bookmark(Question(request.call.argument, article_id=self.focus(request)))).page
        return page.evidence[0].article.id if page and len(page.evidence) == 1 else ""

    def focus(self, request: Request) -> str:
        """The id of the article that the talk was narrowed to by /open; empty where it asks all of them."""
        return self._talks.recall(request.talk).article_id


def home_before(bookmark: Bookmark | None) -> str:
    """The id of the article that the talk was about when the question of that page was asked; empty for a list."""
    return bookmark.subject.home if bookmark and isinstance(bookmark.subject, Question) else ""


def home_of(page: Page | None) -> str:
    """The id of the article that a page cites; empty without a page."""
    return page.evidence[0].article.id if page else ""
