"""Articles as JSON lines: one object a line with id, title and text, and perhaps publisher, date, url and language."""

from __future__ import annotations

import json
from collections.abc import Iterator

from retrieval.errors import ArticleError
from retrieval.reading.drafts import Draft
from retrieval.reading.encoding import decode
from retrieval.reading.repair import repair_marks

WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
NAMES = {
    "id": ("id",),
    "title": ("title", "headline"),
    "text": ("text",),
    "publisher": ("publisher",),
    "published": ("published", "date"),
    "url": ("url",),
    "language": ("language", "lang"),
}
"""By field of an article, the keys it may stand under, the best first."""


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
    fields = {}
    for name, keys in NAMES.items():
        value = next((record[key] for key in keys if record.get(key) is not None), "")
        if name == "id" and isinstance(value, int):
            value = str(value)
        if not isinstance(value, str):
            return ArticleError(where, f"its {name} is a {type(value).__name__}; it must be text")
        fields[name] = repair_marks(value)
    if not fields["id"].strip():
        return ArticleError(where, "has no id; give each article one of its own")
    if not fields["text"].strip():
        return ArticleError(where, f"article {fields['id']!r} has no text")
    return Draft(where, **fields)
