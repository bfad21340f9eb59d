"""Shows any subject at any position."""

from __future__ import annotations

from bot.talk.answers import Answers
from bot.talk.pages.answering import answer_page
from bot.talk.pages.lists import quotes_page, sources_page, speakers_page
from bot.talk.pages.telling import told_page
from bot.talk.replies import Reply, say
from bot.talk.requests import Bookmark, Browse, Question, Told
from bot.wording import _


def show(answers: Answers, bookmark: Bookmark) -> Reply:
    """The page at that bookmark, or the nearest one there is."""
    if not answers.library.shelf.articles:
        return no_articles()
    match bookmark.subject:
        case Question() as question:
            return answer_page(answers, question, bookmark.position)
        case Told() as told:
            return told_page(answers, told)
        case Browse(what="quotes") as browse:
            return quotes_page(answers.library, browse, bookmark.position)
        case Browse(what="speakers") as browse:
            return speakers_page(answers.library, browse, bookmark.position)
        case Browse() as browse:
            return sources_page(answers.library, browse, bookmark.position)


def no_articles() -> Reply:
    """What is said if there is nothing to ask."""
    return say(_("There are no articles here yet."))
