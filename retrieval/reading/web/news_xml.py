"""Articles in the formats of news agencies: NITF, and NewsML-G2 that carries NITF or XHTML."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from retrieval.errors import ArticleError
from retrieval.reading.authors import joined, names_in
from retrieval.reading.drafts import Draft
from retrieval.reading.formats.block_quotations import name_sources
from retrieval.reading.formats.markup import paragraphs, to_text, without_tags_of_many
from retrieval.reading.titles import title_of

if TYPE_CHECKING:
    from lxml.etree import _Element

BODIES = ("body.content", "body", "inlineXML")
TITLES = ("hl1", "headline", "title")
LEFT_OUT = frozenset(
    {"media", "caption", "body.head", "body.end", "tagline", "note", "remoteContent", "head", "docdata"}
)


def read_news_xml(where: str, data: bytes) -> Iterator[Draft | ArticleError]:
    """The article of each item in the document."""
    from lxml import etree

    parser = etree.XMLParser(
        recover=True, no_network=True, resolve_entities=False, load_dtd=False, remove_comments=True
    )
    tree = etree.fromstring(without_tags_of_many(data), parser)
    if tree is None:
        raise ArticleError(where, "is no XML that can be read; save it once more")
    for element in tree.iter(etree.Element):
        element.tag = etree.QName(element).localname
    roots = [tree] if tree.tag == "nitf" else list(tree.iter("newsItem", "NewsItem")) or [tree]
    for number, root in enumerate(roots, start=1):
        yield _read_item(where if len(roots) == 1 else f"{where}, item {number}", root)


def _read_item(where: str, root: _Element) -> Draft | ArticleError:
    title = _first(root, *TITLES)
    authors = [_words(one) for one in root.iter("byline", "by")][:1]
    publisher = _first(root, "distributor", "provider", "source")
    published = next(
        (value for one in root.iter("date.issue", "versionCreated", "contentCreated", "story.date", "date.release")
         if (value := one.get("norm") or _words(one))), "")  # fmt: skip
    address = next((one.get("ex-ref", "") for one in root.iter("pubdata") if one.get("ex-ref")), "")
    body = next((one for tag in BODIES for one in root.iter(tag)), root)
    for gone in [one for one in body.iter() if isinstance(one.tag, str) and one.tag in LEFT_OUT]:
        parent = gone.getparent()
        if gone is not body and parent is not None:
            parent.remove(gone)
    name_sources(body)
    text = to_text(paragraphs(body))
    if not text:
        return ArticleError(where, "is a news item without text", "no text")
    return Draft(
        where,
        text,
        title=title_of(text, title),
        publisher=publisher,
        published=published,
        url=address if address.startswith("http") else "",
        language=root.get("{http://www.w3.org/XML/1998/namespace}lang", ""),
        author=joined(name for line in authors for name in names_in(line)),
    )


def _first(root: _Element, *tags: str) -> str:
    return next((words for tag in tags for one in root.iter(tag) if (words := _words(one))), "")


def _words(element: _Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())
