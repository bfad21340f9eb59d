"""Confirms a quotation where its words are found in the articles, whoever says them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from rapidfuzz import fuzz

from retrieval import Article

Checker = Callable[[str], bool]
"""Whether a claim like `Keller: “…”` is said to stand."""
ALIKE = 90
"""How alike, of 100, the words and the most similar stretch of an article must be for the tolerant search."""
_QUOTED = re.compile(r"[“\"„«](.+)[”\"“»]", re.DOTALL)
_MARKS = re.compile(r"[“”„«»\"‘’'`]")
_ENDS = " .,;:!?…"


def check_by_search(articles: Sequence[Article]) -> Checker:
    """The words between the marks stand in an article, whatever the case, the marks and the white space."""
    texts = [_plain(article.text) for article in articles]
    return lambda claim: any(words_of(claim) in text for text in texts)


def check_by_likeness(articles: Sequence[Article]) -> Checker:
    """A stretch of an article is nearly the same as the words (rapidfuzz, partial_ratio)."""
    texts = [_plain(article.text) for article in articles]
    return lambda claim: any(fuzz.partial_ratio(words_of(claim), text, score_cutoff=ALIKE) for text in texts)


def words_of(claim: str) -> str:
    """The words that are claimed, as they are compared: those between marks, or else behind a colon, or else all."""
    quoted = _QUOTED.search(claim)
    words = quoted.group(1) if quoted else claim.partition(":")[2] or claim
    return _plain(words).strip(_ENDS)


def _plain(text: str) -> str:
    return " ".join(_MARKS.sub("", text).casefold().split())
