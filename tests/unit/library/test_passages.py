"""Passages by example: what stands together, and what does not."""

from __future__ import annotations

import pytest

from retrieval.library.passages import LONGEST, passage_of, split_passages
from retrieval.records import Article, Quote, Span

SENTENCE = "The council of the city met again on Monday to talk about the new bridge over the river."


def passages(text: str, *quoted: str) -> list[str]:
    quotes = [Quote("a", (Span(text.index(words), text.index(words) + len(words)),), "direct") for words in quoted]
    return [passage.text for passage in split_passages(Article("a", "", text), quotes)]


def test_short_sentences_of_a_paragraph_stand_together() -> None:
    split = passages("Weather\n\nIt rained. It snowed.\n\nThe sun came out.")
    assert split == ["Weather\n\nIt rained. It snowed.", "The sun came out."]


def test_a_heading_stands_with_what_it_heads() -> None:
    assert passages("The bridge\n\nIt fell.\n\nIt was old.") == ["The bridge\n\nIt fell.", "It was old."]


def test_a_heading_at_the_end_is_kept() -> None:
    assert passages("The bridge\n\nIt fell.\n\nWhat comes next") == ["The bridge\n\nIt fell.", "What comes next"]


def test_a_long_paragraph_is_split_between_sentences() -> None:
    split = passages("The bridge\n\n" + " ".join([SENTENCE] * 12))
    assert len(split) > 1
    assert all(passage.endswith(".") and len(passage) < LONGEST + len(SENTENCE) for passage in split)


def test_a_quote_is_never_cut() -> None:
    text = "“It is late. It is very late.\n\nAnd it is dark,” said Ruiz. She left."
    assert passages(text, "It is late. It is very late.\n\nAnd it is dark,") == [text]


@pytest.mark.parametrize("text", ["", " \n\n ", "\n"])
def test_nothing_has_no_passages(text: str) -> None:
    assert passages(text) == []


def test_the_passage_of_a_span_is_the_one_that_holds_its_start() -> None:
    split = split_passages(Article("a", "", "Weather\n\nIt rained.\n\nIt snowed."))
    assert passage_of(split, Span(24, 26)) is split[1]
    with pytest.raises(LookupError):
        passage_of(split, Span(19, 26))
