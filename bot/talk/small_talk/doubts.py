"""The replies to people who doubt an answer, or say that it is wrong."""

from __future__ import annotations

from typing import Literal

from bot.talk.captions import attribution_of, byline_of, title_of
from bot.talk.pages.answering import link_action
from bot.talk.replies import Action, Note, Page, Reply, say
from bot.wording import _
from retrieval import Evidence


def doubted(wish: Literal["objection", "doubt"], page: Page) -> Reply:
    """Where the words stand that an answer cites, or that came closest to one, and what can be done about them.

    The page cites exactly one span.
    """
    (evidence,) = page.evidence
    says = _(
        "I only repeat what is printed; whether it is true, I cannot tell. These words stand in: {article}",
        article=_where(evidence),
    )
    blocks = [Note(says), _by_whom(evidence), Note(_("/context shows the words around them."))]
    if wish == "objection":
        blocks.append(Note(_("If they are no answer to your question, vote 👎 or ask again with a name or a topic.")))
    here = str(page.position)
    actions = (
        Action("context", here, _("Context")),
        link_action(evidence),
        Action("like", here, "👍"),
        Action("dislike", here, "👎"),
    )
    return Reply(tuple(blocks), page, actions)


def printed_in(page: Page) -> Reply:
    """Where and when the words were printed that an answer cites, with the link. The page cites exactly one span."""
    (evidence,) = page.evidence
    blocks = (
        Note(_("These words stand in: {article}", article=_where(evidence))),
        _by_whom(evidence),
        Note(_("/context shows the words around them.")),
    )
    return Reply(blocks, page, (Action("context", str(page.position), _("Context")), link_action(evidence)))


def _by_whom(evidence: Evidence) -> Note:
    """The line that says whose words they are."""
    return Note(f"— {', '.join(filter(None, attribution_of(evidence)))}")


def _where(evidence: Evidence) -> str:
    return " · ".join(filter(None, (title_of(evidence.article), byline_of(evidence.article))))


def looked_up() -> Reply:
    """What is said where somebody doubts words of the bot's own that cite nothing, or not one quote only."""
    return say(
        _("I only say what I find in the articles; whether it is true, I cannot tell. /sources lists the articles.")
    )
