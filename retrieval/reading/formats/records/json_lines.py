"""Articles as JSON lines: one object a line with text, and perhaps id, title, publisher, date, address and language."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from retrieval.errors import ArticleError
from retrieval.reading.drafts import Draft
from retrieval.reading.encoding import decode
from retrieval.reading.formats.records.fields import to_draft
from retrieval.reading.formats.records.shapes import records_of

WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
BETWEEN = re.compile(r"[\s,\x1e]*")
SEPARATOR = b"\x1e"
"""The character that precedes each object of a JSON text sequence (RFC 7464)."""


def read_json_lines(where: str, data: bytes) -> Iterator[Draft | ArticleError]:
    """The article of each line that holds one, in order; a broken line is an error that names its number.

    Objects that are laid out over several lines are read too where they begin and end lines of their own.
    """
    if data.startswith(WIDE_MARKS):
        data = decode(data).encode("utf-8", "surrogatepass")
    # Not splitlines: JSON text may hold U+2028 and other line ends as they are.
    lines = iter(enumerate(data.split(b"\n"), start=1))
    for number, line in lines:
        line = line.strip(SEPARATOR + b"\0 \t\r")
        if line in {b"{", b"[{"}:
            line = b"\n".join([line, *_rest(lines)])
        if line.strip():
            yield from _read_line(f"{where}, line {number}", line)


def _rest(lines: Iterator[tuple[int, bytes]]) -> Iterator[bytes]:
    """The lines of an object up to the one that is its closing bracket."""
    for _, line in lines:
        yield line
        if line.rstrip() in {b"}", b"},"}:
            return


def _read_line(where: str, line: bytes) -> Iterator[Draft | ArticleError]:
    """The article of each object on a line, where several may follow each other."""
    decoder = json.JSONDecoder(strict=False)
    try:
        text = decode(line).strip()
        at = number = 0
        while at < len(text):
            record, at = decoder.raw_decode(text, at)
            number += 1
            yield from _read_record(where if number == 1 else f"{where}, object {number}", record)
            between = BETWEEN.match(text, at)
            at = between.end() if between else at
    except (ValueError, RecursionError) as error:
        yield ArticleError(where, f"is no JSON object on one line ({error})")


def _read_record(where: str, record: object) -> Iterator[Draft | ArticleError]:
    """The article of an object, or those that it wraps."""
    if not isinstance(record, dict):
        yield ArticleError(where, 'is no JSON object; an article looks like {"id": …, "title": …, "text": …}')
        return
    found = list(records_of(record))
    for at, one in enumerate(found, start=1):
        yield to_draft(where if len(found) == 1 else f"{where}, item {at}", one if isinstance(one, dict) else record)
