"""Pages of lists: quotes, speakers, sources."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from contextlib import suppress

from bot.talk.captions import articles_counted, as_typed, byline_of, quotes_counted, speakers_counted, title_of
from bot.talk.catalogue import BROWSED, nearest_name, quotes_of, quoting, speakers_of
from bot.talk.pages.turning import nearest_page, page_heading, turns
from bot.talk.replies import Listing, Page, Quotations, Reply, Row, say
from bot.talk.requests import Browse
from bot.wording import _, ngettext
from retrieval import Article, Library

QUOTES_A_PAGE = 5
ROWS_A_PAGE = 20


def quotes_page(library: Library, browse: Browse, position: int) -> Reply:
    """A page of the quotes that are browsed; for a misspelt speaker, of those of the speaker who was probably meant."""
    one = _article_of(library, browse.article_id)
    articles = one or quoting(library, browse.speaker)
    found = quotes_of(library, articles, browse.speaker)
    if not found and browse.speaker:
        meant = nearest_name(browse.speaker, speakers_of(library, one or None))
        if not meant:
            return say(
                _("Nobody called “{name}” is quoted here. /speakers lists who is.", name=as_typed(browse.speaker))
            )
        browse = dataclasses.replace(browse, speaker=meant)
        articles = one or quoting(library, meant)
        found = quotes_of(library, articles, meant)
    if not found:
        return say(
            ngettext(
                "There are no quotes in {number} article.", "There are no quotes in {number} articles.", len(articles)
            )
        )
    is_beginning = len(articles) == BROWSED < len(library.shelf.articles)
    position, total = nearest_page(position, len(found), QUOTES_A_PAGE)
    quotes = found[(position - 1) * QUOTES_A_PAGE : position * QUOTES_A_PAGE]
    names = {evidence.speaker.name for evidence in found if evidence.speaker}
    speaker = (names.pop() if len(names) == 1 else browse.speaker) if browse.speaker else ""
    heading = page_heading(_quotes_counted(len(found), speaker, is_beginning=is_beginning), position, total)
    page = Page(browse, position, total, quotes)
    return Reply((Quotations(heading, quotes),), page, turns(position, total))


def speakers_page(library: Library, browse: Browse, position: int) -> Reply:
    """A page of the people who are quoted, the most quoted first."""
    quoted = speakers_of(library, _article_of(library, browse.article_id) or None)
    if not quoted:
        return say(_("Nobody is quoted by name here."))
    position, total = nearest_page(position, len(quoted), ROWS_A_PAGE)
    rows = tuple(
        Row(one.speaker.name, " · ".join(filter(None, (one.speaker.role, quotes_counted(one.quotes)))))
        for one in quoted[(position - 1) * ROWS_A_PAGE : position * ROWS_A_PAGE]
    )
    listing = Listing(page_heading(speakers_counted(len(quoted)), position, total), rows)
    return Reply((listing,), Page(browse, position, total), turns(position, total))


def sources_page(library: Library, browse: Browse, position: int) -> Reply:
    """A page of the articles, numbered in the order of the library."""
    articles = library.shelf.articles
    position, total = nearest_page(position, len(articles), ROWS_A_PAGE)
    heading = page_heading(articles_counted(len(articles)), position, total)
    listing = article_listing(heading, articles, position, ROWS_A_PAGE)
    return Reply((listing,), Page(browse, position, total), turns(position, total))


def article_listing(heading: str, articles: Sequence[Article], position: int, size: int) -> Listing:
    """Page `position` of the articles, `size` of them to a page, numbered from the first of all."""
    start = (position - 1) * size
    return Listing(heading, tuple(map(article_row, articles[start : start + size])), start + 1)


def article_row(article: Article) -> Row:
    """An article as a row of a listing."""
    return Row(title_of(article), byline_of(article), article.url)


def _quotes_counted(number: int, speaker: str, *, is_beginning: bool) -> str:
    match speaker, is_beginning:
        case "", False:
            return quotes_counted(number)
        case "", True:
            return ngettext("The first {number} quote", "The first {number} quotes", number)
        case _, False:
            return ngettext("{number} quote by {speaker}", "{number} quotes by {speaker}", number, speaker=speaker)
        case _:
            return ngettext(
                "The first {number} quote by {speaker}",
                "The first {number} quotes by {speaker}",
                number,
                speaker=speaker,
            )


def _article_of(library: Library, article_id: str) -> tuple[Article, ...]:
    """That article; empty if no article is named or it is gone."""
    if article_id:
        with suppress(KeyError):
            return (library.shelf.article(article_id),)
    return ()
