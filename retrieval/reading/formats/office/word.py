"""Articles as Word documents (DOCX): the text as it reads with all changes accepted, footnotes at its end."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from textwrap import shorten
from xml.etree import ElementTree as ET
from xml.parsers.expat import ExpatError

from retrieval.errors import ArticleError
from retrieval.reading.drafts import Draft
from retrieval.reading.formats.markup import html_to_text
from retrieval.reading.formats.packed.zips import open_zip, unpack

PROPERTIES = "docProps/core.xml"
TERMS = "{http://purl.org/dc/elements/1.1/}"
STYLES = "p[style-name='Title'] => h1.title:fresh\np[style-name='Subtitle'] => p:fresh"
HEADING = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL)
LONGEST_TITLE = 160
MOST_BYTES = 8 * 2**20
"""Of a part in XML, which takes a hundred times as much memory to read; a novel has half of it."""


def read_word(where: str, data: bytes) -> Iterator[Draft | ArticleError]:
    """The one article of a document; its title is its property, or its first heading, or its first line."""
    import mammoth

    opened = open_zip(where, data)
    for part in opened.namelist():
        if part.endswith(".xml"):
            unpack(where, opened, part, MOST_BYTES)
    try:
        rendered = mammoth.convert_to_html(io.BytesIO(data), style_map=STYLES, convert_image=_no_image).value
    except (KeyError, ValueError, OSError, AttributeError, ExpatError, ET.ParseError) as error:
        raise ArticleError(where, f"is a damaged Word document ({error}); save it once more") from None
    text = html_to_text(rendered)
    if not text:
        raise ArticleError(where, "is a Word document without text", "no text")
    terms = _properties(where, unpack(where, opened, PROPERTIES, MOST_BYTES)) if PROPERTIES in opened.namelist() else {}
    heading = HEADING.search(rendered)
    title = terms.get("title") or (html_to_text(heading[1]) if heading else "") or text.split("\n", 1)[0]
    yield Draft(
        where,
        text,
        title=shorten(title, LONGEST_TITLE, placeholder="…"),
        author=terms.get("creator", ""),
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
