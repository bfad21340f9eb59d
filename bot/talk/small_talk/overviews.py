"""Overviews: what the articles are about, in their own words, and which are the newest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.talk.captions import byline_of, quotes_counted, title_of
from bot.talk.catalogue import speakers_of
from bot.talk.pages.lists import article_row
from bot.talk.replies import Block, Citation, Listing, Note, Reply, Row
from bot.wording import _, ngettext
from retrieval import Article, Library, opening_of

MOST_OPENINGS = 3
MOST_SPEAKERS = 5
MOST_NEW = 5


def about(library: Library) -> Reply:
    """The newest articles with their titles and opening sentences, and who is quoted the most."""
    newest = newest_first(library.shelf.articles)
    return Reply(tuple(_about(newest, library)))


def news(library: Library) -> Reply:
    """The newest articles."""
    newest = newest_first(library.shelf.articles)
    listing = Listing(_("The newest articles:"), tuple(map(article_row, newest[:MOST_NEW])))
    return Reply((listing, *_more(len(newest), MOST_NEW)))


def written_by(articles: Sequence[Article]) -> Reply:
    """Who wrote the newest of these articles."""
    newest = newest_first(articles)
    rows = tuple(
        Row(title_of(one), " · ".join(filter(None, (one.author or _("no author is named"), byline_of(one)))), one.url)
        for one in newest[:MOST_NEW]
    )
    listing = Listing(_("Who wrote the articles:"), rows)
    outside = Note(_("What an article says outside quotation marks is the author’s own."))
    return Reply((listing, outside, *_more(len(newest), MOST_NEW)))


def newest_first(articles: Sequence[Article]) -> list[Article]:
    """The articles, the latest published first; those without a date come last, those added last first among them."""
    last_added_first = list(articles)[::-1]
    return sorted(last_added_first, key=lambda article: article.published, reverse=True)


def _about(newest: Sequence[Article], library: Library) -> Iterator[Block]:
    for article in newest[:MOST_OPENINGS]:
        opening = opening_of(article.id, library)
        if opening:
            yield Citation(opening)
        else:
            yield Listing("", (article_row(article),))
    quoted = speakers_of(library)
    if quoted:
        rows = tuple(Row(one.speaker.name, quotes_counted(one.quotes)) for one in quoted[:MOST_SPEAKERS])
        yield Listing(_("Who is quoted most:"), rows)
    yield from _more(len(newest), MOST_OPENINGS)


def _more(number: int, shown: int) -> tuple[Block, ...]:
    if number <= shown:
        return ()
    return (Note(ngettext("/sources lists {number} article.", "/sources lists all {number} articles.", number)),)
