"""Articles behind a link: a page, a feed, or a document of any kind that is read from files too."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from retrieval.errors import ArticleError
from retrieval.reading.drafts import Draft, to_article
from retrieval.reading.kinds import READERS, read_document, suffix_of
from retrieval.reading.page_encoding import decode_as
from retrieval.records import Article

if TYPE_CHECKING:
    from retrieval.reading.web.fetched import Fetched

SUFFIXES = {
    "message/rfc822": ".eml",
    "multipart/related": ".mhtml",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
    "application/vnd.oasis.opendocument.text": ".odt",
    "text/vtt": ".vtt",
    "application/x-subrip": ".srt",
    "application/warc": ".warc",
    "text/html": ".html",
    "application/xhtml+xml": ".xhtml",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/epub+zip": ".epub",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "application/rdf+xml": ".rss",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "application/json": ".json",
    "application/feed+json": ".json",
    "application/x-ndjson": ".ndjson",
    "application/jsonl": ".jsonl",
    "text/csv": ".csv",
    "application/zip": ".zip",
}
"""The suffix for each media type. A document of any other type is recognised by its name or its first bytes."""

PAGES = frozenset({".html", ".htm", ".xhtml"})
VARIANT = re.compile(r"^(?:www\d?|m|mobile|amp|touch)\.(?=[^.]+\.)")
"""Prefixes of a host name that lead to the same site, made for other screens."""
STANDARD_PORTS = {"http": 80, "https": 443}
MEDIA = ("image/", "video/", "audio/", "font/")


def read_link(
    url: str, *, allow_private: bool = False, seconds: float = 30.0, apart: bool = False, quickly: bool = False
) -> Iterator[Article | ArticleError]:
    """The articles behind an http or https link: one of a page or document, several of a feed, or why there is none.

    Their ids are their addresses without the scheme, so that a link read twice gives the same ids. Fetching takes at
    most `seconds`. Addresses in private networks, this machine among them, are refused unless `allow_private`. With
    `apart`, what was fetched is read in a process of its own with limits of memory and time, and with `quickly` within
    the same ones as by `read_bytes`.
    """
    from retrieval.reading.web.addresses import is_public
    from retrieval.reading.web.fetching import Limits, fetch

    try:
        fetched = fetch(url.strip(), Limits(seconds), anywhere if allow_private else is_public)
    except ArticleError as error:
        yield error
    else:
        yield from articles_of(url.strip(), fetched, apart=apart, quickly=quickly)


def articles_of(
    link: str, fetched: Fetched, *, apart: bool = False, quickly: bool = False
) -> Iterator[Article | ArticleError]:
    """The articles of what was fetched, called by their addresses without the scheme."""
    if apart:
        from retrieval.reading.sandbox import BOUNDS, QUICK, articles_apart  # heavy, and needed for this option only

        yield from articles_apart(link, fetched, QUICK if quickly else BOUNDS)
        return
    origins: dict[str, str] = {}
    for draft in _drafts(link, fetched):
        yield draft if isinstance(draft, ArticleError) else to_article(draft, _name(draft.url), origins)


def anywhere(address: str) -> bool:
    """Where a link may lead when private networks are allowed."""
    del address
    return True


def _drafts(link: str, fetched: Fetched) -> Iterator[Draft | ArticleError]:
    if fetched.media_type.startswith(MEDIA):
        yield ArticleError(link, f"leads to {fetched.media_type}, not to an article")
        return
    data = fetched.data
    if fetched.charset and fetched.media_type.startswith(("text/html", "text/plain", "text/markdown", "text/csv")):
        # What the server says goes before what the page says; a byte order mark goes before both.
        data = codecs.BOM_UTF8 + decode_as(data, fetched.charset).encode("utf-8", "replace")
    name = file_name(fetched.url, fetched.media_type)
    is_page = suffix_of(name, data) in PAGES
    for draft in read_document(link, name, data):
        if isinstance(draft, ArticleError):
            yield draft
        elif is_page and not is_same_site(draft.url, fetched.url):
            yield replace(draft, url=fetched.url)
        else:
            yield replace(draft, url=_absolute(draft.url) or fetched.url)


def file_name(url: str, media_type: str) -> str:
    """What a document would be called if it were a file."""
    path = PurePosixPath(unquote(urlsplit(url).path))
    if media_type in SUFFIXES:
        return f"{path.stem}{SUFFIXES[media_type]}"
    if path.suffix.lower() in READERS:
        return path.name
    return f"{path.stem}.txt" if media_type.startswith("text/") else path.stem


def is_same_site(own: str, fetched: str) -> bool:
    """Whether the address that a page gives as its own may be: of the host that it was fetched from, with a path.

    A page that claims the address of another site, or of the whole site, would take the place of another article.
    """
    try:
        claimed, real = urlsplit(own), urlsplit(fetched)
        hosts = [VARIANT.sub("", (one.hostname or "").lower()) for one in (claimed, real)]
        ports = [one.port or STANDARD_PORTS.get(one.scheme) for one in (claimed, real)]
    except ValueError:
        return False
    has_place = bool(claimed.path.strip("/") or claimed.query)
    is_standard = all(port in STANDARD_PORTS.values() for port in ports)
    return bool(hosts[0]) and hosts[0] == hosts[1] and has_place and (is_standard or ports[0] == ports[1])


def _absolute(url: str) -> str:
    return url if url.startswith(("http://", "https://")) else ""


def _name(url: str) -> str:
    return url.partition("://")[2].strip("/")
