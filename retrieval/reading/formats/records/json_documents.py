"""Articles as one JSON document: an object, a list of them, or an object that holds such a list somewhere."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from retrieval.errors import ArticleError
from retrieval.reading.drafts import Draft
from retrieval.reading.encoding import decode
from retrieval.reading.formats.records.fields import holds_text, may_be_article, to_draft
from retrieval.reading.formats.records.json_lines import read_json_lines
from retrieval.reading.formats.records.telegram_exports import chats_of, read_chats

LISTS = ("items", "articles", "results", "entries", "docs", "hits", "posts", "stories", "news", "documents", "records",
         "@graph", "data", "itemListElement", "value", "pages", "rows")  # fmt: skip
WRAPPERS = ("response", "result", "data", "hits", "feed", "channel", "rss", "payload", "item", "article", "props",
            "pageProps",
            "story", "post")  # fmt: skip
DEEPEST = 5
WRONG_ESCAPE = re.compile(r"((?<!\\)(?:\\\\)*)\\x(?=[0-9A-Fa-f]{2})")
"""How Telegram Desktop writes a control character, which JSON does not allow."""


def read_json(where: str, data: bytes) -> Iterator[Draft | ArticleError]:
    """Each article of a JSON document, in order; several documents behind each other are read as JSON lines are.

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
    records = _records(document, DEEPEST)
    if not records:
        yield ArticleError(where, 'holds no article; one looks like {"title": …, "text": …}')
    publisher = _publisher(document)
    for number, record in enumerate(records, start=1):
        place = where if record is document else f"{where}, item {number}"
        if isinstance(record, dict):
            yield to_draft(place, record, publisher)
        else:
            yield ArticleError(place, 'is no JSON object; an article looks like {"title": …, "text": …}')


def _parsed(text: str) -> object:
    try:
        document: object = json.loads(text, strict=False)
    except json.JSONDecodeError as error:
        if not error.msg.startswith("Invalid \\escape"):
            raise
        document = json.loads(WRONG_ESCAPE.sub(r"\1\\u00", text), strict=False)
    return document


def _records(document: object, levels: int) -> Sequence[object]:
    """The objects of `document` that may be articles: itself, or those of the first list that holds some."""
    match document:
        case list():
            return [_unwrapped(one) for one in document]
        case dict() if levels and holds_text(document):
            return [document]
        case dict() if levels:
            for name in LISTS:
                if isinstance(found := document.get(name), list) and any(isinstance(one, dict) for one in found):
                    return _articles(found) if name == "@graph" else [_unwrapped(one) for one in found]
            for name in (*WRAPPERS, *LISTS):
                below = _records(document[name], levels - 1) if isinstance(document.get(name), dict) else ()
                if any(isinstance(one, dict) and may_be_article(one) for one in below):
                    return below
            values = list(document.values())
            if values and all(isinstance(one, dict) and holds_text(one) for one in values):
                return values  # a table by id
            return [document]
    return []


def _articles(graph: Sequence[object]) -> Sequence[object]:
    """Of a graph of things, those that are articles, or everything where none is."""
    found = [one for one in graph if isinstance(one, dict) and "articleBody" in one]
    return found or [one for one in graph if isinstance(one, dict) and holds_text(one)] or graph


def _unwrapped(item: object) -> object:
    """The article of a list's item that wraps it, as {"item": {…}} or {"article": {…}} does."""
    if isinstance(item, dict) and not holds_text(item):
        for name in WRAPPERS:
            if isinstance(inner := item.get(name), dict) and holds_text(inner):
                return inner
    return item


def _publisher(document: object) -> str:
    """The title of a JSON Feed, or of the feed that a reader's export is of."""
    match document:
        case {"items": [*_], "title": str(title), **rest} if "text" not in rest:
            return title
    return ""
