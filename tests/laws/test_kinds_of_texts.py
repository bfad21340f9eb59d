"""Texts of every kind, machine-made and malicious ones among them, are read, asked and checked without an error."""

from __future__ import annotations

import pytest

from retrieval import Article, find_attributions
from tests.benchmarks.growth import from_file_to_reply
from tests.benchmarks.kinds_of_texts import KINDS, PARAGRAPHS

LETTERS = 300


@pytest.mark.parametrize("kind", KINDS)
def test_every_step_gives_something_back(kind: str) -> None:
    for name, step in from_file_to_reply(KINDS[kind](LETTERS)):
        given = step()
        assert given or name.startswith(("read", "add")), name


@pytest.mark.parametrize("kind", PARAGRAPHS)
def test_quotations_of_a_long_paragraph_lie_within_it(kind: str) -> None:
    language, make = PARAGRAPHS[kind]
    text = make(LETTERS)
    spans = [one.quote.span for one in find_attributions(Article("a", "", text, language=language))]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
