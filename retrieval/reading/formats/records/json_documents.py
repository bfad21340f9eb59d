"""Articles as one JSON document: an object, a list of them, or an object that lists them (a JSON Feed, say)."""

from __future__ import annotations

import json
from collections.abc import Iterator

from retrieval.errors import ArticleError
from retrieval.reading.drafts import Draft
from retrieval.reading.encoding import decode
from retrieval.reading.formats.records.fields import to_draft
from retrieval.reading.formats.records.json_lines import read_json_lines

LISTS = ("items", "articles")


def read_json(where: str, data: bytes) -> Iterator[Draft | ArticleError]:
    """Each article of a JSON document, in order; JSON lines under another name are read as such."""
    text = decode(data)
    try:
        document: object = json.loads(text)
    except RecursionError:
        raise ArticleError(where, "is nested too deeply to be read") from None
    except json.JSONDecodeError as error:
        if error.msg == "Extra data":
            yield from read_json_lines(where, data)
        else:
            yield ArticleError(where, f"is no JSON ({error})")
        return
    records = _records(document)
    if not records:
        yield ArticleError(where, 'holds no article; one looks like {"title": …, "text": …}')
    for number, record in enumerate(records, start=1):
        place = where if record is document else f"{where}, item {number}"
        if isinstance(record, dict):
            yield to_draft(place, record)
        else:
            yield ArticleError(place, 'is no JSON object; an article looks like {"title": …, "text": …}')


def _records(document: object) -> list[object]:
    match document:
        case dict():
            return next((document[name] for name in LISTS if isinstance(document.get(name), list)), [document])
        case list():
            return document
    return []
