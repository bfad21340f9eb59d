"""Articles as rows of a table (CSV), below a header that names the fields."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from retrieval.errors import ArticleError
from retrieval.reading.drafts import Draft
from retrieval.reading.encoding import decode
from retrieval.reading.formats.records.fields import NAMES, to_draft

DELIMITERS = ",;\t|"
LONGEST_FIELD = 2**24
FIELDS = {key.lower(): keys[0] for keys in NAMES.values() for key in keys}
"""By a column's name in lower case, the key of its field."""


def read_table(where: str, data: bytes) -> Iterator[Draft | ArticleError]:
    """The article of each row; the header must have a text column. Columns end at a comma, semicolon, tab or bar."""
    text = decode(data)
    csv.field_size_limit(LONGEST_FIELD)  # the module's own is 128 KB, less than a long interview
    header = re.match(r"\s*(.*)", text)
    first = header[1] if header else ""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=max(DELIMITERS, key=first.count))
    try:
        columns = [FIELDS.get(name.strip().lower(), "") for name in next(filter(any, rows), ())]
        if "text" not in columns:
            raise ArticleError(
                where, "has no column called text; its first line must name the columns, as in title,text"
            )
        for row in rows:
            if any(row):
                filled = {column: value for column, value in zip(columns, row, strict=False) if column and value}
                yield to_draft(f"{where}, line {rows.line_num}", filled)
    except csv.Error as error:
        yield ArticleError(f"{where}, line {rows.line_num}", f"is no row of a table ({error})")
