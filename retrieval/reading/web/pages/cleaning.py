"""Prepares a page's tree: removes what a browser does not show, and makes plain what extractors overlook.

Each step walks the tree once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from itertools import islice
from typing import TYPE_CHECKING

from retrieval.reading.formats.block_quotations import name_sources
from retrieval.reading.formats.captions import PICTURE_WORDS
from retrieval.reading.formats.hidden import is_hidden, remove, take_out_note_marks
from retrieval.reading.web.pages.boxes import channels, forms, headed_boxes
from retrieval.reading.web.pages.teasers import following_articles, teasers
from retrieval.text.sentences import ends_sentence

if TYPE_CHECKING:
    from lxml.etree import _Element

UNUSED = ("script", "style", "svg", "template", "iframe", "object", "canvas", "dialog")
CARDS = re.compile(
    r"hover-?card|tool-?tip|pop-?over|rollover|pop-?up|fly-?out|speech-?bubble|glossary-(?:card|definition)",
    re.IGNORECASE,
)
"""Classes of elements that are shown only while the pointer is over a word."""
CARD_INSIDE = re.compile(r"block|card|content|box|body|text|panel|inner|definition|message|bubble|out\b", re.IGNORECASE)
QUOTED_POST = re.compile(
    r"tweet|twitter|instagram|bluesky|mastodon|threads|facebook|fb-post|tiktok|telegram|reddit|embed|social",
    re.IGNORECASE,
)
PICTURE_LINK = re.compile(r"\s*(?:pic\.twitter\.com|pic\.x\.com|https?://t\.co)/\w+\s*\Z")
"""The address that stands for the picture of a post."""
CONSENT = re.compile(
    r"\b(?:onetrust-|ot-sdk-|cookiebot|cybotcookiebot|didomi-|usercentrics-|truste-|qc-cmp|sp_message_|fc-consent|"
    r"cookie-?(?:banner|consent|notice|wall|dialog)|consent-?(?:banner|dialog|modal|wall|manager)|gdpr-)",
    re.IGNORECASE,
)
"""Classes and ids of cookie notices."""
LONGEST_CAPTION = 150
"""The longest caption that is told by its place, in code points."""
MOST_CELLS = 4
LONGEST_IN_CELLS = 400
"""The longest words below a picture that a table lays out, in code points."""
LINES = frozenset({"p", "span", "a", "li", "b", "i", "em", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "td", "q"})
MOST_HIDDEN = 0.4
"""The largest share of a page's prose that may count as hidden. Where it is more, a script shows the text later, or a
dialogue lies over the page.
"""
NOSCRIPT_PROSE = 200
"""The longest request to turn scripts on, in code points. A <noscript> with more text holds the page itself."""


def clean(tree: _Element, title: str = "") -> None:
    """Change `tree` into what a browser without scripts shows of it, without other articles than that of the title."""
    from lxml.etree import strip_elements, strip_tags

    for template in list(tree.iter("template")):
        if template.get("shadowrootmode") or template.get("shadowroot"):
            template.tag = "div"
    _open_noscripts(tree)
    strip_elements(tree, *UNUSED, with_tail=False)
    _open_custom(tree)
    _remove_hidden(tree)
    _remove_cards(tree)
    for article in following_articles(tree, title):
        remove(article)
    for box in [*_notices(tree), *teasers(tree), *forms(tree), *headed_boxes(tree), *channels(tree)]:
        remove(box)
    take_out_note_marks(tree)
    _keep_quoted(tree)
    _set_captions_apart(tree)
    for element in tree.iter("span", "em", "small", "i", "td"):
        if PICTURE_WORDS.search(element.get("class") or ""):
            element.tag = "figcaption"
    strip_tags(tree, "wbr", "slot")


def _open_noscripts(tree: _Element) -> None:
    """Keep the content of a <noscript> that holds a good part of the page, as one does that was never closed."""
    from lxml.etree import strip_elements

    for element in reversed(list(tree.iter("noscript"))):
        prose = sum(len("".join(map(str, one.itertext()))) for one in element.iter("p"))
        if prose > NOSCRIPT_PROSE:
            element.tag = "div"
    strip_elements(tree, "noscript", with_tail=False)


def _open_custom(tree: _Element) -> None:
    """Make blocks of the elements that a site has defined, such as <story-paragraph>, except within a line of text."""
    for element in tree.iter():
        if not isinstance(element.tag, str) or "-" not in element.tag:
            continue
        parent = element.getparent()
        is_in_line = bool((element.tail or "").strip()) or (
            parent is not None and (parent.tag in LINES or bool((parent.text or "").strip()))
        )
        element.tag = "span" if is_in_line else "div"


def _notices(tree: _Element) -> Iterator[_Element]:
    """The notices with which consent programs cover a page, and which stay in its markup."""
    for element in tree.iter("div", "section", "aside"):
        if CONSENT.search(f"{element.get('class') or ''} {element.get('id') or ''}"):
            yield element


def _remove_hidden(tree: _Element) -> None:
    prose = {one: len("".join(map(str, one.itertext()))) for one in tree.iter("p")}
    whole = sum(prose.values())
    for element in [one for one in tree.iter() if isinstance(one.tag, str) and is_hidden(one)]:
        if element.tag in {"html", "body", "article", "main"}:
            continue
        within = sum(prose.get(one, 0) for one in element.iter("p")) if whole else 0
        if within <= MOST_HIDDEN * whole or element.tag in {"p", "span"}:
            _part_neighbours(element)
            remove(element)


def _part_neighbours(element: _Element) -> None:
    """Put a space for an element that is removed, where two others would touch that it parted."""
    before, after = element.getprevious(), element.getnext()
    if before is not None and after is not None and not element.tail and not before.tail:
        element.tail = " "


def _remove_cards(tree: _Element) -> None:
    """Remove the cards that pop up over a word, and leave the word itself."""
    found = [
        one
        for one in tree.iter("span", "div", "aside", "ul", "small", "em", "i")
        if CARDS.search(one.get("class") or "")
    ]
    marked = set(found)
    for element in found:
        has_outer = any(one in marked for one in element.iterancestors())
        is_inside = CARD_INSIDE.search(CARDS.sub("", element.get("class") or "")) and _is_within_words(element)
        if has_outer or is_inside:
            remove(element)


def _is_within_words(element: _Element) -> bool:
    """Whether an element stands in a line of text, and not beside the text."""
    parent = element.getparent()
    if parent is None or any(one.tag == "p" for one in element.iter("p")):
        return False
    return any(one.tag == "p" for one in element.iterancestors("p"))


def _set_captions_apart(tree: _Element) -> None:
    """Make a caption of a short line that stands in one paragraph with a picture and ends no sentence."""
    for picture in tree.iter("img"):
        line = next(picture.iterancestors("p"), None)
        words = "".join(map(str, line.itertext())).strip() if line is not None else ""
        if line is not None and 0 < len(words) <= LONGEST_CAPTION and not ends_sentence(words):
            line.tag = "figcaption"
    pictured = {one for picture in tree.iter("img", "picture") for one in picture.iterancestors("figure", "table")}
    for table in [one for one in tree.iter("table") if _is_picture_with_words(one, pictured)]:
        table.tag = "figcaption"


def _is_picture_with_words(table: _Element, pictured: Set[_Element]) -> bool:
    """Whether a table holds a picture, or stands in a figure with one, and else the few words below it.

    `pictured` are the figures and tables that hold pictures.
    """
    if table not in pictured and next(table.iterancestors("figure"), None) not in pictured:
        return False
    if any(one is not table for one in islice(table.iter("th", "table"), 2)):
        return False
    cells = ["".join(map(str, one.itertext())).strip() for one in table.iter("td")]
    return len(cells) <= MOST_CELLS and sum(map(bool, cells)) <= 2 and len("".join(cells)) <= LONGEST_IN_CELLS


def _keep_quoted(tree: _Element) -> None:
    """Name the source of a block quotation, and the words of a post that is shown within an article, as plain text."""
    name_sources(tree)
    for quotation in tree.iter("blockquote"):
        if QUOTED_POST.search(quotation.get("class") or ""):
            _forget_post(quotation)


def _forget_post(quotation: _Element) -> None:
    """Remove the classes that mark a quotation as a post of another network, for which extractors drop it.

    Links that stand for the pictures of the post are left out.
    """
    for link in list(quotation.iter("a")):
        if PICTURE_LINK.match(link.text or ""):
            remove(link)
    for element in (quotation, *quotation.iterancestors()):
        if element.tag in {"body", "article", "main"}:
            return
        if QUOTED_POST.search(f"{element.get('class') or ''} {element.get('id') or ''}"):
            for name in ("class", "id"):
                if name in element.attrib:
                    del element.attrib[name]
