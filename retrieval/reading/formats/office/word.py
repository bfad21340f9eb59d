"""Articles as Word documents (DOCX): the text as it reads with all changes accepted, footnotes at its end."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from retrieval.errors import ArticleError
from retrieval.reading.authors import joined, names_of
from retrieval.reading.drafts import Draft
from retrieval.reading.formats.markup import html_to_text
from retrieval.reading.formats.office.word_parts import MOST_BYTES, prepared
from retrieval.reading.formats.packed.zips import Package
from retrieval.reading.formats.prose.downloads import read_parts, split_download
from retrieval.reading.titles import title_of

PROPERTIES = "docProps/core.xml"
TERMS = "{http://purl.org/dc/elements/1.1/}"
STYLES = "p[style-name='Title'] => h1.title:fresh\np[style-name='Subtitle'] => p:fresh"
HEADING = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL)


def read_word(where: str, data: bytes) -> Iterator[Draft | ArticleError]:
    """The one article of a document; its title is its property, or its first heading, or its first line.

    A download of a news archive gives several.
    """
    import mammoth

    package = Package(where, data)
    document = io.BytesIO(prepared(where, package))
    rendered = mammoth.convert_to_html(document, style_map=STYLES, convert_image=_no_image).value
    text = html_to_text(rendered)
    if not text:
        raise ArticleError(where, "is a Word document without text", "no text")
    if parts := split_download(text):
        yield from read_parts(where, parts)
        return
    terms = _properties(where, package.read(PROPERTIES, MOST_BYTES)) if PROPERTIES in package else {}
    heading = HEADING.search(rendered)
    yield Draft(
        where,
        text,
        title=title_of(text, terms.get("title", ""), html_to_text(heading[1]) if heading else ""),
        author=joined(names_of([terms.get("creator", "")])),
        publisher=terms.get("publisher", ""),
        language=terms.get("language", ""),
    )


def _no_image(image: object) -> list[object]:
    """Images would come as text of their bytes."""
    del image
    return []


def _properties(where: str, data: bytes) -> dict[str, str]:
    """The Dublin Core terms of the document, those that are filled in."""
    try:
        root = ET.fromstring(data)  # noqa: S314 - expat refuses bombs
    except ET.ParseError as error:
        raise ArticleError(where, f"is a damaged Word document ({error}); save it once more") from None
    elements = ((element.tag.removeprefix(TERMS), (element.text or "").strip()) for element in root)
    return {name: value for name, value in elements if value}
