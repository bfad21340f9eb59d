"""Quotes of one article that a chat is told of because of its watches."""

from __future__ import annotations

from bot.talk.answers import Answers
from bot.talk.captions import title_of
from bot.talk.pages.answering import link_action
from bot.talk.replies import Action, Citation, Page, Quotations, Reply
from bot.talk.requests import Told
from bot.wording import _
from retrieval import Evidence, Library, evidence_of


def told_page(answers: Answers, told: Told) -> Reply:
    """The quotes, with what can be done about them; nothing if the article is gone."""
    evidence = evidence_told(answers.library, told)
    if not evidence:
        return Reply()
    page = Page(told, evidence=evidence, outcome="answered")
    if len(evidence) > 1:
        return Reply((Quotations(title_of(evidence[0].article), evidence),), page, (link_action(evidence[0]),))
    actions = (
        Action("context", "1", _("Context")),
        link_action(evidence[0]),
        Action("like", "1", "👍"),
        Action("dislike", "1", "👎"),
        Action("picture", "1", _("Picture")),
        *(Action("stop", str(watch), _("Stop watching")) for watch in told.watches[:1] if len(told.watches) == 1),
    )
    return Reply((Citation(evidence[0]),), page, actions)


def evidence_told(library: Library, told: Told) -> tuple[Evidence, ...]:
    """The quotes, in the order of the article; those that the article has no longer are left out."""
    analysed = library.shelf.find((told.article_id,)).get(told.article_id)
    found = (evidence_of(analysed, one) for one in analysed.attributions) if analysed else ()
    return tuple(dict.fromkeys(one for one in found if one and one.span in told.spans))
