"""Block quotations and whom their markup names: `<footer>`, `<cite>`, a caption, or a line such as "— Ana Ruiz".

Where a page names the source, the element itself says that its words are quoted, although no marks stand around them.
`blocks` then puts a tab before these paragraphs, by which quoting knows them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from retrieval.reading.formats.browser_marks import MARKS

if TYPE_CHECKING:
    from lxml.etree import _Element

CREDITED = "data-credited"
"""The attribute that is set at a block quotation whose source is named."""
CITED = "data-cited"
LINES = frozenset({"p", "div", "br", "footer", "blockquote", "li", "ul", "ol", "lb", "figcaption", "h2", "h3", "h4"})
DASH = re.compile(r"\s*[-–—―~]|\s*\Z")
NAME = r"[^\W\d_][\w.’'-]*(?:\s+[^\W\d_][\w.’'-]*){0,5}"
CREDIT = re.compile(rf"[-–—―~]{{1,2}}\s*(?P<name>{NAME})\s*(?:[,(|/;].*)?\.?", re.DOTALL)
CREDIT_AT_END = re.compile(rf"[.!?…]\s+[—–―]\s*(?P<name>{NAME})\s*(?:[,(|/;][^\n—–―]{{0,80}})?$")
BARE_CREDIT = re.compile(rf"(?P<name>{NAME})\s*(?:[,(|/;].*)?\.?", re.DOTALL)
LONGEST_PARTICLE = 3
LONGEST_CREDIT = 120


def name_sources(tree: _Element) -> None:
    """Write the source of each block quotation as a line that begins with a dash, and mark those whose source is named.

    The dash is the one that style sheets draw.
    """
    for quotation in tree.iter("blockquote", "quote"):
        for element in quotation.iter("footer", "header", "figcaption"):
            _set_dash_before_name(element)
            element.tag = "p"
        for element in quotation.iter("cite", "small"):
            _set_dash(element)
            element.tag = "p" if _is_credit(_words(element)) else "span"
            element.set(CITED, "1")
        _set_last_name_apart(quotation)
    for figure in list(tree.iter("figure")):
        if next(figure.iter("blockquote"), None) is not None:
            figure.tag = "div"
            for element in figure.iter("figcaption"):
                _set_dash_before_name(element)
                element.tag = "p"
            for element in figure.iter("cite"):
                _set_dash(element)
                element.tag = "span"
    for quotation in tree.iter("blockquote", "quote"):
        if is_credited(quotation):
            quotation.set(CREDITED, "1")


def is_credited(quotation: _Element) -> bool:
    """Whether a block quotation without marks of its own ends with a person's name, or one follows it."""
    words = _words(quotation)
    if not words or words[0] in MARKS:
        return False
    lines = _lines(quotation)
    if len(lines) > 1 and _is_credit(lines[-1]):
        return True
    if found := CREDIT_AT_END.search(lines[-1], max(0, len(lines[-1]) - 2 * LONGEST_CREDIT)):
        return is_full_name(found["name"])
    after = quotation.getnext()
    return after is not None and after.tag in {"p", "div", "cite"} and _is_credit(_words(after))


def is_full_name(name: str) -> bool:
    """True for two words or more that begin with capitals, particles between them, or a name in a script without
    capitals."""
    words = name.split()
    cased = [one for one in words if one[0].isupper()]
    if not cased:
        return not any(one[0].islower() for one in words)
    return len(cased) > 1 and all(one[0].isupper() or len(one) <= LONGEST_PARTICLE for one in words)


def _is_credit(words: str) -> bool:
    found = CREDIT.fullmatch(words) if len(words) <= LONGEST_CREDIT else None
    return found is not None and is_full_name(found["name"])


def _set_dash(source: _Element) -> None:
    """Write the dash that style sheets draw before the source of a quotation, unless other words stand before it."""
    parent, before = source.getparent(), source.getprevious()
    words = (before.tail if before is not None else parent.text if parent is not None else "") or ""
    if not words.strip() and not DASH.match(_words(source)):
        source.text = f"— {(source.text or '').lstrip()}"


def _set_dash_before_name(source: _Element) -> None:
    """The same for an element that holds a name and nothing else: `<footer>Ana Ruiz, head of the port</footer>`."""
    words = _words(source)
    found = BARE_CREDIT.fullmatch(words) if len(words) <= LONGEST_CREDIT else None
    opens_with_cite = not (source.text or "").strip() and next(source.iter("cite", "small"), None) is not None
    if found and is_full_name(found["name"]) and not opens_with_cite and not DASH.match(words):
        source.text = f"— {(source.text or '').lstrip()}"


def _set_last_name_apart(quotation: _Element) -> None:
    """Give a name in `<cite>` after the last sentence a line of its own: <p>We waited. <cite>Ana Ruiz</cite></p>."""
    cites = [one for one in quotation.iter("span") if one.get(CITED)]
    words, name = _words(quotation), _words(cites[-1]) if cites else ""
    found = BARE_CREDIT.fullmatch(name) if 0 < len(name) <= LONGEST_CREDIT else None
    if found and is_full_name(found["name"]) and words.endswith(name) and words != name:
        cites[-1].tag = "p"
        cites[-1].text = f"— {(cites[-1].text or '').lstrip()}"


def _lines(element: _Element) -> list[str]:
    """The lines of a block quotation, empty ones left out."""
    from lxml.etree import iterwalk

    pieces: list[str] = []
    for event, one in iterwalk(element, events=("start", "end")):
        if one.tag in LINES:
            pieces.append("\n")
        if event == "start":
            pieces.append((one.text or "").replace("\n", " "))
        elif one is not element:
            pieces.append((one.tail or "").replace("\n", " "))
    return [" ".join(line.split()) for line in "".join(pieces).split("\n") if line.strip()]


def _words(element: _Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())
