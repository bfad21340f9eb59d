"""The seed article as it is read: its text as it was given, its headings, and nothing of the page around it."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval import Article, read_articles
from retrieval.text.paragraphs import split_paragraphs
from seeds import SEEDS

GIVEN = Path(__file__).parents[3] / "shared/seeds/000_cb9b7db82e441255.txt"

PARAGRAPHS = [
    (True, "Ukraine China reiterate their", "from Moscow Results of the"),
    (True, "Ukraine, China reiterate their", "integrity of all countries “"),
    (False, "“The location of China She was", "joining the Russian Federation."),
    (True, "The EU: «Falsified results.", "We don’t recognize them”"),
    (False, "A referendum declared “illegitimate‘", "peaceful solution to the crisis“."),
    (True, "Beijing: “We will not", "not back down”"),
    (False, "For this reason, Beijing – Wang", "the situation in Ukraine.”"),
]


def seed() -> Article:
    (article,) = read_articles(SEEDS)
    assert isinstance(article, Article)
    return article


def test_the_text_is_as_it_was_given() -> None:
    if not GIVEN.exists():
        pytest.skip("the article as it was given is not beside this checkout")
    assert seed().text.rstrip("\n") == GIVEN.read_text(encoding="utf-8").rstrip("\n")


def test_the_header_gives_title_and_language() -> None:
    assert (seed().id, seed().title, seed().language) == (
        "000_cb9b7db82e441255",
        "Ukraine China reiterate their distance from Moscow Results of the",
        "en",
    )


def test_its_paragraphs_are_its_headings_and_its_body_without_the_furniture() -> None:
    text = seed().text
    found = [(paragraph.is_heading, paragraph.span.of(text)) for paragraph in split_paragraphs(text)]
    assert len(found) == len(PARAGRAPHS)
    for (is_heading, content), (heads, start, end) in zip(found, PARAGRAPHS, strict=True):
        assert (is_heading, content.startswith(start), content.endswith(end)) == (heads, True, True)
