"""Articles as one JSON document: an object, a list of them, or an object that holds such a list somewhere."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from retrieval.errors import ArticleError
from retrieval.reading.drafts import Draft
from retrieval.reading.encoding import decode
from retrieval.reading.formats.records.fields import to_draft
from retrieval.reading.formats.records.json_lines import read_json_lines
from retrieval.reading.formats.records.shapes import records_of
from retrieval.reading.formats.records.telegram_exports import chats_of, read_chats

WRONG_ESCAPE = re.compile(r"((?<!\\)(?:\\\\)*)\\x(?=[0-9A-Fa-f]{2})")
"""How Telegram Desktop writes a control character, which JSON does not allow."""


def read_json(where: str, data: bytes) -> Iterator[Draft | ArticleError]:
    """Each article of a JSON document, in order; several documents after each other are read as JSON lines are.

    In an export of Telegram Desktop, each post is an article.
    """
    text = decode(data).strip().strip("\0")
    try:
        document = _parsed(text)
    except RecursionError:
        raise ArticleError(where, "is nested too deeply to be read") from None
    except json.JSONDecodeError as error:
        if error.msg == "Extra data":
            yield from read_json_lines(where, data)
        else:
            yield ArticleError(where, f"is no JSON ({error})")
        return
    if (chats := chats_of(document)) is not None:
        yield from read_chats(where, chats)
        return
    publisher = _publisher(document)
    number = 0
    for number, record in enumerate(records_of(document), start=1):
        place = where if record is document else f"{where}, item {number}"
        if isinstance(record, dict):
            yield to_draft(place, record, publisher)
        else:
            yield ArticleError(place, 'is no JSON object; an article looks like {"title": …, "text": …}')
    if not number:
        yield ArticleError(where, 'holds no article; one looks like {"title": …, "text": …}')


def _parsed(text: str) -> object:
    try:
        document: object = json.loads(text, strict=False)
    except json.JSONDecodeError as error:
        if not error.msg.startswith("Invalid \\escape"):
            raise
        document = json.loads(WRONG_ESCAPE.sub(r"\1\\u00", text), strict=False)
    return document


def _publisher(document: object) -> str:
    """The title of a JSON Feed, or of the feed that a reader's export is of."""
    match document:
        case {"items": [*_], "title": str(title), **rest} if "text" not in rest:
            return title
    return ""
