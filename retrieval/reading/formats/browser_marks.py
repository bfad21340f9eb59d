"""Quotation marks that a page does not hold but a browser shows: those around `<q>`. Knows elements, not articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

# Of CLDR, the pairs around a quotation and around one within it, by language.
PAIRS = {
    "en": "“”‘’", "de": "„“‚‘", "fr": "«»«»", "es": "«»“”", "it": "«»“”", "pt": "“”‘’", "nl": "‘’“”", "pl": "„”«»",
    "ru": "«»„“", "uk": "«»„“", "be": "«»„“", "bg": "„“’’", "cs": "„“‚‘", "sk": "„“‚‘", "sl": "„“‚‘", "hr": "„“‚‘",
    "sr": "„“‚‘", "da": "“”‘’", "sv": "””’’", "fi": "””’’", "nb": "«»‘’", "nn": "«»‘’", "no": "«»‘’", "hu": "„”»«",
    "ro": "„”«»", "el": "«»“”", "et": "„“«»", "lv": "“”‘’", "lt": "„“‚‘", "ca": "«»“”", "tr": "“”‘’", "ja": "「」『』",
    "zh": "“”‘’", "ko": "“”‘’", "ar": "”“’‘", "he": "””’’", "fa": "«»‹›",
}  # fmt: skip
MARKS = "\"'“”„‟‘’‚‛‹›«»「」『』"


def show_marks(tree: _Element, language: str) -> None:
    """Write into `tree` the marks that a browser shows around each `<q>`, and take the `<q>` itself away.

    The nearest `lang` decides which, `language` where there is none. One that holds its own marks gets no others.
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
    pairs = PAIRS.get((nearest or "").lower().replace("_", "-").partition("-")[0], PAIRS["en"])
    return pairs[2:] if depth % 2 else pairs[:2]
