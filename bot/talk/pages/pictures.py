"""Replies that are to be drawn as pictures, with the same in words for faces that cannot draw."""

from __future__ import annotations

from bot.talk.captions import as_typed
from bot.talk.replies import Citation, Listing, Page, Reply, Row, say
from bot.wording import _, grouped, ngettext
from retrieval import Library


def card_of(page: Page) -> Reply:
    """What that page cites, as a picture; no picture unless it cites exactly one span."""
    if len(page.evidence) != 1:
        return Reply()
    (evidence,) = page.evidence
    return Reply(page=page, picture=evidence, instead=(Citation(evidence),))


def drawn(reply: Reply | None, asked: str = "") -> Reply:
    """The answer of a reply as a picture; where it holds none, the reply to what was asked, or how to ask for one."""
    page = reply.page if reply else None
    card = card_of(page) if page and page.outcome != "unanswered" else Reply()
    if card.picture:
        return card
    if reply and asked:
        return reply
    return say(_("There is no answer to draw. Ask a question first, or type /card and it."))


def no_answer_of(number: int, current: Reply | None) -> Reply:
    """What is said where the question that `current` answers has no answer of that number to draw."""
    page = current.page if current else None
    if page is None or page.outcome != "answered":
        return drawn(None)
    return say(
        _("There is no answer number {number}; the last one is number {total}.", number=number, total=page.total)
    )


def timeline_reply(library: Library, words: str) -> Reply:
    """Who said how much about these words over time, as a picture; a note if nobody said anything."""
    if not words:
        return say(_("Type /timeline and what the quotes are about, such as /timeline fuel prices."))
    # Imported here, as it is seldom needed: the console starts without it.
    from bot.talk.timeline import summary, timeline_of

    counted = timeline_of(words, library)
    if counted.series:
        rows = tuple(Row(series.label, grouped(series.total)) for series in counted.series)
        return Reply(picture=counted, instead=(Listing(summary(counted), rows),))
    return say(
        ngettext(
            "I found no quote about “{words}” in {number} article.",
            "I found no quote about “{words}” in {number} articles.",
            len(library.shelf.articles),
            words=as_typed(words, 120),
        )
    )
