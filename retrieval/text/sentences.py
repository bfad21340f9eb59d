"""Sentences of a stretch of text, by punctuation and line ends alone; quotation marks are not looked at here."""

from __future__ import annotations

import re

from retrieval.records import Span

END = re.compile(r"(?:[.!?…]+[\"'”’»“‘)\]]*)(?=\s+[\"'“‘«„(\[]?[^\Wa-z])|[。！？]+[」』”’]*")
LINE = re.compile(r"\S(?:[^\n]*\S)?")
ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|St|Jr|Sr|vs|Prof|Rev|Hon|No|Inc|Corp|Co"
    r"|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)|\b[A-Z](?:\.[A-Z])*)\.$"
)


def split_sentences(text: str, within: Span) -> tuple[Span, ...]:
    """Spans of `text`, in order, that cover every word of `within`; none runs over the end of a line."""
    lines = LINE.finditer(text, within.start, within.end)
    return tuple(sentence for line in lines for sentence in _of_line(text, Span(*line.span())))


def _of_line(text: str, within: Span) -> list[Span]:
    found = []
    start = within.start
    for end in END.finditer(text, within.start, within.end):
        if ABBREVIATION.search(text, max(start, end.start() - 12), end.end()):
            continue
        found.append(Span(start, end.end()))
        start = end.end()
        while start < within.end and text[start].isspace():
            start += 1
    if start < within.end:
        found.append(Span(start, within.end))
    return found
