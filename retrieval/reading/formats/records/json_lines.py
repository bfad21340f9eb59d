"""Articles as JSON lines: one object a line with id, title and text, and perhaps publisher, date, url and language."""

from __future__ import annotations

import json
from collections.abc import Iterator

from retrieval.errors import ArticleError
from retrieval.reading.drafts import Draft
from retrieval.reading.encoding import decode
from retrieval.reading.formats.records.fields import to_draft

WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")


def read_json_lines(where: str, data: bytes) -> Iterator[Draft | ArticleError]:
    """The article of each line that holds one, in order; a broken line is an error that names its number."""
    if data.startswith(WIDE_MARKS):
        data = decode(data).encode("utf-8", "surrogatepass")
    # Not splitlines: JSON text may hold U+2028 and other line ends as they are.
    for number, line in enumerate(data.split(b"\n"), start=1):
        if line.strip():
            yield _read_line(f"{where}, line {number}", line)


def _read_line(where: str, line: bytes) -> Draft | ArticleError:
    try:
        record = json.loads(decode(line))
    except (ValueError, RecursionError) as error:
        return ArticleError(where, f"is no JSON object on one line ({error})")
    if not isinstance(record, dict):
        return ArticleError(where, 'is no JSON object; an article looks like {"id": …, "title": …, "text": …}')
    return to_draft(where, record, needs_id=True)
