"""Articles that were taken from web pages before: the XML of trafilatura, and TEI as it and text archives write it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from retrieval.errors import ArticleError
from retrieval.reading.authors import joined, names_in
from retrieval.reading.drafts import Draft
from retrieval.reading.formats.block_quotations import name_sources
from retrieval.reading.formats.hidden import remove
from retrieval.reading.formats.markup import paragraphs, to_text, without_tags_of_many
from retrieval.reading.titles import title_of

if TYPE_CHECKING:
    from lxml.etree import _Element

DECLARATION = re.compile(rb"<\?xml[^>]*\?>|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>|\xef\xbb\xbf", re.DOTALL)
ENCODED = re.compile(rb"""<\?xml[^>]*\bencoding\s*=\s*["'](?P<name>[\w.:-]+)""")
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
HOST = re.compile(r"\s*\((?:[\w-]+\.)+[\w-]+\)$")
LEFT_OUT = frozenset({"comments", "note", "fw", "teiHeader", "graphic", "figDesc"})


def read_extracted_xml(where: str, data: bytes) -> Iterator[Draft | ArticleError]:
    """The article of each `doc` or `TEI` in a file, which may hold several one after another; comments are left out."""
    from lxml import etree

    encoded = ENCODED.search(data[:200])
    written = data.decode(encoded["name"].decode() if encoded else "utf-8", "replace").encode()
    whole = b"<texts>" + DECLARATION.sub(b"", without_tags_of_many(written)) + b"</texts>"
    parser = etree.XMLParser(
        recover=True, no_network=True, resolve_entities=False, load_dtd=False, remove_comments=True
    )
    tree = etree.fromstring(whole, parser)
    if tree is None:
        raise ArticleError(where, "is no XML that can be read; save it once more")
    for element in tree.iter(etree.Element):
        element.tag = etree.QName(element).localname
    roots = list(tree.iter("doc", "TEI", "TEI.2"))
    if not roots:
        raise ArticleError(where, "holds no text with a header of TEI's or trafilatura's", "no text")
    for number, root in enumerate(roots, start=1):
        place = where if len(roots) == 1 else f"{where}, text {number}"
        yield _read_doc(place, root) if root.tag == "doc" else _read_tei(place, root)


def _read_doc(where: str, root: _Element) -> Draft | ArticleError:
    """What trafilatura writes: facts are attributes, and the text stands in `main`."""
    text = _text(next(root.iter("main"), root))
    if not text:
        return ArticleError(where, "is a document without text", "no text")
    return Draft(
        where,
        text,
        id=root.get("id", ""),
        title=title_of(text, root.get("title", "")),
        publisher=root.get("sitename", "") or root.get("hostname", ""),
        published=root.get("date", ""),
        url=root.get("url", "") or root.get("source", ""),
        language=root.get("language", "") or root.get(LANGUAGE, ""),
        author=_names([root.get("author", "")]),
    )


def _read_tei(where: str, root: _Element) -> Draft | ArticleError:
    """A text with its header: the printed or published source (`sourceDesc`) tells more than the file's own facts."""
    body = next(root.iter("body"), None)
    for comments in [] if body is None else [one for one in body.iter("div") if one.get("type") == "comments"]:
        remove(comments)
    text = "" if body is None else _text(body)
    if not text:
        return ArticleError(where, "is a document without text", "no text")
    header = next(root.iter("teiHeader"), root)
    described = [next(header.iter("sourceDesc"), header), header]
    dates = [one.get("when", "") or _words(one) for about in described for one in about.iter("date")
             if one.get("type") != "download"]  # fmt: skip
    address = [one.get("target", "") for one in header.iter("ptr") if one.get("type") == "URL"]
    address += [_words(one) for one in header.iter("idno") if _words(one).startswith("http")]
    return Draft(
        where,
        text,
        title=title_of(text, *(_words(one) for about in described for one in about.iter("title"))),
        publisher=HOST.sub("", next((_words(one) for about in described for one in about.iter("publisher")), "")),
        published=next(filter(None, dates), ""),
        url=next(filter(None, address), ""),
        language=root.get(LANGUAGE, "") or next((one.get("ident", "") for one in header.iter("language")), ""),
        author=_names(
            [_words(one) for one in next(filter(len, (list(about.iter("author")) for about in described)), [])]
        ),
    )


def _text(body: _Element) -> str:
    for gone in [one for one in body.iter() if one.tag in LEFT_OUT]:
        if gone is not body:
            remove(gone)
    name_sources(body)
    return to_text(paragraphs(body))


def _names(lines: list[str]) -> str:
    return joined(name for line in dict.fromkeys(lines) for part in line.split(";") for name in names_in(part))


def _words(element: _Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())
