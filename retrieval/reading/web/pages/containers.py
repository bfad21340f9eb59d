"""What kind of box of a page a paragraph stands in: menus, adverts, lists of other articles, captions, comments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

MENUS = frozenset({"nav", "menu", "button", "select", "form", "dialog"})
ASIDES = frozenset({"aside", "figcaption", "footer"})
WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
OTHER = frozenset(
    {"ad", "ads", "adslot", "advert", "adverts", "advertisement", "advertising", "banner", "breadcrumb",
     "breadcrumbs", "byline",
     "caption", "captions", "comment", "comments", "consent", "cookie", "cookies", "copyright", "credit", "credits",
     "discussion", "disqus",
     "donate", "donation", "footer", "gallery", "masthead", "menu", "nav", "navbar", "navigation", "newsletter",
     "newsletters",
     "outbrain", "pagination", "paywall", "piano", "popular", "promo", "promos", "promotion", "promoted", "recirc",
     "recirculation", "recommended", "recommendation", "recommendations", "related", "relateds", "respond", "share",
     "sharing",
     "shares", "sidebar", "signup", "skip", "sponsor", "sponsored", "subscribe", "subscription", "taboola", "tags",
     "taglist",
     "timestamp", "toolbar", "trending", "widget", "widgets", "teaser", "teasers", "toc", "metadata"}
)  # fmt: skip
PHRASES = re.compile(
    r"read[-_]?(?:more|next|also)|more[-_](?:from|stories|on|news)|most[-_](?:read|viewed|popular)|author[-_](?:bio|box|info|card|sig)|"
    r"about[-_]the[-_]author|also[-_]like|see[-_]also|social[-_](?:links|share|icons|bar|buttons)|sign[-_]?up|call[-_]to[-_]action|"
    r"post[-_]meta|article[-_]{1,2}(?:meta|tags|tools|info)\b|mw-editsection|catlinks|print-?footer|jump-to-nav|site-?(?:sub\b|notice)|story[-_]links|inline[-_]links|icon[-_]?links|post-?profile|poster-?(?:info|profile)|user-?info|signature|up[-_]next|photo[-_]credit",
    re.IGNORECASE,
)
KEPT = frozenset({"article", "body", "main", "html"})
CONTENT = re.compile(r"article-?_?body|story-?_?body|entry-?_?content|post-?_?content|articleBody", re.IGNORECASE)


def is_menu(element: _Element) -> bool:
    """Whether an element is there for navigation, judged by its tag or its role."""
    return (
        element.tag in MENUS
        or element.get("role", "") in {"navigation", "menu", "menubar", "search"}
        or (element.tag == "header" and next(element.iterancestors("article", "main"), None) is None)
    )


def is_menu_or_aside(element: _Element) -> bool:
    """Whether an element is a menu or stands beside the article, judged by its tag or its role."""
    return element.tag in ASIDES or is_menu(element)


def is_other(element: _Element) -> bool:
    """Whether an element holds something else than the article, judged by its tag, class and id."""
    if element.tag in MENUS or element.tag in ASIDES:
        return True
    if element.tag in KEPT or not element.attrib:
        return False
    if element.get("role", "") in {"navigation", "complementary", "banner", "contentinfo", "search", "dialog"}:
        return True
    names = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('data-component') or ''}"
    names += f" {element.get('data-testid') or ''}"
    if not names.strip() or CONTENT.search(names) or len(names) > 1000:
        return False
    return not OTHER.isdisjoint(word.lower() for word in WORD.findall(names)) or bool(PHRASES.search(names))


class Containers:
    """Tells which elements of a page stand in a box that is no part of the article. Answers are cached by element."""

    def __init__(self, root: _Element) -> None:
        """`root` holds the article: it and the elements around it are not judged."""
        self._known: dict[_Element, bool] = {root: False}

    def is_other(self, element: _Element) -> bool:
        """Whether the element, or one that it stands in below the root, is no part of the article."""
        path = []
        place: _Element | None = element
        while place is not None and place not in self._known:
            path.append(place)
            place = place.getparent()
        found = self._known[place] if place is not None else False
        for one in reversed(path):
            found = found or is_other(one)
            self._known[one] = found
        return found
