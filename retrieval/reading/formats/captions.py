"""The words below pictures: a caption says who is seen or who took the picture, and is no part of the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from retrieval.reading.formats.hidden import remove

if TYPE_CHECKING:
    from lxml.etree import _Element

PICTURE_WORDS = re.compile(
    r"(?:\b|_)(?:img|image|photo|picture|pic)[_-]?(?:desc|caption|credit)|\b(?:wp-)?caption(?:-text)?\b", re.IGNORECASE
)
"""Classes of the words below a picture that stand within a line of text."""


def take_out_captions(tree: _Element) -> None:
    """Remove from a fragment the words below its pictures, unless they are most of what it says."""
    found = [one for one in tree.iter("figcaption", "p", "span", "em", "small", "td", "div") if _is_caption(one)]
    told = sum(len("".join(map(str, one.itertext()))) for one in found)
    if found and 2 * told < len("".join(map(str, tree.itertext()))):
        for element in found:
            remove(element)


def _is_caption(element: _Element) -> bool:
    return element.tag == "figcaption" or (
        PICTURE_WORDS.search(element.get("class") or "") is not None and next(element.iter("img"), None) is None
    )
