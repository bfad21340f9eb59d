"""Articles of an e-book (EPUB): each of its documents with text is one, so that no speaker wanders between them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import shorten
from typing import TYPE_CHECKING
from urllib.parse import unquote
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from retrieval.errors import ArticleError
from retrieval.reading.drafts import Draft
from retrieval.reading.formats.browser_marks import show_marks
from retrieval.reading.formats.markup import paragraphs, parse, to_text
from retrieval.reading.formats.packed.zips import open_zip, unpack
from retrieval.reading.page_encoding import decode_page

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
HEADINGS = ("h1", "h2", "h3")
MOST_BYTES = 16 * 2**20
"""Of one document in a book."""
LONGEST_TITLE = 160


@dataclass(frozen=True, slots=True)
class Book:
    title: str
    author: str
    publisher: str
    published: str
    language: str
    documents: tuple[str, ...]


def read_epub(where: str, data: bytes) -> Iterator[Draft | ArticleError]:
    """An article for each document of the book, in reading order, tables of contents left out.

    Its title is its first heading, and then the book stands as its publisher; without a heading it has the book's own.
    """
    opened = open_zip(where, data)
    book = _book(where, opened)
    empty = True
    for number, name in enumerate(book.documents, start=1):
        place = f"{where}, {posixpath.basename(name)}"
        try:
            tree = parse(decode_page(unpack(place, opened, name, MOST_BYTES)))
        except ArticleError as error:
            yield error
            continue
        if tree is None:
            continue
        show_marks(tree, book.language)
        for head in list(tree.iter("head")):
            head.clear()
        text = to_text(paragraphs(tree))
        if text:
            empty = False
            heading = _heading(tree)
            yield Draft(
                place,
                text,
                title=shorten(heading or book.title, LONGEST_TITLE, placeholder="…"),
                publisher=book.title if heading else book.publisher,
                published=book.published,
                language=book.language,
                author=book.author,
                name=f"{book.title or 'book'}-{number}",
            )
    if empty:
        locked = LOCKED in opened.namelist()
        yield ArticleError(where, "is an e-book without text" + ("; it seems to be locked" if locked else ""))


def _book(where: str, opened: ZipFile) -> Book:
    container = _xml(where, opened, CONTAINER)
    root = container.find(".//container:rootfile", NAMES)
    package = unquote(root.get("full-path", "")) if root is not None else ""
    tree = _xml(where, opened, package)
    documents = {
        item.get("id", ""): posixpath.normpath(
            posixpath.join(posixpath.dirname(package), unquote(item.get("href", "")))
        )
        for item in tree.iterfind("package:manifest/package:item", NAMES)
        if item.get("media-type") in DOCUMENTS and "nav" not in item.get("properties", "").split()
    }
    order = [item.get("idref", "") for item in tree.iterfind("package:spine/package:itemref", NAMES)]

    def term(name: str) -> str:
        return (tree.findtext(f"package:metadata/terms:{name}", "", NAMES) or "").strip()

    return Book(
        term("title"),
        term("creator"),
        term("publisher"),
        term("date"),
        term("language"),
        tuple(documents[one] for one in dict.fromkeys(order) if one in documents),
    )


def _xml(where: str, opened: ZipFile, name: str) -> ET.Element:
    try:
        return ET.fromstring(unpack(where, opened, name, MOST_BYTES))  # noqa: S314 - expat refuses bombs
    except ET.ParseError as error:
        raise ArticleError(where, f"is a damaged e-book ({name}: {error}); download it once more") from None


def _heading(tree: _Element) -> str:
    first = next(tree.iter(*HEADINGS), None)
    return " ".join("".join(map(str, first.itertext())).split()) if first is not None else ""
