"""Articles as e-books (EPUB): each document of the book is one, or each story where a document holds several."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from retrieval.errors import ArticleError
from retrieval.reading.authors import joined, names_of
from retrieval.reading.drafts import Draft
from retrieval.reading.formats.block_quotations import name_sources
from retrieval.reading.formats.browser_marks import show_marks
from retrieval.reading.formats.hidden import remove, take_out_hidden, take_out_note_marks
from retrieval.reading.formats.markup import paragraphs, parse, to_text
from retrieval.reading.formats.office.stories import split_stories
from retrieval.reading.formats.packed.zips import Package
from retrieval.reading.page_encoding import decode_page
from retrieval.reading.titles import title_of
from retrieval.text.sentences import holds_stop

if TYPE_CHECKING:
    from lxml.etree import _Element

CONTAINER = "META-INF/container.xml"
LOCKED = "META-INF/encryption.xml"
NAMES = {
    "container": "urn:oasis:names:tc:opendocument:xmlns:container",
    "package": "http://www.idpf.org/2007/opf",
    "terms": "http://purl.org/dc/elements/1.1/",
}
DOCUMENTS = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml"})
MOST_BYTES = 16 * 2**20
"""The largest document of a book that is read, in bytes."""
CONTENTS = frozenset({"toc", "loi", "lot", "index", "cover", "title-page", "copyright-page", "copyright"})
"""Types of the guide of an EPUB 2 whose documents hold no article."""
FRONT = frozenset({"titlepage", "halftitlepage", "halftitle", "cover", "copyright-page", "imprint", "colophon", "toc",
                   "landmarks", "loi", "lot", "page-list", "index", "doc-cover", "doc-toc", "doc-colophon", "doc-index",
                   "doc-pagelist"})  # fmt: skip
"""Types (`epub:type`) and roles of the parts of a book that hold no article."""
SHORTEST = 200
"""A document with fewer letters and without a sentence is a title page or a divider, in code points."""
LINKED = 0.7
"""The least share of letters in links by which a table of contents is recognised."""


@dataclass(frozen=True, slots=True)
class Book:
    """What an e-book says of itself, and the names of its documents in reading order."""

    title: str
    author: str
    publisher: str
    published: str
    language: str
    documents: tuple[str, ...]


def read_epub(where: str, data: bytes) -> Iterator[Draft | ArticleError]:
    """An article for each document of the book, or for each story in it, in reading order, tables of contents left out.

    Its title is its heading, and then the book stands as its publisher; without a heading it has the book's own.
    """
    package = Package(where, data)
    book = _book(where, package)
    number = 0
    dividers: list[Draft] = []
    for name in book.documents:
        place = f"{where}, {posixpath.basename(name)}"
        try:
            tree = parse(decode_page(package.read(name, MOST_BYTES, place)))
        except (ArticleError, ValueError) as error:
            yield error if isinstance(error, ArticleError) else ArticleError(place, "holds no text that can be read")
            continue
        if tree is None or _is_contents(tree):
            continue
        take_out_hidden(tree)
        _take_out_front(tree)
        take_out_note_marks(tree)
        name_sources(tree)
        show_marks(tree, book.language)
        for head in list(tree.iter("head")):
            head.clear()
        for heading, story in split_stories(tree, lambda part: list(paragraphs(part))):
            text = to_text(story)
            if not text:
                continue
            number += 1
            draft = Draft(
                place,
                text,
                title=title_of(text, heading, book.title),
                publisher=book.title if heading else book.publisher,
                published=book.published,
                language=book.language,
                author=book.author,
                name=f"{book.title or 'book'}-{number}",
            )
            if len(text) < SHORTEST and not holds_stop(text):
                dividers.append(draft)
                number -= 1
            else:
                yield draft
    if not number:
        yield from dividers
    if not number and not dividers:
        is_locked = LOCKED in package
        yield ArticleError(where, "is an e-book without text" + ("; it seems to be locked" if is_locked else ""))


def _book(where: str, package: Package) -> Book:
    container = _xml(where, package, CONTAINER)
    root = container.find(".//container:rootfile", NAMES)
    place = unquote(root.get("full-path", "")) if root is not None else ""
    tree = _xml(where, package, place)

    def inside(href: str) -> str:
        return posixpath.normpath(posixpath.join(posixpath.dirname(place), unquote(href.partition("#")[0])))

    documents = {
        item.get("id", ""): inside(item.get("href", ""))
        for item in tree.iterfind("package:manifest/package:item", NAMES)
        if item.get("media-type") in DOCUMENTS and "nav" not in item.get("properties", "").split()
    }
    order = [item.get("idref", "") for item in tree.iterfind("package:spine/package:itemref", NAMES)]
    guide = tree.iterfind("package:guide/package:reference", NAMES)
    left_out = {inside(one.get("href", "")) for one in guide if one.get("type", "").lower() in CONTENTS}
    names = dict.fromkeys(documents[one] for one in order if one in documents)
    kept = tuple(name for name in names if name not in left_out)

    def terms(name: str) -> list[str]:
        return [(one.text or "").strip() for one in tree.iterfind(f"package:metadata/terms:{name}", NAMES)]

    def term(name: str) -> str:
        return next(filter(None, terms(name)), "")

    authors = joined(names_of(terms("creator")))
    return Book(term("title"), authors, term("publisher"), term("date"), term("language"), kept or tuple(names))


def _xml(where: str, package: Package, name: str) -> ET.Element:
    try:
        return ET.fromstring(package.read(name, MOST_BYTES))  # noqa: S314 - expat refuses bombs
    except ET.ParseError as error:
        raise ArticleError(where, f"is a damaged e-book ({name}: {error}); download it once more") from None


def _take_out_front(tree: _Element) -> None:
    """Remove title pages, tables of contents and imprints."""
    for element in [one for one in tree.iter("section", "div", "nav", "body", "aside") if FRONT & _types(one)]:
        if element.tag == "body":
            element.clear()
        else:
            remove(element)


def _types(element: _Element) -> frozenset[str]:
    names = ("epub:type", "{http://www.idpf.org/2007/ops}type", "role")
    return frozenset(word.lower() for name in names for word in (element.get(name) or "").split())


def _is_contents(tree: _Element) -> bool:
    """Whether a document is a list of links to others, as tables of contents were before EPUB 3 marked them."""
    links = [link for link in tree.iter("a") if link.get("href", "") and "://" not in link.get("href", "")]
    if len(links) < 2:
        return False
    letters = sum(len("".join(map(str, body.itertext())).strip()) for body in tree.iter("body"))
    headings = sum(len("".join(map(str, one.itertext())).strip()) for one in tree.iter("h1", "h2"))
    linked = sum(len("".join(map(str, link.itertext())).strip()) for link in links)
    return linked >= LINKED * max(1, letters - headings)
