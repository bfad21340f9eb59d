"""Articles in plain text: a block of `Key: value` lines, a blank line, the text; or the text alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from retrieval.errors import ArticleError
from retrieval.reading.drafts import Draft
from retrieval.reading.encoding import decode
from retrieval.reading.formats.prose.downloads import read_parts, split_download
from retrieval.reading.formats.prose.headers import header_fields
from retrieval.reading.formats.prose.wrapping import unwrap
from retrieval.reading.labels import any_label
from retrieval.reading.repair import repair_letters
from retrieval.reading.titles import title_of

LINE_END = re.compile(r"\r\n?")
BLANK_LINE = re.compile(r"\n[ \t]*(?:\n|\Z)")


def read_plain_text(where: str, data: bytes) -> Iterator[Draft | ArticleError]:
    """The article of a text file, line ends as "\\n", wrapped lines put together; several of a news archive's download.

    The lines before the first blank one are its header where they are `Key: value` lines that name fields of an
    article; else all is text, and its first line the title.
    """
    whole = LINE_END.sub("\n", repair_letters(decode(data))).lstrip("\n")
    if parts := split_download(whole):
        yield from read_parts(where, parts)
        return
    blank = BLANK_LINE.search(whole)
    marked = _text_begins().search(whole, 0, blank.start() + 1 if blank else len(whole))
    blank = marked if marked and header_fields(whole[: marked.start()]) else blank
    fields = header_fields(whole[: blank.start()] if blank else whole)
    text = unwrap((whole[blank.end() :].lstrip("\n") if blank else "") if fields else whole)
    if not text.strip():
        yield ArticleError(where, "holds no text" + (" below its header" if fields else ""))
        return
    title = fields.pop("title", "")
    yield Draft(where, text, title=title or title_of(text), **fields)


@cache
def _text_begins() -> re.Pattern[str]:
    """A line that ends a header, as a blank line does: a rule, or "Text:"."""
    return re.compile(rf"\n(?:-{{3,}}|={{3,}}|{any_label('text')}[ \t]*:)[ \t]*(?:\n|\Z)")
