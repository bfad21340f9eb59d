"""Where the articles stand within a JSON value: alone, in a list, in a wrapper, or in a graph of linked things."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from retrieval.reading.formats.records.fields import holds_text, may_be_article

LISTS = ("items", "articles", "results", "entries", "docs", "hits", "posts", "stories", "news", "documents", "records",
         "@graph", "data", "itemListElement", "value", "pages", "rows", "db", "liveBlogUpdate")  # fmt: skip
WRAPPERS = ("response", "result", "data", "hits", "feed", "channel", "rss", "payload", "item", "article", "props",
            "pageProps",
            "story", "post", "content")  # fmt: skip
DEEPEST = 5
MOST_LINKED = 2_000
"""How many things of a graph are looked up for each other's names."""


def records_of(value: object) -> Iterator[object]:
    """The objects of a JSON value that may be articles: itself, or those of the first list in it that holds some.

    In a graph, a bare reference to another thing of the graph is replaced by that thing. The items of a list are looked
    into one by one, as they are asked for.
    """
    if isinstance(value, list):
        return (found for one in value for found in _of_item(one, DEEPEST))
    return iter(_records(value, DEEPEST))


def _records(document: object, levels: int) -> Sequence[object]:
    """The objects of `document` that may be articles: itself, or those of the first list that holds some."""
    match document:
        case list():
            return [found for one in document for found in _of_item(one, levels)]
        case dict() if levels and holds_text(document):
            return [document]
        case dict() if levels:
            for name in LISTS:
                if isinstance(found := document.get(name), list) and any(isinstance(one, dict) for one in found):
                    inner = _articles(found) if name == "@graph" else [_unwrapped(one) for one in found]
                    return inner if name != "db" else [story for one in inner for story in _of_item(one, levels)]
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
    things = {str(one["@id"]): one for one in graph[:MOST_LINKED] if isinstance(one, dict) and "@id" in one}
    linked = [_linked(one, things) if isinstance(one, dict) else one for one in graph]
    found = [one for one in linked if isinstance(one, dict) and "articleBody" in one]
    return found or [one for one in linked if isinstance(one, dict) and holds_text(one)] or linked


def _linked(thing: Mapping[str, object], things: Mapping[str, Mapping[str, object]]) -> Mapping[str, object]:
    """A thing with the things that it refers to by nothing but their "@id" in place of the references."""

    def followed(value: object) -> object:
        if isinstance(value, list):
            return [followed(one) for one in value]
        if isinstance(value, dict) and value.keys() <= {"@id", "@type"}:
            return things.get(str(value.get("@id", "")), value)
        return value

    return {name: followed(value) for name, value in thing.items()}


def _of_item(item: object, levels: int) -> Sequence[object]:
    """The articles of a list's item: itself, the one that it wraps, or those of a list in it."""
    inner = _unwrapped(item)
    is_bare = isinstance(inner, dict) and not may_be_article(inner)
    return _records(inner, levels - 1) if is_bare and levels > 1 else [inner]


def _unwrapped(item: object) -> object:
    """The article of a list's item that wraps it, as {"item": {…}} or {"article": {…}} does."""
    if isinstance(item, dict) and not holds_text(item):
        for name in WRAPPERS:
            if isinstance(inner := item.get(name), dict) and holds_text(inner):
                return inner
    return item
