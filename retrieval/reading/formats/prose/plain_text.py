"""Articles in plain text: a block of `Key: value` lines, a blank line, the text; or the text alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from retrieval.errors import ArticleError
from retrieval.reading.drafts import Draft
from retrieval.reading.encoding import decode
from retrieval.reading.formats.printed.printed_lines import page_foot
from retrieval.reading.formats.prose.downloads import read_parts, split_download
from retrieval.reading.formats.prose.headers import header_fields, titled_fields
from retrieval.reading.formats.prose.subtitles import timed_turns
from retrieval.reading.formats.prose.wrapping import unwrap
from retrieval.reading.labels import any_label
from retrieval.reading.repair import repair_letters
from retrieval.reading.titles import title_of

FEWEST_FEET = 2
"""How many different lines must number pages before any is taken for the foot of one."""
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
    if turns := timed_turns(whole):
        yield Draft(where, turns, title=title_of(turns))
        return
    whole = _without_page_feet(whole)
    blank = BLANK_LINE.search(whole)
    marked = _text_begins().search(whole, 0, blank.start() + 1 if blank else len(whole))
    blank = marked if marked and header_fields(whole[: marked.start()]) else blank
    head = whole[: blank.start()] if blank else whole
    fields = header_fields(head) or titled_fields(head)
    text = unwrap((whole[blank.end() :].lstrip("\n") if blank else "") if fields else whole)
    if not text.strip():
        yield ArticleError(where, "holds no text" + (" below its header" if fields else ""))
        return
    title = fields.pop("title", "")
    yield Draft(where, text, title=title or title_of(text), **fields)


def _without_page_feet(text: str) -> str:
    """`text` without the lines that number its pages, where two of them at least do."""
    lines = text.replace("\f", "\f\n").split("\n") if "\f" in text else text.split("\n")
    feet = [
        at for at, line in enumerate(lines) if line.strip()[-1:].isdecimal() and page_foot().fullmatch(line.strip())
    ]
    if len({lines[at].strip() for at in feet}) < FEWEST_FEET:
        return text
    gone = frozenset(feet)
    return "\n".join(line for at, line in enumerate(lines) if at not in gone).replace("\f\n", "\f")


@cache
def _text_begins() -> re.Pattern[str]:
    """A line that ends a header, as a blank line does: a rule, or "Text:"."""
    return re.compile(rf"\n(?:-{{3,}}|={{3,}}|{any_label('text')}[ \t]*:)[ \t]*(?:\n|\Z)")
