"""Articles as rows of a table (CSV), below a header that names the fields."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from retrieval.errors import ArticleError
from retrieval.reading.drafts import Draft
from retrieval.reading.encoding import decode
from retrieval.reading.formats.records.fields import FIELDS, key_of, keys_of, to_draft

DELIMITERS = ",;\t|"
LONGEST_FIELD = 2**24
SEPARATOR = re.compile(r"\s*\"?sep=(.)\"?[ \t]*(?:\r\n?|\n)", re.IGNORECASE)
"""The first line by which spreadsheets are told what parts the columns."""
ESCAPED_MARK = re.compile(r"[^\\\"]\\\"[^\r\n,;\t|]")


def read_table(where: str, data: bytes) -> Iterator[Draft | ArticleError]:
    """The article of each row; the header must have a column of texts. Columns end at a comma, semicolon, tab or bar.

    A mark within a field is doubled (RFC 4180) or stands after a backslash, as databases export it.
    """
    text = decode(data.replace(b"\0", b"") if data[:2] not in (b"\xff\xfe", b"\xfe\xff") else data).lstrip()
    csv.field_size_limit(LONGEST_FIELD)  # the module's own is 128 KB, less than a long interview
    told = SEPARATOR.match(text)
    text = text[told.end() :] if told else text
    header = re.match(r"[^\r\n]*", text)
    first = header[0] if header else ""
    has_backslashes = bool(ESCAPED_MARK.search(text))
    rows = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=told[1] if told else max(DELIMITERS, key=first.count),
        doublequote=True,
        escapechar="\\" if has_backslashes else None,
    )
    try:
        columns = [key_of(name) for name in next(filter(any, rows), ())]
        if set(columns).isdisjoint(keys_of("text")):
            raise ArticleError(
                where, "has no column called text; its first line must name the columns, as in title,text"
            )
        known = {key for field in FIELDS for key in keys_of(field)}
        for row in rows:
            if any(row):
                filled = {name: value for name, value in zip(columns, row, strict=False) if name in known and value}
                yield to_draft(f"{where}, line {rows.line_num}", filled)
    except csv.Error as error:
        yield ArticleError(f"{where}, line {rows.line_num}", f"is no row of a table ({error})")
