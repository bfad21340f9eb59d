"""Lists of feeds in OPML, as feed readers export and import them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from retrieval.errors import ArticleError

BARE = re.compile(rb"&(?!#?\w{1,20};)")
"""An ampersand that some feed readers do not escape."""
LARGEST = 2_000_000
"""The largest list that is read, in bytes; it holds tens of thousands of feeds."""
MOST = 1_000
"""The number of feeds that are read from a list."""


def read_outlines(where: str, data: bytes) -> tuple[str, ...]:
    """The addresses of the feeds that a list names, in order and each once. Only those of the web count.

    Neither entities nor document types are followed. Raises ArticleError for what is no such list.
    """
    from lxml import etree

    if len(data) > LARGEST:
        raise ArticleError(where, f"is larger than {LARGEST // 1_000_000} MB, which no list of feeds is")
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, recover=True)
    try:
        root = etree.fromstring(BARE.sub(b"&amp;", data.strip()), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None or etree.QName(root).localname.lower() != "opml":
        raise ArticleError(where, "is no list of feeds (OPML), or it is damaged; export it anew from the feed reader")
    found: dict[str, None] = {}
    for outline in root.iter("{*}outline"):
        attributes = {str(name).lower(): str(value).strip() for name, value in outline.attrib.items()}
        url = attributes.get("xmlurl", "")
        if url.lower().startswith(("http://", "https://")):
            found[url] = None
    return tuple(found)[:MOST]


def write_outlines(urls: Iterable[str], title: str = "On Record") -> bytes:
    """A list of these feeds in OPML 2.0."""
    from lxml import etree

    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = title
    body = etree.SubElement(root, "body")
    for url in urls:
        etree.SubElement(body, "outline", type="rss", text=url, xmlUrl=url)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
