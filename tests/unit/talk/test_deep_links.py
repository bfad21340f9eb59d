"""Deep links carry a question where Telegram lets them, and nothing that it refuses."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.talk.welcome.deep_links import payload_of, question_in


@pytest.mark.parametrize(
    ("question", "payload"),
    [
        ("What did Borrell say?", "ask_What_did_Borrell_say"),
        ("  What   is “the EU’s” view, then?", "ask_What_is_the_EUs_view_then"),
        ("well-known", "ask_well-known"),
        ("Was sagte Müller?", ""),
        ("word " * 20, ""),
        ("?!", ""),
        ("", ""),
    ],
)
def test_a_question_becomes_what_a_link_may_carry(question: str, payload: str) -> None:
    assert payload_of(question) == payload


@given(st.text())
def test_telegram_takes_every_payload_and_the_question_comes_back(question: str) -> None:
    payload = payload_of(question)
    assert re.fullmatch(r"(?:[A-Za-z0-9_-]{1,64})?", payload)
    assert payload_of(question_in(payload)) == payload


@pytest.mark.parametrize("payload", ["", "inline", "campaign_7", "ask_", "ask"])
def test_another_payload_asks_nothing(payload: str) -> None:
    assert question_in(payload) == ""
