"""Whether somebody said exactly that: words that were said, nearly said, narrated, and never said."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.checking import Verdict, check_words, verdict_of
from bot.conversation import Conversation, Request
from bot.replies import Citation, Paragraph
from tests.newsroom import newsroom

LIBRARY = newsroom()
FUEL = "We will not touch the fuel duty before the next budget,"


@pytest.mark.parametrize(
    ("words", "verdict", "speaker", "told"),
    [
        ("We will not touch the fuel duty before the next budget", "exact", "Maria Keller", "Yes, word for word:"),
        ("“we will not touch the FUEL duty”", "exact", "Maria Keller", "Yes, word for word:"),
        ("'The deal on pensions is dead.'", "exact", "Lena Ortiz", "Yes, word for word:"),
        ("We will never touch the fuel duty before the next budget", "near", "Maria Keller", "Not word for word."),
        ("The deal on pension is dead!", "near", "Lena Ortiz", "Not word for word."),
        ("The talks go on in Geneva", "exact", "", "nobody is quoted with them"),
    ],
)
def test_words_are_held_against_what_was_said(words: str, verdict: Verdict, speaker: str, told: str) -> None:
    match = check_words(words, LIBRARY)
    assert match is not None
    assert match.verdict == verdict
    assert (match.evidence.speaker.name if match.evidence.speaker else "") == speaker
    assert told in verdict_of(match)


@pytest.mark.parametrize("words", ["bananas are blue and square", "", "“”", "😀", "the of and"])
def test_what_nobody_said_is_not_found(words: str) -> None:
    assert check_words(words, LIBRARY) is None


@pytest.mark.parametrize("words", ["fuel dut", "uel duty before the next budget"])
def test_half_a_word_is_not_word_for_word(words: str) -> None:
    match = check_words(words, LIBRARY)
    assert match is None or match.verdict != "exact"


def test_the_whole_quote_is_shown_under_the_verdict() -> None:
    reply = Conversation(LIBRARY).respond(Request("/check we will not touch the fuel duty"))
    verdict, citation = reply.blocks
    assert verdict == Paragraph("Yes, word for word:")
    assert isinstance(citation, Citation)
    assert citation.evidence.text == FUEL


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80))
def test_any_words_can_be_checked(words: str) -> None:
    match = check_words(words, LIBRARY)
    if match:
        assert match.evidence.text in match.evidence.article.text
