"""Articles that a page holds as data for its own program only, as sites made with Next.js and its kin do."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING

from retrieval.errors import ArticleError
from retrieval.reading.drafts import Draft
from retrieval.reading.formats.records.fields import to_draft

if TYPE_CHECKING:
    from lxml.etree import _Element

SCRIPTS = frozenset({"__NEXT_DATA__", "__NUXT_DATA__", "__PRELOADED_STATE__", "__APOLLO_STATE__", "ng-state"})
"""Ids of the scripts that hold the data."""
ASSIGNED = re.compile(r"(?:(?:var|let|const)\s+)?[\w.$\[\]\"']{1,80}\s*=\s*(?=[{\[])")
"""How a script gives its data a name: window.__INITIAL_STATE__ = {…}."""
MOST_SCRIPTS = 5
LONGEST_JSON = 4_000_000
MOST_NODES = 50_000
SHORTEST = 400
"""The shortest article, in code points. The data holds many shorter texts that are no articles."""
FEWEST_BLOCKS = 3
BLOCK_TEXTS = ("text", "content", "value", "html", "data")
"""Keys under which a block of an article has its text."""
TITLED = frozenset({"title", "headline", "url", "link"})
"""Keys that tell another article from a block of text."""
NOT_FREE = ("isPremium", "premium", "isPaywalled", "paywalled", "isSubscriberOnly", "subscribersOnly")


def application_data(tree: _Element) -> tuple[str, ...]:
    """The JSON values that the page's scripts hold for its program, whatever code follows them."""
    return tuple(islice((text[:LONGEST_JSON] for one in tree.iter("script") if (text := _json_of(one))), MOST_SCRIPTS))


def _json_of(script: _Element) -> str:
    text = (script.text or "").strip()
    if script.get("id") in SCRIPTS:
        return text
    assigned = ASSIGNED.match(text)
    return text[assigned.end() :] if assigned and len(text) >= SHORTEST else ""


def application_draft(where: str, data: Iterable[str], title: str) -> Draft | None:
    """The article in `data` whose title is that of the page; None where there is none, or it is for subscribers."""
    return next(filter(None, (_draft(where, one, title) for one in data)), None)


def _draft(where: str, data: str, title: str) -> Draft | None:
    try:
        document, _ = json.JSONDecoder(strict=False).raw_decode(data)
    except (ValueError, RecursionError):
        return None
    folded = " ".join(title.split()).casefold()
    for found in _objects(document):
        node = _with_text(found)
        if any(node.get(name) is True for name in NOT_FREE) or node.get("isAccessibleForFree") is False:
            continue
        draft = to_draft(where, node)
        if not isinstance(draft, ArticleError) and len(draft.text) >= SHORTEST:
            named = draft.title.casefold()
            if named and (named in folded or folded in named):
                return draft
    return None


def _objects(document: object) -> Iterator[Mapping[str, object]]:
    waiting = [document]
    count = 0
    while waiting and count < MOST_NODES:
        node = waiting.pop()
        count += 1
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, dict):
            waiting += [one for one in node.values() if isinstance(one, (dict, list))]
            if any(isinstance(one, str) and len(one) >= SHORTEST for one in _with_text(node).values()):
                yield node


def _with_text(node: Mapping[str, object]) -> Mapping[str, object]:
    """The object with a text in place of each list of blocks, such as [{"type": "paragraph", "text": …}, …]."""
    return {name: "\n\n".join(found) if (found := _blocks(value)) else value for name, value in node.items()}


def _blocks(value: object) -> list[str]:
    """The texts of a list of blocks; none where it is a list of anything else, such as of other articles."""
    if not isinstance(value, list) or len(value) < FEWEST_BLOCKS:
        return []
    found = [
        next((text for name in BLOCK_TEXTS if isinstance(text := one.get(name), str) and text.strip()), "")
        for one in value
        if isinstance(one, dict) and not TITLED.intersection(one)
    ]
    texts = [text for text in found if text]
    return texts if 2 * len(texts) >= len(value) else []
