"""What is said about what was given to read: that it is here, what became of it, what cannot be read and why."""

from __future__ import annotations

from collections.abc import Sequence

from bot.talk.library.intake import Taken
from bot.talk.library.reasons import why
from bot.talk.pages import article_row
from bot.talk.replies import Block, Listing, Paragraph, Reply, quotes_counted
from bot.telegram.messages.sources import File, Link, Source
from bot.wording import _, ngettext
from retrieval import Article, ArticleError

LONGEST_NAME = 200
MOST_ROWS = 10
MOST_FAILURES = 3


def name_of(source: Source) -> str:
    """What the message that it came with is about; empty for the message itself."""
    match source:
        case Link(url):
            return shorten(url.partition("://")[2])
        case File(name=name):
            return shorten(name)
        case _:
            return ""


def shorten(name: str) -> str:
    """So much of a name that it fits into a sentence."""
    return name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME]}…"


def received(sources: Sequence[Source]) -> str:
    if len(sources) > 1:
        return ngettext("Received: {number} link", "Received: {number} links", len(sources))
    name = name_of(sources[0])
    return _("Received: {name}", name=name) if name else _("Received: the message")


def reading(sources: Sequence[Source]) -> str:
    if len(sources) > 1:
        return ngettext("Reading {number} link …", "Reading {number} links …", len(sources))
    name = name_of(sources[0])
    return _("Reading {name} …", name=name) if name else _("Reading the message …")


def adding(position: int, total: int) -> str:
    return ngettext(
        "Looking for quotes: {position} of {number} article …",
        "Looking for quotes: {position} of {number} articles …",
        total,
        position=position,
    )


def too_large(name: str) -> str:
    return _(
        "{name} is larger than the 20 MB that Telegram lets a bot fetch. Please send it in parts, or a link to it.",
        name=shorten(name),
    )


def not_given(name: str) -> str:
    return _("Telegram does not give me {name}. Please send it again.", name=shorten(name))


def receipt(taken: Taken, most: int) -> Reply:
    """What became of what was given to a library of `most` articles at most."""
    blocks: list[Block] = []
    if taken.articles:
        blocks += _listing(_added(taken), taken.articles)
    if taken.known:
        blocks += _listing(_("Here already:"), taken.known)
    blocks += [Paragraph(cannot_read(failure)) for failure in taken.failures[:MOST_FAILURES]]
    if len(taken.failures) > MOST_FAILURES:
        more = len(taken.failures) - MOST_FAILURES
        blocks.append(
            Paragraph(ngettext("And {number} more that I cannot read.", "And {number} more that I cannot read.", more))
        )
    if taken.is_full:
        full = ngettext(
            "The library of this chat is full: it holds {number} article at most. /library shows what could go.",
            "The library of this chat is full: it holds {number} articles at most. /library shows what could go.",
            most,
        )
        blocks.append(Paragraph(full))
    return Reply(tuple(blocks) or (Paragraph(_("There is nothing new in it.")),))


def cannot_read(error: ArticleError) -> str:
    return _("I cannot read this. {why}", why=why(shorten(error.where), error.reason, error.kind))


def _added(taken: Taken) -> str:
    if taken.quotes == 0:
        number = len(taken.articles)
        return ngettext("Added. I find no quotes in it:", "Added. I find no quotes in them:", number)
    if taken.people == 0:
        return ngettext(
            "Added, with {number} quote that is not attributed:",
            "Added, with {number} quotes that are not attributed:",
            taken.quotes,
        )
    people = ngettext("{number} person", "{number} people", taken.people)
    return _("Added, with {quotes} by {people}:", quotes=quotes_counted(taken.quotes), people=people)


def _listing(heading: str, articles: Sequence[Article]) -> list[Block]:
    blocks: list[Block] = [Listing(heading, tuple(map(article_row, articles[:MOST_ROWS])))]
    if len(articles) > MOST_ROWS:
        more = len(articles) - MOST_ROWS
        blocks.append(Paragraph(ngettext("And {number} article more.", "And {number} articles more.", more)))
    return blocks
