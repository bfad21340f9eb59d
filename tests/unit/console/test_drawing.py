"""Replies as text: every block's lines, at any width, and nothing that steers a terminal."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from bot.console.drawing import Drawing
from bot.printable import printable
from bot.talk.replies import Block, Citation, Context, Listing, Note, Quotations, Reply, Row
from retrieval import Article, Attribution, Evidence, Passage, Quote, Span, Speaker

ARTICLE = Article(
    "budget", "Budget talks", "“We will not touch the duty,” said Keller. She left.", "Metro", "2024-05-12"
)
SPAN = Span(1, 28)
ATTRIBUTION = Attribution(
    Quote("budget", (SPAN,), "direct"), Speaker("Maria Keller", "minister"), Span(35, 41), Span(30, 34), 0.9
)
EVIDENCE = Evidence(ARTICLE, SPAN, Passage("budget", Span(0, 42), ARTICLE.text[:42]), ATTRIBUTION, 1.0, 0.9)
UNATTRIBUTED = dataclasses.replace(EVIDENCE, attribution=dataclasses.replace(ATTRIBUTION, speaker=None))
NARRATION = dataclasses.replace(EVIDENCE, span=Span(43, 52), attribution=None)


def drawn(*blocks: Block, width: int | None = None) -> str:
    return Drawing(Console(), width).reply(Reply(blocks)).plain


@pytest.mark.parametrize(
    ("block", "text"),
    [
        (Note("Hello.\nYou."), "Hello.\nYou."),
        (
            Citation(EVIDENCE),
            "┃ “We will not touch the duty”\n— Maria Keller, minister\n  Budget talks · Metro, 12 May 2024",
        ),
        (
            Citation(UNATTRIBUTED, 2, 3),
            "┃ “We will not touch the duty”\n— not attributed in the article\n"
            "  Budget talks · Metro, 12 May 2024 · 2 of 3",
        ),
        (Citation(NARRATION), "┃ She left.\n— the article’s own words\n  Budget talks · Metro, 12 May 2024"),
        (
            Context(EVIDENCE, Span(0, 52)),
            "┃ “We will not touch the duty,” said Keller. She left.\n"
            "“We will not touch the duty” — Maria Keller, minister\n"
            "  Budget talks · Metro, 12 May 2024",
        ),
        (
            Quotations("2 quotes:", (EVIDENCE, EVIDENCE)),
            "2 quotes:" + "\n\n┃ “We will not touch the duty”\n— Maria Keller, minister" * 2,
        ),
        (
            Listing("2 speakers:", (Row("Keller", "minister"), Row("Ortiz"))),
            "2 speakers:\n  Keller · minister\n  Ortiz",
        ),
        (Listing("Articles:", (Row("One"), Row("Two")), 9), "Articles:\n   9. One\n  10. Two"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_each_block_has_its_lines(block: Block, text: str) -> None:
    assert drawn(block) == text


def test_an_empty_line_stands_between_blocks() -> None:
    assert drawn(Note("One."), Note("Two.")) == "One.\n\nTwo."


def test_lines_are_broken_at_the_width_and_keep_their_bar() -> None:
    assert drawn(Citation(EVIDENCE), width=18).splitlines()[:3] == [
        "┃ “We will not",
        "┃ touch the duty”",
        "— Maria Keller,",
    ]


def test_the_words_stand_out_in_their_context() -> None:
    text = Drawing(Console()).reply(Reply((Context(EVIDENCE, Span(0, 52)),)))
    bold = [text.plain[span.start : span.end] for span in text.spans if span.style == "bold"]
    assert bold == ["We will not touch the duty,"]


@given(st.text(), st.integers(10, 120) | st.none())
def test_nothing_drawn_steers_the_terminal(text: str, width: int | None) -> None:
    article = Article("a", text, text or "x", text, url=text)
    evidence = Evidence(article, Span(0, len(article.text)), EVIDENCE.passage, None, 0.0, 0.0)
    blocks = (Citation(evidence), Context(evidence, evidence.span), Listing("", (Row(text, text),)), Note(text))
    assert all(
        char == "\n" or char.isprintable() or char.isspace() or ord(char) > 0x9F for char in drawn(*blocks, width=width)
    )
    assert "\x1b" not in drawn(*blocks, width=width)


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cf", "Zl", "Zp"])))
def test_printable_keeps_what_is_no_control(text: str) -> None:
    assert printable(text) == text
