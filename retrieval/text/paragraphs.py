"""The paragraphs of an article: its headings and its body, without the furniture of the page that it comes from."""

from __future__ import annotations

import re
from dataclasses import dataclass

from retrieval.records import Span
from retrieval.text.furniture import introduces_titles, is_furniture
from retrieval.text.sentences import ends_sentence

LINE = re.compile(r"\S(?:[^\n]*\S)?")
# A line that ends with a comma, or begins as speech after a dash or as an item of a list, is no heading.
BODY = re.compile(r"[-–—•*]|.*[,;]\Z")
LONGEST_HEADING = 25
"""The longest heading, in words."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the article that holds words. The span excludes the space around it."""

    span: Span
    is_heading: bool


def split_paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of an article in order, without furniture. Linear in the length of the text.

    A heading is a short line that does not end as a sentence does; a short first line is always one. After a label such
    as “Also read:”, headings are the titles of other articles and are left out, until a line of body follows.
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
    """Those of the headings between a label and the next body that belong to the article.

    The last of several belongs to the body below it. A label without a colon is a button and introduces nothing, so all
    of them do.
    """
    return titles[1:][-1:] if label.endswith(":") else titles
