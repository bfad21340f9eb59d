"""Several stories in one document of an e-book: each top heading begins one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

MARK = "\ue0fe"
"""A private-use character that marks headings among the paragraphs; it does not occur in books."""
SHORTEST = 200
"""The least text above the first heading that counts as a story of its own, in code points."""


def split_stories(tree: _Element, blocks: Callable[[_Element], list[str]]) -> Iterator[tuple[str, list[str]]]:
    """The heading and the paragraphs of each story in `tree`, of which `blocks` gives the paragraphs.

    There are several where several h1 stand in it, or several <article> that have each a heading. Else all of `tree` is
    one story under its first heading.
    """
    headings = [one for one in tree.iter("h1") if _words(one)]
    if len(headings) < 2:
        headings = [first for one in tree.iter("article") for first in islice(one.iter("h1", "h2"), 1) if _words(first)]
    if len(headings) < 2:
        first = next((one for one in tree.iter("h1", "h2", "h3") if _words(one)), None)
        yield _words(first) if first is not None else "", blocks(tree)
        return
    for heading in headings:
        heading.text = MARK + (heading.text or "")
    title = ""
    story: list[str] = []
    has_body = False
    for block in blocks(tree):
        if not block.startswith(MARK):
            story.append(block)
            has_body = True
            continue
        words = block.removeprefix(MARK)
        if has_body and (title or sum(map(len, story)) >= SHORTEST):
            yield title, story
            title, story, has_body = "", [], False
        title = title or words
        story.append(words)
        has_body = False
    if story:
        yield title, story


def _words(element: _Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())
