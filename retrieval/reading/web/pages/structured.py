"""What a page says of its article for search engines: schema.org's terms in JSON-LD."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

from retrieval.reading.formats.markup import html_to_text, to_text

if TYPE_CHECKING:
    from lxml.etree import _Element

LONGEST_JSON = 1_000_000
MOST_NODES = 5_000
WRAPPING = re.compile(
    r"\A\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|//\s*\]\]>|\]\]>|/\*\s*\]\]>\s*\*/|;)\s*\Z"
)
ARTICLES = re.compile(r"(?:\w*Article|BlogPosting|LiveBlogPosting|Report|SocialMediaPosting|Review)\Z")
MARKUP = re.compile(r"</?(?:p|br|div|a|em|strong|h\d|blockquote|li)\b[^<>]*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Story:
    """What JSON-LD says of the page's article; each field is empty where it says nothing."""

    headline: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    publisher: str = ""
    url: str = ""
    language: str = ""
    body: str = ""
    stated_free: bool | None = None

    @property
    def is_free(self) -> bool:
        """Whether nothing about the article is marked as for subscribers."""
        return self.stated_free is not False


def structured_story(tree: _Element, title: str) -> Story:
    """The article that the scripts of a page describe; of several, the one whose headline stands in `title`."""
    nodes = [node for script in tree.iter("script") for node in _nodes(_parsed(script))]
    by_id = {str(one["@id"]): one for one in nodes if "@id" in one and len(one) > 1}
    articles = [node for node in nodes if any(map(ARTICLES.match, _types(node)))]
    if not articles:
        return Story(stated_free=_stated_free(nodes, ()))
    folded = " ".join(title.split()).casefold()
    named = [one for one in articles if (headline := _line(one.get("headline")).casefold()) and headline in folded]
    chosen = (named or articles)[0]
    return _story(chosen, by_id, stated=_stated_free(nodes, [one for one in articles if one is not chosen]))


def _parsed(script: _Element) -> object:
    if (script.get("type") or "").partition(";")[0].strip().lower() != "application/ld+json":
        return None
    text = WRAPPING.sub("", WRAPPING.sub("", script.text or ""))
    try:
        return json.loads(text, strict=False) if len(text) <= LONGEST_JSON else None
    except (ValueError, RecursionError):
        return None


def _nodes(document: object) -> Iterator[Mapping[str, object]]:
    """The objects of a JSON-LD document: at its top, in its `@graph`, and as the main entity of a page."""
    waiting = [document]
    count = 0
    while waiting and count < MOST_NODES:
        node = waiting.pop(0)
        count += 1
        if isinstance(node, list):
            waiting[:0] = node
        elif isinstance(node, dict):
            yield node
            waiting += [node[key] for key in ("@graph", "mainEntity", "itemListElement", "item") if key in node]


def _stated_free(nodes: Sequence[Mapping[str, object]], others: Sequence[Mapping[str, object]]) -> bool | None:
    """Whether the page says that its own article, and each part of it, is free to read; None where it does not say."""
    mine = [one for one in nodes if not any(one is other for other in others)]
    parts = [part for one in mine for part in _several(one.get("hasPart")) if isinstance(part, dict)]
    stated = [
        str(one["isAccessibleForFree"]).strip().lower() for one in (*mine, *parts) if "isAccessibleForFree" in one
    ]
    return not any(one in {"false", "0", "no"} for one in stated) if stated else None


def _story(node: Mapping[str, object], by_id: Mapping[str, Mapping[str, object]], *, stated: bool | None) -> Story:
    body = _body(node.get("articleBody")) or _body(node.get("text"))
    updates = node.get("liveBlogUpdate")
    if isinstance(updates, list):
        posts = [one for one in updates if isinstance(one, dict)]
        said = [f"{_line(one.get('headline'))}\n\n{_body(one.get('articleBody'))}".strip() for one in posts]
        body = "\n\n".join(filter(None, [body, *said]))
    return Story(
        headline=_line(node.get("headline")) or _line(node.get("name")),
        authors=tuple(filter(None, (_name(one, by_id) for one in _several(node.get("author") or node.get("creator"))))),
        published=_line(node.get("datePublished")) or _line(node.get("dateCreated")),
        publisher=next(filter(None, (_name(one, by_id) for one in _several(node.get("publisher")))), ""),
        url=next(filter(None, map(_address, (node.get("mainEntityOfPage"), node.get("url")))), ""),
        language=_line(node.get("inLanguage")),
        body=body,
        stated_free=stated,
    )


def _body(value: object) -> str:
    text = "\n\n".join(one for one in value if isinstance(one, str)) if isinstance(value, list) else value
    if not isinstance(text, str):
        return ""
    if "&lt;" in text:
        text = unescape(text)
    return html_to_text(text) if MARKUP.search(text) else to_text(re.split(r"\r?\n", unescape(text)))


def _types(node: Mapping[str, object]) -> list[str]:
    return [one for one in _several(node.get("@type")) if isinstance(one, str)]


def _name(value: object, by_id: Mapping[str, Mapping[str, object]]) -> str:
    if isinstance(value, str):
        return _line(value)
    if isinstance(value, dict):
        known = by_id.get(str(value.get("@id", "")), {})
        return next(filter(None, (_line(one) for one in (*_several(value.get("name")), known.get("name")))), "")
    return ""


def _address(value: object) -> str:
    found = value.get("@id") or value.get("url") if isinstance(value, dict) else value
    return found.strip() if isinstance(found, str) and found.strip().startswith(("http://", "https://")) else ""


def _several(value: object) -> Sequence[object]:
    return value if isinstance(value, list) else [value]


def _line(value: object) -> str:
    """A text on one line, its entities decoded; empty where the value is none."""
    if isinstance(value, list) and value:
        value = value[0]
    return " ".join(unescape(value).split()) if isinstance(value, str) else ""


def of_entry(tree: _Element, name: str) -> list[_Element]:
    """The first element of a class of microformats in the page's one entry (`h-entry`); none where it has several."""
    entries = [one for one in tree.iter("article", "div", "main", "body") if "h-entry" in _classes(one)]
    if len(entries) != 1:
        return []
    return next(([one] for one in entries[0].iter() if name in _classes(one)), [])


def _classes(element: _Element) -> list[str]:
    return (element.get("class") or "").split()
