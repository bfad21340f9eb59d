"""Feeds as they are followed: read again only where they have changed, and found where a page names its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from retrieval.errors import ArticleError
from retrieval.reading.kinds import suffix_of
from retrieval.reading.web.links import anywhere, articles_of, file_name
from retrieval.records import NO_VERSION, Article, PageVersion

if TYPE_CHECKING:
    from retrieval.reading.web.fetching import Fetched

FEED_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json"})
FEED_SUFFIXES = frozenset({".xml", ".rss", ".atom", ".json"})


@dataclass(frozen=True, slots=True)
class FeedRead:
    """The feed at `url`, its own address; no articles where it is still of the version that is known."""

    url: str
    articles: tuple[Article | ArticleError, ...] = ()
    version: PageVersion = NO_VERSION


def read_feed(
    url: str, known: PageVersion = NO_VERSION, *, allow_private: bool = False, seconds: float = 30.0
) -> FeedRead:
    """The articles of a feed, or of the one that the page behind the link names.

    Raises ArticleError where there is no feed, or none that can be read. What comes from private networks is refused
    unless `allow_private`; each of the two addresses may take so many `seconds`.
    """
    from retrieval.reading.web.connecting import is_public
    from retrieval.reading.web.fetching import Limits, fetch

    may_connect = anywhere if allow_private else is_public
    link = url.strip()
    fetched = fetch(link, Limits(seconds), may_connect, known=known)
    if not fetched.is_unchanged and _suffix(fetched) == ".html":
        link = _named_feed(link, fetched)
        fetched = fetch(link, Limits(seconds), may_connect)
    if fetched.is_unchanged:
        return FeedRead(link, version=known)
    if _suffix(fetched) not in FEED_SUFFIXES:
        raise ArticleError(link, "is no feed; give the address of an RSS or Atom feed", "no feed")
    return FeedRead(link, tuple(articles_of(link, fetched)), fetched.version)


def _suffix(fetched: Fetched) -> str:
    return suffix_of(file_name(fetched.url, fetched.media_type), fetched.data)


def _named_feed(link: str, page: Fetched) -> str:
    """The address of the first feed that a page names in its head (as browsers find it)."""
    from retrieval.reading.formats.markup import parse
    from retrieval.reading.page_encoding import decode_page

    tree = parse(decode_page(page.data))
    for element in () if tree is None else tree.iter("link"):
        place, kind = element.get("href", "").strip(), element.get("type", "").lower()
        if place and kind in FEED_TYPES and "alternate" in element.get("rel", "").lower().split():
            return urljoin(page.url, place)
    raise ArticleError(link, "is a page that names no feed; give the address of an RSS or Atom feed", "names no feed")
