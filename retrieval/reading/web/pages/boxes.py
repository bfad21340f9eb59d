"""Boxes within an article that are no text of it: forms to sign up or vote, and boxes whose heading says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from retrieval.reading.web.pages.paywalls import asks_for_money
from retrieval.text.furniture import is_furniture
from retrieval.text.sentences import ends_sentence

if TYPE_CHECKING:
    from lxml.etree import _Element

BOXES = frozenset({"div", "section", "aside", "form", "fieldset", "ul", "ol"})
CONTROLS = ("input", "textarea", "select")
UNSEEN_CONTROLS = frozenset({"hidden", "search"})
HEADINGS = ("h2", "h3", "h4", "h5", "h6")
LONGEST_FORM = 500
"""The longest box around a form, in code points."""
CHANNEL = re.compile(
    r"(?:https?:)?//(?:www\.|m\.)?(?:t\.me|telegram\.(?:me|org)|wa\.me|whatsapp\.com|chat\.whatsapp\.com|facebook\.com|"
    r"instagram\.com|twitter\.com|x\.com|youtube\.com|news\.google\.com|vk\.com|dzen\.ru|tiktok\.com)/[^/?]+/?(?:\?.*)?\Z",
    re.IGNORECASE,
)
"""The addresses of a channel or an account on other networks, not of a single post."""
MOST_CHANNELS = 5
LONGEST_POINTER = 120
"""The longest line that leads to channels, in code points."""
MOST = 0.4
"""The largest share of a page's text that such a box may hold."""
MOST_LOOKED_AT = 400
"""How many headings and controls of a page are looked at."""
_NEVER = frozenset({"html", "body", "main", "article"})


def forms(tree: _Element) -> Iterator[_Element]:
    """The boxes in which a reader is asked for an address, a consent or a vote.

    A box is the largest around a control that is short, holds no top heading, and is the only one of its class.
    """
    whole = len(_text(tree))
    for control in list(islice(tree.iter(*CONTROLS), MOST_LOOKED_AT)):
        if (control.get("type") or "").lower() in UNSEEN_CONTROLS:
            continue
        found = None
        for outer in control.iterancestors():
            length = len(_text(outer))
            if (
                outer.tag in _NEVER
                or length > min(LONGEST_FORM, MOST * whole)
                or next(outer.iter("h1"), None) is not None
            ):
                break
            if outer.tag in BOXES and not _has_alike(outer):
                found = outer
        if found is not None and not asks_for_money(_text(found)):
            yield found


def headed_boxes(tree: _Element) -> Iterator[_Element]:
    """The boxes that begin with a heading such as “Comments” or “Contact”; none that sells the rest of the article."""
    whole = len(_text(tree))
    for heading in list(islice(tree.iter(*HEADINGS), MOST_LOOKED_AT)):
        box = heading.getparent()
        words = " ".join(_text(heading).split())
        if box is None or box.tag not in BOXES or not words or not is_furniture(words):
            continue
        is_first = not (box.text or "").strip() and all(
            not _text(one).strip() for one in heading.itersiblings(preceding=True)
        )
        is_small = len(_text(box)) <= MOST * whole and next(box.iter("h1"), None) is None
        if is_first and is_small and not asks_for_money(_text(box)):
            yield box


def channels(tree: _Element) -> Iterator[_Element]:
    """The lines that lead to a paper's own channels elsewhere: “Follow The Ledger on Telegram”."""
    for line in tree.iter("p", "li", "h4", "h5", "h6"):
        links = list(islice(line.iter("a"), MOST_CHANNELS + 1))
        words = _text(line).strip() if 0 < len(links) <= MOST_CHANNELS else ""
        is_short = 0 < len(words) <= LONGEST_POINTER and not ends_sentence(words)
        if is_short and all(CHANNEL.match(one.get("href") or "") for one in links):
            yield line


def _has_alike(box: _Element) -> bool:
    """Whether a box stands beside others of its tag and class, as the parts of an article do."""
    beside = (*box.itersiblings(), *box.itersiblings(preceding=True))
    return box.tag not in {"form", "aside"} and any(
        one.tag == box.tag and one.get("class") == box.get("class") for one in beside
    )


def _text(element: _Element) -> str:
    return "".join(map(str, element.itertext()))
