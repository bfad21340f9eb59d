"""Speakers named beside the words rather than by a verb: transcripts (WALLACE: …), credits (“…” — Ana Ruiz), headings.

One paragraph is read at a time, with the labels that the article repeats.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from retrieval.quoting.grammar.tokens import Sentence
from retrieval.records import Span

LABEL = re.compile(
    r"[\"“”„«'‘’\s(\[]*"
    r"(?P<name>[^\W\d_][\w.’'\-]*(?:\s+(?:\([^)\n]{1,30}\)|[^\W\d_a-z][\w.’'\-]*)){0,5})"
    r"(?:\s*\([^)\n]{1,40}\))?\s*:\s+(?=\S)"
)
CREDIT = re.compile(r"\s*[—–―\-]{1,2}\s*(?P<name>[^\W\d_a-z][^\n«»“”\"—–―:;?!]{2,60}?)[.\s]*$")
ASKS = re.compile(r"[?？][\s*_»”\"'’]*$")
REPEATED = 2


@dataclass(frozen=True, slots=True)
class Labelled:
    """A paragraph's words and the label that stands for who says them."""

    source: Span
    content: Span


def repeated_labels(text: str, paragraphs: Sequence[Span]) -> frozenset[str]:
    """The labels that open more than one paragraph, or stand in capitals: the article is a transcript."""
    counted = Counter(
        found["name"] for span in paragraphs if (found := LABEL.match(text, span.start, span.end)) is not None
    )
    repeated = {name for name, count in counted.items() if count >= REPEATED or (len(name) > 3 and name.isupper())}
    return frozenset(repeated | exchanged_labels(text, paragraphs))


def exchanged_labels(text: str, paragraphs: Sequence[Span]) -> set[str]:
    """The labels of a question and of the paragraph right behind it: two people who talk, even if only once."""
    found = [LABEL.match(text, span.start, span.end) for span in paragraphs]
    labels: set[str] = set()
    for (asking, answering), span in zip(pairwise(found), paragraphs, strict=False):
        if asking and answering and ASKS.search(span.of(text)) and asking["name"] != answering["name"]:
            labels |= {asking["name"], answering["name"]}
    return labels


def transcript_line(text: str, paragraph: Span, labels: frozenset[str]) -> Labelled | None:
    """The paragraph as a line of a transcript whose speakers are `labels`."""
    if not labels:
        return None
    found = LABEL.match(text, paragraph.start, paragraph.end)
    if found is None or found["name"] not in labels:
        return None
    content = Span(found.end(), trimmed(text, paragraph.end))
    return Labelled(Span(*found.span("name")), content) if content.start < content.end else None


def credited(text: str, sentence: Sentence, end: int) -> Labelled | None:
    """A paragraph that is one stretch with its speaker behind a dash; `end` is the paragraph's end."""
    stretch = sentence.tokens[0].stretch
    if stretch is None:
        return None
    found = CREDIT.match(text, sentence.tokens[0].end, end)
    if found is None or len(found["name"].split()) > 7 or not found["name"][:1].isupper():
        return None
    return Labelled(Span(*found.span("name")), stretch.span)


def trimmed(text: str, end: int) -> int:
    """The end of a paragraph's words, before white space and closing marks."""
    while end and text[end - 1] in " \t\u00a0\"”“»’'":
        end -= 1
    return end
