"""Paragraphs of an article: what heads, what is body; what is the page's furniture is left out.

Knows lines and furniture; knows no quotes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from retrieval.records import Span
from retrieval.text.furniture import introduces_titles, is_furniture
from retrieval.text.sentences import ends_sentence

LINE = re.compile(r"\S(?:[^\n]*\S)?")
# A line that goes on, or begins as speech after a dash or as an item of a list, heads nothing.
BODY = re.compile(r"[-–—•*]|.*[,;]\Z")
LONGEST_HEADING = 25
"""In words."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the article that holds words, without the space around it."""

    span: Span
    is_heading: bool


def split_paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The article's paragraphs in order, furniture left out. Linear in the text's length.

    A heading is short and no whole sentence; the first line is one too where it is short. The lines after a label such
    as “Also read:” are titles of other articles until body follows.
    """
    found: list[Paragraph] = []
    label = ""
    titles: list[Paragraph] = []
    for line in LINE.finditer(text):
        content = line.group()
        if is_furniture(content):
            label = label or (content if introduces_titles(content) else "")
            continue
        paragraph = Paragraph(Span(*line.span()), _is_heading(content, is_first=not found))
        if label and paragraph.is_heading:
            titles.append(paragraph)
            continue
        found += _own(titles, label)
        found.append(paragraph)
        label, titles = "", []
    return tuple(found)


def _is_heading(content: str, *, is_first: bool) -> bool:
    if content.count(" ") >= LONGEST_HEADING or BODY.match(content):
        return False
    return is_first or not ends_sentence(content)


def _own(titles: list[Paragraph], label: str) -> list[Paragraph]:
    """Which of the lines between a label and a body are the article's own headings: the last of several heads the body,
    and a label without a colon is a button that introduces nothing."""
    return titles[1:][-1:] if label.endswith(":") else titles
