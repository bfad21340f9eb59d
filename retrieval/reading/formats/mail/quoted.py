"""The earlier mails that an answer in HTML carries below it, as mail programs mark them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from retrieval.reading.formats.markup import parse

if TYPE_CHECKING:
    from lxml.etree import _Element

QUOTES = re.compile(
    r"\b(?:gmail_quote|gmail_attr|yahoo_quoted|protonmail_quote|moz-cite-prefix|zmail_extra|tutanota_quote|"
    r"ms-outlook-mobile-reference-message|OLK_SRC_BODY_SECTION)\b"
)
"""Classes and ids that hold an earlier mail, or the line above it."""
FROM_HERE = frozenset({"divRplyFwdMsg", "appendonsend", "reply-intro", "mail-editor-reference-message-container"})
"""Ids of elements from which on everything is an earlier mail."""


def without_quotes(markup: str) -> str:
    """A mail without the earlier ones that it quotes; empty where it holds nothing else."""
    tree = parse(markup) if markup.strip() else None
    if tree is None:
        return ""
    from lxml.html import HtmlElement, tostring

    found = [one for one in tree.iter() if isinstance(one, HtmlElement) and _is_quoted(one)]
    for element in [one for one in tree.iter() if one.get("id") in FROM_HERE]:
        found += [one for one in (element, *element.itersiblings()) if isinstance(one, HtmlElement)]
    for element in found:
        if element.getparent() is not None:
            element.drop_tree()
    return str(tostring(tree, encoding="unicode"))


def _is_quoted(element: _Element) -> bool:
    if element.tag == "blockquote" and (element.get("type") or "").lower() == "cite":
        return True
    return bool(QUOTES.search(f"{element.get('class') or ''} {element.get('id') or ''}"))
