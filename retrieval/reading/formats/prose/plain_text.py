"""Articles in plain text: a block of `Key: value` lines, a blank line, the text; or the text alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import shorten

from retrieval.errors import ArticleError
from retrieval.reading.drafts import Draft
from retrieval.reading.encoding import decode
from retrieval.reading.formats.prose.wrapping import unwrap
from retrieval.reading.repair import repair_letters

FIELDS = {
    "title": "title",
    "publisher": "publisher",
    "published": "published",
    "date": "published",
    "url": "url",
    "language": "language",
    "lang": "language",
    "id": "id",
}
HEADER_LINE = re.compile(r"([A-Za-z]+):[ \t]*(.*)")
LINE_END = re.compile(r"\r\n?")
BLANK_LINE = re.compile(r"\n[ \t]*(?:\n|\Z)")
LONGEST_TITLE = 160


def read_plain_text(where: str, data: bytes) -> Iterator[Draft | ArticleError]:
    """The one article of a text file, line ends as "\\n", wrapped lines put together.

    The lines before the first blank one are its header only where each is a known `Key: value`; else all is text, and
    its first line the title.
    """
    whole = LINE_END.sub("\n", repair_letters(decode(data))).lstrip("\n")
    blank = BLANK_LINE.search(whole)
    fields = _header(whole[: blank.start()] if blank else whole)
    text = unwrap((whole[blank.end() :].lstrip("\n") if blank else "") if fields else whole)
    if not text.strip():
        yield ArticleError(where, "holds no text" + (" below its header" if fields else ""))
        return
    title = fields.pop("title", "") or shorten(text.strip().split("\n", 1)[0], LONGEST_TITLE, placeholder="…")
    yield Draft(where, text, title=title, **fields)


def _header(block: str) -> dict[str, str]:
    """Draft fields by name; empty where a line of the block is anything but a known key and its value."""
    fields = {}
    for line in block.split("\n"):
        pair = HEADER_LINE.fullmatch(line.strip())
        name = FIELDS.get(pair[1].lower()) if pair else None
        if pair is None or name is None:
            return {}
        fields[name] = pair[2].strip()
    return fields
