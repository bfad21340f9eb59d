"""What markup holds and no reader sees, by what the element itself says: attributes, inline style, usual class names.

The marks of footnotes are taken out along with it: a figure after a stop would make a word of both.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
CLASS = re.compile(r"(?:^|\s)(?:hidden|d-none|is-hidden|u-hidden|display-none|hide)(?:\s|$)", re.IGNORECASE)
"""Class names of style libraries for what is not shown."""
READ_ALOUD = re.compile(
    r"(?:^|\s)(?!not-)(?:[\w-]{0,30}[-_])?(?:sr-only|visually-?hidden|screen-?reader-?(?:text|only))(?:\s|$)",
    re.IGNORECASE,
)
"""Class names for what is not shown and only read aloud. It is the text where what is shown beside it is not read."""
NOTE_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡§]{1,3})[\])]?|[↑↩]\ufe0e?")
"""The words of a link to a footnote, "1", "[2]", "*", or back from it, "↑"."""
COMMENT_MARK = re.compile(r"\[[a-z]{1,2}\]")
"""The words of a link to an editor's comment, as Google Docs writes it: "[a]"."""
OF_NOTE = re.compile(r"note|cite_ref|cite-ref|fnref|reference", re.IGNORECASE)


def is_hidden(element: _Element) -> bool:
    """Whether an element says of itself that a browser does not show it, or shows it over the text only."""
    attributes = element.attrib
    if not attributes:
        return False
    if "hidden" in attributes and attributes["hidden"].strip().lower() != "until-found":
        return True
    if _is_silent(element) or attributes.get("role", "") == "tooltip":
        return True
    names = attributes.get("class", "")
    if STYLE.search(attributes.get("style", "")) or CLASS.search(names):
        return True
    beside = (element.getprevious(), element.getnext())
    return bool(READ_ALOUD.search(names)) and not any(one is not None and _is_silent(one) for one in beside)


def _is_silent(element: _Element) -> bool:
    return element.attrib.get("aria-hidden", "").strip().lower() == "true"


def take_out_hidden(tree: _Element) -> None:
    """Remove from a fragment what is hidden in it."""
    for element in [one for one in tree.iter() if isinstance(one.tag, str) and is_hidden(one)]:
        if element.tag not in {"html", "body"}:
            remove(element)


def take_out_note_marks(tree: _Element) -> None:
    """Remove the small figures that lead from a line of text to its footnotes, and comments of its editors."""
    for link in list(tree.iter("a")):
        words = "".join(map(str, link.itertext())).strip()
        if COMMENT_MARK.fullmatch(words) and "#cmnt" in (link.get("href") or ""):
            _take_out_comment(link)
            continue
        if "#" not in (link.get("href") or "") or not NOTE_MARK.fullmatch(words):
            continue
        raised = next(link.iterancestors("sup"), None)
        names = " ".join(
            link.get(name) or "" for name in ("class", "id", "href", "role", "{http://www.idpf.org/2007/ops}type")
        )
        if raised is not None or words[0] in "[(" or OF_NOTE.search(names):
            remove(raised if raised is not None and "".join(map(str, raised.itertext())).strip() == words else link)


def _take_out_comment(link: _Element) -> None:
    """Remove the mark of a comment; or the comment, which begins with a link back to its mark."""
    line = next(link.iterancestors("p"), None)
    raised = next(link.iterancestors("sup"), None)
    if "#cmnt_ref" in (link.get("href") or "") and line is not None:
        remove(line)
    else:
        remove(raised if raised is not None else link)


def remove(element: _Element) -> None:
    """Remove an element, and keep the text that follows it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
        element.tail = None
    parent.remove(element)
