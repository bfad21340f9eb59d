"""/check: what is said of words that were said, nearly said, narrated, never said, or put into another's mouth."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.conversation import Conversation, Request
from bot.replies import Citation, Paragraph, Reply
from tests.newsroom import newsroom

CONVERSATION = Conversation(newsroom())


def check(words: str) -> Reply:
    return CONVERSATION.respond(Request(f"/check {words}", place="private"))


@pytest.mark.parametrize(
    ("words", "told", "speaker"),
    [
        ("We will not touch the fuel duty before the next budget", "Yes, word for word:", "Maria Keller"),
        ("“we will not touch the FUEL duty”", "Yes, word for word:", "Maria Keller"),
        ("'The deal on pensions is dead.'", "Yes, word for word:", "Lena Ortiz"),
        ("Ortiz: “The deal on pensions is dead”", "Yes, word for word, and by Ortiz:", "Lena Ortiz"),
        ("Keller said “The deal on pensions is dead”", "Word for word, but not by Keller:", "Lena Ortiz"),
        (
            "We will never touch the fuel duty before the next budget",
            "Not word for word:\n• not “never” but “not”",
            "Maria Keller",
        ),
        ("The deal on the pensions is dead", "Not word for word:\n• not there: “the”", "Lena Ortiz"),
        (
            "Keller said “The deal on all the pensions is dead”",
            "Not word for word, and not by Keller:\n• not there: “all the”",
            "Lena Ortiz",
        ),
        ("We will not touch the duty before the next budget", "Not word for word:\n• left out: “fuel”", "Maria Keller"),
        ("The talks go on in Geneva", "These words stand in the article, but nobody is quoted with them:", ""),
    ],
)
def test_words_are_held_against_what_was_said(words: str, told: str, speaker: str) -> None:
    verdict, citation, *_ = check(words).blocks
    assert verdict == Paragraph(told)
    assert isinstance(citation, Citation)
    assert (citation.evidence.speaker.name if citation.evidence.speaker else "") == speaker


@pytest.mark.parametrize("words", ["bananas are blue and square", "“”", "😀", "zebra"])
def test_what_nobody_said_is_not_found(words: str) -> None:
    assert check(words) == Reply((Paragraph("I find nothing like these words in 2 articles."),))


def test_without_words_it_says_what_to_type() -> None:
    (told,) = check("").blocks
    assert isinstance(told, Paragraph)
    assert told.text.startswith("Type /check and what somebody is said to have said")


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80))
def test_any_words_can_be_checked(words: str) -> None:
    for block in check(words).blocks:
        if isinstance(block, Citation):
            assert block.evidence.text in block.evidence.article.text
