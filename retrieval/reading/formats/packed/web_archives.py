"""Pages kept in a web archive: WARC (ISO 28500), as crawlers write it, and Safari's .webarchive of one page."""

from __future__ import annotations

import io
import plistlib
from collections.abc import Iterator
from dataclasses import replace
from xml.parsers.expat import ExpatError

from retrieval.errors import ArticleError
from retrieval.reading.budget import Budget
from retrieval.reading.drafts import Draft, ReadFile
from retrieval.reading.page_encoding import decode_as

MOST_BYTES = 8 * 2**20
"""The largest page that is read, in bytes."""
MOST_PAGES = 5_000
KEPT = {"text/html": ".html", "application/xhtml+xml": ".xhtml", "text/plain": ".txt", "application/pdf": ".pdf"}
"""The media types that are read, with the suffix of each."""


def read_web_archive(where: str, data: bytes, budget: Budget, read: ReadFile) -> Iterator[Draft | ArticleError]:
    """The articles of each page that the archive holds, in its order; pages that hold none are passed over."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    empty = True
    pages = 0
    kinds = WarcRecordType.response | WarcRecordType.resource
    for record in ArchiveIterator(io.BytesIO(data), record_types=kinds, parse_http=True):
        url = str(record.headers.get("WARC-Target-URI") or "")
        status = record.http_headers.status_code if record.http_headers is not None else 200
        suffix = KEPT.get((record.http_content_type or "text/html").lower())
        if suffix is None or status not in {200, None}:
            continue
        budget.open(where)
        content = record.reader.read(MOST_BYTES)
        pages += bool(content)
        if pages > MOST_PAGES:
            yield ArticleError(where, f"holds more than {MOST_PAGES:,} pages; the rest is left out, split it")
            return
        if not content.strip():
            continue
        budget.unpack(where, len(content))
        for draft in read(f"{where}, {url[:200]}", f"page{suffix}", content):
            if isinstance(draft, Draft):
                empty = False
                called = url.partition("://")[2].strip("/")
                yield replace(draft, url=url or draft.url, name=called or draft.name)
    if empty:
        yield ArticleError(where, "is a web archive without articles", "no article")


def read_safari_archive(where: str, data: bytes, budget: Budget, read: ReadFile) -> Iterator[Draft | ArticleError]:
    """The article of the page that a browser saved; its frames, pictures and scripts are passed over."""
    try:
        archive = plistlib.loads(data)
    except (ValueError, ExpatError, OverflowError, plistlib.InvalidFileException) as error:
        raise ArticleError(where, f"is a damaged web archive ({error}); save the page once more") from None
    page = archive.get("WebMainResource") if isinstance(archive, dict) else None
    content = page.get("WebResourceData") if isinstance(page, dict) else None
    if not isinstance(page, dict) or not isinstance(content, bytes) or not content.strip():
        raise ArticleError(where, "is a web archive without a page", "no article")
    url = str(page.get("WebResourceURL") or "")
    suffix = KEPT.get(str(page.get("WebResourceMIMEType") or "").lower(), ".html")
    if encoding := str(page.get("WebResourceTextEncodingName") or ""):
        content = decode_as(content, encoding).encode() if suffix in {".html", ".txt"} else content
    budget.unpack(where, len(content))
    for draft in read(where, f"page{suffix}", content):
        called = url.partition("://")[2].strip("/")
        yield replace(draft, url=draft.url or url, name=called or draft.name) if isinstance(draft, Draft) else draft
