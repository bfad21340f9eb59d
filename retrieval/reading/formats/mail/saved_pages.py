"""Web pages that a browser saved in one file, in the form of an e-mail (MHTML, RFC 2557)."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage

from retrieval.errors import ArticleError
from retrieval.reading.drafts import Draft
from retrieval.reading.page_encoding import decode_as
from retrieval.reading.web.pages.web_pages import read_web_page

PAGES = frozenset({"text/html", "application/xhtml+xml"})


def read_saved_page(where: str, data: bytes) -> Iterator[Draft | ArticleError]:
    """The article of the page, at the address that it was saved from."""
    from email import message_from_bytes, policy

    message = message_from_bytes(data, policy=policy.default)
    pages = [part for part in message.walk() if isinstance(part, EmailMessage) and part.get_content_type() in PAGES]
    if not pages:
        raise ArticleError(where, "is a saved page without a page; save it once more", "no text")
    wanted = str(message.get("snapshot-content-location") or message.get("content-location") or "").strip()
    start = str(message.get_param("start") or "")
    page = next(
        (one for one in pages if (start and one.get("content-id") == start) or (wanted and _place(one) == wanted)),
        pages[0],
    )
    content = page.get_payload(decode=True)
    markup = content if isinstance(content, bytes) else b""
    if charset := page.get_content_charset():
        markup = codecs.BOM_UTF8 + decode_as(markup, str(charset)).encode("utf-8", "replace")
    address = wanted or _place(page)
    for draft in read_web_page(where, markup):
        if isinstance(draft, Draft) and address.startswith(("http://", "https://")):
            yield replace(draft, url=draft.url or address, name=address.partition("://")[2].strip("/"))
        else:
            yield draft


def _place(part: EmailMessage) -> str:
    return str(part.get("content-location") or "").strip()
