"""Paragraphs of an article: what heads, what is body, and what is the page's furniture and left out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from retrieval.records import Span

LINE = re.compile(r"[^\n]*\S[^\n]*")
FURNITURE = re.compile(r"\s*(?:read more\b|also read\b|related:|share this|\d{6,})", re.IGNORECASE)
SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»“‘)\]]*\s*$")
HEADING_WORDS = 25


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the article that holds words, without the space around it."""

    span: Span
    is_heading: bool


def split_paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The article's paragraphs in order, furniture left out; a heading ends without a full stop."""
    found = []
    for line in LINE.finditer(text):
        content = line.group()
        if FURNITURE.match(content):
            continue
        start = line.start() + len(content) - len(content.lstrip())
        end = line.start() + len(content.rstrip())
        is_heading = not SENTENCE_END.search(content) and len(content.split()) <= HEADING_WORDS
        found.append(Paragraph(Span(start, end), is_heading))
    return tuple(found)
