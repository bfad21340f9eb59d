"""Whether two texts under one id are versions of one article, or two articles whose files have the same name."""

from __future__ import annotations

from retrieval.records import Article
from retrieval.searching.words import tokens
from retrieval.storing.rows import link_of

IN_A_ROW = 4
"""The number of consecutive words that are compared."""
ENOUGH = 0.2
"""The share of the shorter text's runs of words from which on two texts are versions of one article."""


def are_versions(one: Article, two: Article) -> bool:
    """Whether two articles are versions of one: by address where both have one, else by title or by common words."""
    links = link_of(one.url), link_of(two.url)
    if all(links):
        return links[0] == links[1]
    titles = tokens(one.title), tokens(two.title)
    if titles[0] and titles[0] == titles[1]:
        return True
    rows = _rows(one.text), _rows(two.text)
    return len(rows[0] & rows[1]) >= ENOUGH * min(map(len, rows))


def _rows(text: str) -> set[tuple[str, ...]]:
    said = tokens(text)
    return {tuple(said[at : at + IN_A_ROW]) for at in range(max(1, len(said) - IN_A_ROW + 1))}
