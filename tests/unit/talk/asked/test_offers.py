"""What a message offers to be added besides its question, and what /context and /card are about behind a list."""

from __future__ import annotations

import pytest

from bot.talk.commands import Place, parse
from bot.talk.library.offers import Offers, offer_in
from bot.talk.library.sources import Link, Post
from bot.talk.replies import Context
from tests.talker import ASK_FUEL, FUEL, Talker, said


def test_a_link_within_a_sentence_is_offered_and_left_out_of_the_question() -> None:
    offer = offer_in("What did Keller say https://news.example.com/a?b=c about it?")
    assert offer
    assert (offer.sources, offer.rest) == ((Link("https://news.example.com/a?b=c"),), "What did Keller say about it?")


@pytest.mark.parametrize(("text", "is_offered"), [("word " * 150, True), ("word " * 150 + "?", False), ("word", False)])
def test_a_long_text_that_asks_nothing_is_offered(text: str, *, is_offered: bool) -> None:
    offer = offer_in(text)
    assert bool(offer) == is_offered
    assert offer is None or offer.sources == (Post(text),)


def test_a_long_text_with_a_link_in_it_is_offered_itself() -> None:
    text = "The weir was opened at noon. " * 30 + "More: https://news.example.com/weir"
    offer = offer_in(text, (Link("https://news.example.com/weir"),))
    assert offer
    assert offer.sources == (Post(text),)


def test_the_last_offer_of_a_talk_is_taken_once() -> None:
    offers = Offers()
    offers.keep("one", (Post("first"),))
    offers.keep("one", (Post("second"),))
    assert (offers.take("two"), offers.take("one"), offers.take("one")) == ((), (Post("second"),), ())


@pytest.mark.parametrize(("place", "is_offered"), [("private", True), ("console", False), ("group", False)])
def test_only_those_are_offered_it_who_can_add_articles(place: Place, *, is_offered: bool) -> None:
    reply = Talker(place).type("see https://news.example.com/a now")
    assert any(action.verb == "take" for action in reply.actions) <= is_offered


def test_a_number_beyond_the_last_answer_is_told_so(talker: Talker) -> None:
    assert "There is no answer to draw" in said(talker.type("/card 99999"))
    talker.type(ASK_FUEL)
    for typed in ("/card 99999", "/card 1001", f"/card {'9' * 5000}"):
        assert "the last one is number 1." in said(talker.type(typed))
    assert talker.type("/card 1").picture


@pytest.mark.parametrize("typed", ["/sources", "/speakers", "/quotes"])
def test_behind_a_list_the_context_is_that_of_the_last_answer(talker: Talker, typed: str) -> None:
    talker.type(ASK_FUEL)
    talker.type(typed)
    (context,) = talker.type("/context").blocks
    assert isinstance(context, Context)
    assert FUEL.rstrip(",") in context.evidence.text


@pytest.mark.parametrize("typed", ["1", "42?", "1968 2024", "!!", "//"])
def test_figures_and_signs_alone_ask_nothing(talker: Talker, typed: str) -> None:
    assert said(talker.type(typed)).startswith("What would you like to know?")


@pytest.mark.parametrize(("typed", "meant"), [("//ask", "/ask"), ("///help", "/help"), ("//spekers", "/speakers")])
def test_a_slash_too_many_gets_the_command(talker: Talker, typed: str, meant: str) -> None:
    assert f"Did you mean {meant}?" in said(talker.type(typed))


@pytest.mark.parametrize("typed", ["//example.com/page is down", "/ /ask", "// ask"])
def test_other_slashes_make_no_command(typed: str) -> None:
    assert parse(typed).name == "ask"
