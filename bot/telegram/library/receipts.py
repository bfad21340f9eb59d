"""What is said about what was given to read: that it is here, what became of it, what cannot be read and why."""

from __future__ import annotations

from collections.abc import Sequence

from bot.pages import article_row
from bot.replies import Block, Listing, Paragraph, Reply, counted
from bot.telegram.library.intake import Taken
from bot.telegram.library.sources import File, Link, Source
from retrieval import Article, ArticleError

LONGEST_NAME = 200
MOST_ROWS = 10
MOST_FAILURES = 3
TOO_LARGE = "{name} is larger than the 20 MB that Telegram lets a bot fetch. Please send it in parts, or a link to it."


def name_of(source: Source) -> str:
    """What the message that it came with is about."""
    match source:
        case Link(url):
            return shorten(url.partition("://")[2])
        case File(name=name):
            return shorten(name)
        case _:
            return "the message"


def shorten(name: str) -> str:
    """So much of a name that it fits into a sentence."""
    return name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME]}…"


def received(sources: Sequence[Source]) -> str:
    if len(sources) == 1:
        return f"Received: {name_of(sources[0])}"
    return f"Received: {counted(len(sources), 'link')}"


def reading(sources: Sequence[Source]) -> str:
    return f"Reading {name_of(sources[0])} …" if len(sources) == 1 else f"Reading {counted(len(sources), 'link')} …"


def adding(number: int, total: int) -> str:
    return f"Looking for quotes: {number:,} of {counted(total, 'article')} …"


def receipt(taken: Taken, most: int) -> Reply:
    """What became of what was given to a library of `most` articles at most."""
    blocks: list[Block] = []
    if taken.articles:
        blocks += _listing(_added(taken), taken.articles)
    if taken.known:
        blocks += _listing("Here already:", taken.known)
    blocks += [Paragraph(cannot_read(failure)) for failure in taken.failures[:MOST_FAILURES]]
    if len(taken.failures) > MOST_FAILURES:
        blocks.append(Paragraph(f"And {len(taken.failures) - MOST_FAILURES:,} more that I cannot read."))
    if taken.is_full:
        blocks.append(
            Paragraph(
                f"The library of this chat is full: it holds {counted(most, 'article')} at most. "
                "/library shows what could go."
            )
        )
    return Reply(tuple(blocks) or (Paragraph("There is nothing new in it."),))


def cannot_read(error: ArticleError) -> str:
    """The reasons go on from where it stands: “news.example/a: is open to subscribers only”."""
    return f"I cannot read this. {shorten(error.where)}: {error.reason}."


def _added(taken: Taken) -> str:
    if taken.quotes == 0:
        return "Added. I find no quotes in it:" if len(taken.articles) == 1 else "Added. I find no quotes in them:"
    quotes = counted(taken.quotes, "quote")
    people = "1 person" if taken.people == 1 else f"{taken.people:,} people"
    if taken.people == 0:
        return f"Added, with {quotes} that are not attributed:"
    return f"Added, with {quotes} by {people}:"


def _listing(heading: str, articles: Sequence[Article]) -> list[Block]:
    blocks: list[Block] = [Listing(heading, tuple(map(article_row, articles[:MOST_ROWS])))]
    if len(articles) > MOST_ROWS:
        blocks.append(Paragraph(f"And {counted(len(articles) - MOST_ROWS, 'article')} more."))
    return blocks
