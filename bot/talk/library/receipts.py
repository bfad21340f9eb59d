"""The messages about something that a person adds: that it arrived, how far reading it is, and the outcome."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence

from bot.talk.captions import quotes_counted
from bot.talk.library.intake import Taken
from bot.talk.library.reasons import why
from bot.talk.library.sources import FetchError, File, Link, OnDisk, Source
from bot.talk.pages.lists import article_row
from bot.talk.replies import Block, Heavy, Listing, Note, Progress, Reply, say
from bot.wording import _, ngettext
from retrieval import Article, ArticleError, OnRecordError

LOG = logging.getLogger(__name__)
LONGEST_NAME = 200
MOST_ROWS = 10
MOST_FAILURES = 3


def name_of(source: Source) -> str:
    """How a source is named; empty for the text of a message."""
    match source:
        case Link(url):
            return shorten(url.partition("://")[2])
        case File(name=name):
            return shorten(name)
        case OnDisk(path):
            return shorten(str(path))
        case _:
            return ""


def shorten(name: str) -> str:
    """A name short enough for a sentence."""
    return name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME]}…"


def received(sources: Sequence[Source]) -> str:
    """That the sources have arrived."""
    if len(sources) > 1:
        return ngettext("Received: {number} link", "Received: {number} links", len(sources))
    name = name_of(sources[0])
    return _("Received: {name}", name=name) if name else _("Received: the message")


def reading(sources: Sequence[Source]) -> str:
    """That the sources are being read."""
    if len(sources) > 1:
        return ngettext("Reading {number} link …", "Reading {number} links …", len(sources))
    name = name_of(sources[0])
    return _("Reading {name} …", name=name) if name else _("Reading the message …")


def adding(position: int, total: int) -> str:
    """That an article is being searched for quotes."""
    return ngettext(
        "Looking for quotes: {position} of {number} article …",
        "Looking for quotes: {position} of {number} articles …",
        total,
        position=position,
    )


def receipt(taken: Taken, most: int | None) -> Reply:
    """What became of what was given to a library of at most `most` articles."""
    blocks: list[Block] = []
    if taken.articles:
        blocks += _listing(_added(taken), taken.articles)
    if taken.known:
        blocks += _listing(_("Here already:"), taken.known)
    blocks += [Note(cannot_read(failure)) for failure in taken.failures[:MOST_FAILURES]]
    if len(taken.failures) > MOST_FAILURES:
        more = len(taken.failures) - MOST_FAILURES
        blocks.append(
            Note(ngettext("And {number} more that I cannot read.", "And {number} more that I cannot read.", more))
        )
    if taken.is_full and most is not None:
        blocks.append(Note(library_is_full(most)))
    return Reply(tuple(blocks) or (Note(_("There is nothing new in it.")),))


def library_is_full(most: int) -> str:
    """That a chat's library holds as many articles as it may."""
    return ngettext(
        "The library of this chat is full: it holds {number} article at most. /library shows what could go.",
        "The library of this chat is full: it holds {number} articles at most. /library shows what could go.",
        most,
    )


def cannot_read(error: ArticleError) -> str:
    """That something cannot be read, and why."""
    return _("I cannot read this. {why}", why=why(shorten(error.where), error.reason, error.kind))


def safely(work: Iterator[Progress | Heavy | Reply]) -> Iterator[Progress | Heavy | Reply]:
    """The same work, with an apology at the end if a file cannot be fetched or the library cannot be written."""
    try:
        yield from work
    except FetchError as error:
        yield say(str(error))
    except OnRecordError as error:
        LOG.error("A library cannot be filled: %s", error)
        yield say(_("Sorry, I cannot keep articles at the moment. Please try again later."))


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
        blocks.append(Note(ngettext("And {number} article more.", "And {number} articles more.", more)))
    return blocks
