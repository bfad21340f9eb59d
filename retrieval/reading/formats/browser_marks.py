"""Quotation marks that a browser shows although the page does not hold them: those around `<q>`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retrieval.text.languages import DEFAULT_LANGUAGE, read_language

if TYPE_CHECKING:
    from lxml.etree import _Element

MARKS = "\"'“”„‟‘’‚‛‹›«»「」『』"


def show_marks(tree: _Element, language: str) -> None:
    """Write the marks that a browser shows around each `<q>` into `tree`, and replace the element by its contents.

    The nearest `lang` attribute decides which marks, or `language` where there is none. A `<q>` that begins with marks
    of its own gets no others.
    """
    from lxml.etree import strip_tags

    for element in list(tree.iter("q")):
        words = "".join(map(str, element.itertext())).strip()
        if not words or words[0] in MARKS:
            continue
        depth = sum(1 for _ in element.iterancestors("q"))
        pair = _pair(element, language, depth)
        element.text = pair[0] + (element.text or "").lstrip()
        if len(element):
            last = element[-1]
            last.tail = (last.tail or "").rstrip() + pair[1]
        else:
            element.text = element.text.rstrip() + pair[1]
    strip_tags(tree, "q")


def _pair(element: _Element, language: str, depth: int) -> str:
    nearest = next((one.get("lang") for one in (element, *element.iterancestors()) if one.get("lang")), language)
    pairs = _marks_of((nearest or "").lower().replace("_", "-").partition("-")[0])
    return pairs[2:] if depth % 2 else pairs[:2]


def _marks_of(language: str) -> str:
    """The marks around a quotation and around one within it, four characters; the default's where none are listed."""
    for known in (language, DEFAULT_LANGUAGE):
        for marks in read_language(known, "common").get("", {}).get("marks", ()):
            return marks
    return ""
