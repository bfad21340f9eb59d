"""Articles in Rich Text Format, as word processors save it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from retrieval.errors import ArticleError
from retrieval.reading.authors import joined, names_of
from retrieval.reading.drafts import Draft
from retrieval.reading.formats.markup import to_text
from retrieval.reading.formats.prose.downloads import read_parts, split_download
from retrieval.reading.titles import title_of

INFO = re.compile(r"\{\\(title|author)\s((?:[^{}\\]|\\[^\n])*)\}")
HIDDEN = re.compile(r"\\(?:v|deleted)(0?)(?![a-zA-Z0-9]) ?|\\[{}\\]|[{}]")
"""The beginnings and ends of hidden and of struck-out text: control words, and the brackets of groups."""
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
    shown = rtf_to_text(_without_hidden(source), encoding=encoding, errors="replace").replace("\r\n", "\n")
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


def _without_hidden(source: str) -> str:
    """The document without text that is there and not shown; brackets stay, so that groups stay whole."""
    kept: list[str] = []
    depth = 0
    hidden_at: int | None = None
    start = 0
    for found in HIDDEN.finditer(source):
        if hidden_at is None:
            kept.append(source[start : found.start()])
        start = found.end()
        mark = found[0]
        if mark in {"{", "}"}:
            depth += 1 if mark == "{" else -1
            kept.append(mark)
            if hidden_at is not None and depth < hidden_at:
                hidden_at = None
        elif mark.startswith(("\\v", "\\deleted")):
            hidden_at = None if found[1] else depth if hidden_at is None else hidden_at
        elif hidden_at is None:
            kept.append(mark)
    return "".join([*kept, source[start:] if hidden_at is None else ""])
