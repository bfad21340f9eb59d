"""Articles in Rich Text Format, as word processors save it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from retrieval.errors import ArticleError
from retrieval.reading.drafts import Draft
from retrieval.reading.formats.markup import to_text
from retrieval.reading.formats.prose.downloads import read_parts, split_download
from retrieval.reading.people import joined, names_of
from retrieval.reading.titles import title_of

INFO = re.compile(r"\{\\(title|author)\s((?:[^{}\\]|\\[^\n])*)\}")
HIDDEN = re.compile(r"\{\\v(?![a-z0-9])(?:[^{}\\]|\\[^{}])*\}|\\v(?![a-z0-9])(?:[^{}\\]|\\(?!v0)[^{}])*?\\v0 ?")
"""Text that is there and not shown."""
CODE_PAGE = re.compile(r"\\ansicpg(\d{3,5})")


def read_rich_text(where: str, data: bytes) -> Iterator[Draft | ArticleError]:
    """The one article of a document; several where it is a download of a news archive."""
    from striprtf.striprtf import rtf_to_text

    source = data.decode("latin-1")
    page = CODE_PAGE.search(source[:4096])
    encoding = f"cp{page[1]}" if page and page[1] != "65001" else "cp1252"
    try:
        b"a".decode(encoding)
    except LookupError:
        encoding = "cp1252"
    shown = rtf_to_text(HIDDEN.sub("", source), encoding=encoding, errors="replace").replace("\r\n", "\n")
    if parts := split_download(shown):
        yield from read_parts(where, parts)
        return
    text = to_text(shown.split("\n"))
    if not text:
        raise ArticleError(where, "is a document without text", "no text")
    info = {
        name: rtf_to_text(f"{{\\rtf1 {value}}}", encoding=encoding, errors="replace")
        for name, value in INFO.findall(source)
    }
    yield Draft(
        where, text, title=title_of(text, info.get("title", "")), author=joined(names_of([info.get("author", "")]))
    )
