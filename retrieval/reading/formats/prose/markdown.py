"""Articles in Markdown, perhaps below front matter of `key: value` lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import shorten

from retrieval.errors import ArticleError
from retrieval.reading.drafts import Draft
from retrieval.reading.encoding import decode
from retrieval.reading.formats.markup import html_to_text

FRONT_MATTER = re.compile(r"\s*---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
PAIR = re.compile(r"([A-Za-z_]+):[ \t]*(.*)")
FIELDS = {
    "id": "id",
    "title": "title",
    "publisher": "publisher",
    "date": "published",
    "published": "published",
    "url": "url",
    "link": "url",
    "canonical_url": "url",
    "lang": "language",
    "language": "language",
    "author": "author",
}
HEADING = re.compile(r"<h1>(.*?)</h1>", re.DOTALL)
LONGEST_TITLE = 160


def read_markdown(where: str, data: bytes) -> Iterator[Draft | ArticleError]:
    """The one article of a Markdown file: CommonMark with tables, its quotation marks as they are typed.

    The title is the front matter's, or the first top heading, or the first line.
    """
    from markdown_it import MarkdownIt

    source = decode(data).replace("\r\n", "\n").replace("\r", "\n")
    front = FRONT_MATTER.match(source)
    fields = _fields(front[1]) if front else {}
    rendered = MarkdownIt("commonmark").enable("table").render(source[front.end() :] if fields and front else source)
    text = html_to_text(rendered, fields.get("language", ""))
    if not text:
        yield ArticleError(where, "holds no text" + (" below its front matter" if fields else ""))
        return
    heading = HEADING.search(rendered)
    title = fields.pop("title", "") or (html_to_text(heading[1]) if heading else "") or text.split("\n", 1)[0]
    yield Draft(where, text, title=shorten(title, LONGEST_TITLE, placeholder="…"), **fields)


def _fields(block: str) -> dict[str, str]:
    """Draft fields by name; what is no known key, or more than a line, is left out."""
    pairs = filter(None, map(PAIR.fullmatch, block.split("\n")))
    known = ((FIELDS.get(pair[1].lower()), pair[2].strip()) for pair in pairs)
    return {name: value.strip("\"'") for name, value in known if name and value}
