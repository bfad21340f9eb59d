"""Reads what is new in a feed that a library follows; does not add it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from typing import TypeGuard

from retrieval import NO_VERSION, Article, ArticleError, PageVersion, Unreadable, read_feed, read_link

TEASER = 1_500
"""Characters below which an entry's text counts as a teaser, so that the article's own page is read instead."""
MOST_LETTERS = 5_000_000
"""Characters of one feed after which no further article is taken at this time."""


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What a feed brought: its own address, its articles and their version, or why it cannot be read.

    The version is empty if there was no time to read all of it; the rest comes the next time.
    """

    url: str
    error: str = ""
    articles: tuple[Article | ArticleError, ...] = ()
    version: PageVersion = NO_VERSION
    kind: Unreadable = "other"


def refresh(
    url: str,
    known: PageVersion,
    has: Callable[[str], bool],
    *,
    allow_private: bool,
    most: int | None = None,
    seconds: float = float("inf"),
) -> Refreshed:
    """The first `most` articles of a feed; none if it still has the `known` version.

    In place of a teaser stands the article of its own page, if that can be read. A teaser is left out if `has` says
    that the library has its page already, by its address. After `seconds`, no further page is read.
    """
    end = monotonic() + seconds
    try:
        read = read_feed(url, known, allow_private=allow_private, apart=True)
    except ArticleError as error:
        return Refreshed(url, error.reason, kind=error.kind)
    errors = [entry for entry in read.articles if isinstance(entry, ArticleError)]
    if errors and len(errors) == len(read.articles):
        return Refreshed(url, errors[0].reason, kind=errors[0].kind)
    new = [entry for entry in read.articles if not (_is_teaser(entry) and has(entry.url))][:most]
    articles: list[Article | ArticleError] = []
    letters = 0
    for entry in new:
        if monotonic() > end or letters > MOST_LETTERS:
            return Refreshed(read.url, articles=tuple(articles))
        whole = _whole(entry, allow_private=allow_private) if _is_teaser(entry) else entry
        letters += len(whole.text) if isinstance(whole, Article) else 0
        articles.append(whole)
    return Refreshed(read.url, articles=tuple(articles), version=read.version)


def _is_teaser(entry: Article | ArticleError) -> TypeGuard[Article]:
    return isinstance(entry, Article) and len(entry.text) < TEASER and bool(entry.url)


def _whole(teaser: Article, *, allow_private: bool) -> Article:
    pages = read_link(teaser.url, allow_private=allow_private, apart=True)
    longer = [page for page in pages if isinstance(page, Article) and len(page.text) > len(teaser.text)]
    return longer[0] if longer else teaser
