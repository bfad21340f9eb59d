"""Feeds that are followed: read again only where they have changed, and found through pages that name one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from retrieval.errors import ArticleError
from retrieval.reading.kinds import suffix_of
from retrieval.reading.web.links import anywhere, articles_of, file_name
from retrieval.records import NO_VERSION, Article, PageVersion

if TYPE_CHECKING:
    from retrieval.reading.web.fetched import Fetched

FEED_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json"})
MOST_OF_PAGE = 2**20
"""How many bytes of a page are searched for its feed, which is named in the head."""
FEED_SUFFIXES = frozenset({".xml", ".rss", ".atom", ".json"})


@dataclass(frozen=True, slots=True)
class FeedRead:
    """What a feed gave; `url` is its own address. No articles where the feed is still of the known version."""

    url: str
    articles: tuple[Article | ArticleError, ...] = ()
    version: PageVersion = NO_VERSION


def read_feed(
    url: str,
    known: PageVersion = NO_VERSION,
    *,
    allow_private: bool = False,
    seconds: float = 30.0,
    apart: bool = False,
) -> FeedRead:
    """The articles of a feed, or of the one that the page behind the link names.

    Raises ArticleError where there is no feed, or none that can be read. Addresses in private networks are refused
    unless `allow_private`. Fetching each of the two addresses takes at most `seconds`. With `apart`, the feed is read
    in a process of its own with limits of memory and time.
    """
    from retrieval.reading.web.addresses import is_public
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
    return FeedRead(link, tuple(articles_of(link, fetched, apart=apart)), fetched.version)


def _suffix(fetched: Fetched) -> str:
    return suffix_of(file_name(fetched.url, fetched.media_type), fetched.data)


def _named_feed(link: str, page: Fetched) -> str:
    """The address of the first feed that a page names in its head (as browsers find it)."""
    from retrieval.reading.formats.markup import parse
    from retrieval.reading.page_encoding import decode_page

    tree = parse(decode_page(page.data[:MOST_OF_PAGE]))
    for element in () if tree is None else tree.iter("link"):
        place, kind = element.get("href", "").strip(), element.get("type", "").lower()
        if place and kind in FEED_TYPES and "alternate" in element.get("rel", "").lower().split():
            return urljoin(page.url, place)
    raise ArticleError(link, "is a page that names no feed; give the address of an RSS or Atom feed", "names no feed")
