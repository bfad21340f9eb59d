"""What a talk remembers: leafing through answers, their context, follow-ups and corrections."""

from __future__ import annotations

import pytest

from bot.talk.replies import Context
from bot.talk.requests import Bookmark, Browse, Choice, Question, read_request
from retrieval import Article, Library
from tests.newsroom import BUDGET, DAM, newsroom
from tests.talker import ASK_FUEL, FUEL, Talker, over, page_of, request, said


def test_next_and_previous_leaf_through_a_list_and_stop_at_its_ends() -> None:
    library = newsroom()
    for number in range(45):
        library.add(type(DAM)(f"more-{number}", f"Title {number}", DAM.text))
    talker = Talker(library=library)
    pages = [said(talker.type("/sources")), said(talker.type("/next")), said(talker.type("/next"))]
    assert [page.splitlines()[0] for page in pages] == [f"47 articles, page {number} of 3:" for number in (1, 2, 3)]
    assert said(talker.type("/next")) == "That was the last of 3."
    assert said(talker.type("/previous")) == pages[1]
    assert said(talker.type("/previous")) == pages[0]
    assert said(talker.type("/previous")) == "That was the first of 3."


def test_next_shows_the_next_answer(talker: Talker) -> None:
    first = talker.type("What was said about the budget?")
    assert page_of(first).total > 1
    second = talker.type("/next")
    assert (page_of(second).subject, page_of(second).position) == (page_of(first).subject, 2)
    assert said(second) != said(first)
    assert said(talker.type("/previous")) == said(first)


def test_there_is_nothing_to_leaf_through_before_a_question(talker: Talker) -> None:
    assert said(talker.type("/next")).startswith("There is nothing to leaf through yet.")
    assert said(talker.type("/context")).startswith("There is no answer")


def test_context_shows_the_text_around_as_it_stands_in_the_article(talker: Talker) -> None:
    talker.type(ASK_FUEL)
    reply = talker.type("/context")
    (context,) = reply.blocks
    assert isinstance(context, Context)
    assert context.span.holds(context.evidence.span)
    assert said(reply) in BUDGET.text
    assert len(said(reply)) > len(FUEL)


def test_the_context_of_a_long_passage_ends_between_words() -> None:
    library = Library()
    padding = "The committee met again and again and nothing came of it " * 34
    text = f"{padding}\n\n“The zebra is striped,” said Ann Lee.\n\n{padding}"
    library.add(Article("zebra", "Zebras", text))
    talker = Talker(library=library)
    talker.type("What did Ann Lee say about the zebra?")
    (context,) = talker.type("/context").blocks
    assert isinstance(context, Context)
    assert 1_000 < len(context.before) <= 1_202
    assert 1_000 < len(context.after) <= 1_202
    before, after = context.before.removeprefix("… "), context.after.removesuffix(" …")
    assert f" {before}" in text
    assert f"{after} " in text
    assert before != context.before
    assert after != context.after


def test_the_context_of_a_long_passage_ends_between_sentences() -> None:
    library = Library()
    padding = " ".join(f"The committee met for the {number}th time and nothing came of it." for number in range(60))
    speech = f"“{padding}” Bob Ray said."  # no passage ends within a quotation
    library.add(Article("zebra", "Zebras", f"{speech}\n\n“The zebra is striped,” said Ann Lee.\n\n{speech}"))
    talker = Talker(library=library)
    talker.type("What did Ann Lee say about the zebra?")
    (context,) = talker.type("/context").blocks
    assert isinstance(context, Context)
    assert context.before.startswith("… The committee met for the ")
    assert context.after.endswith("nothing came of it. …")
    assert 400 < len(context.before) <= 1_202
    assert 400 < len(context.after) <= 1_202


def test_a_follow_up_brings_the_earlier_questions_of_its_own_talk_only(talker: Talker) -> None:
    talker.type("Who spoke about the dam?")
    talker.type(ASK_FUEL)
    assert page_of(talker.type("And who else?")).subject == Question(
        "And who else?", ("Who spoke about the dam?", ASK_FUEL), besides=("Maria Keller",), home="budget"
    )
    elsewhere = talker.conversation.respond(read_request("And who else?", "elsewhere"))
    assert page_of(elsewhere).subject == Browse("speakers")


def test_a_reply_to_an_answer_follows_that_answer(talker: Talker) -> None:
    talker.type(ASK_FUEL)
    follows = Bookmark(Question("Who spoke about the dam?"))
    reply = talker.conversation.respond(request("And who else?", "here", follows=follows))
    assert page_of(reply).subject == Question(
        "And who else?", ("Who spoke about the dam?",), besides=("Paul Weber",), home="dam"
    )


def test_a_corrected_question_follows_what_the_first_one_followed(talker: Talker) -> None:
    talker.type("Who spoke about the dam?")
    wrong = talker.type("And abuot the fuel?")
    corrected = request("And about the fuel?", "here", replaces=page_of(wrong).subject)
    assert page_of(talker.conversation.respond(corrected)).subject == Question(
        "And about the fuel?", ("Who spoke about the dam?",), home="dam"
    )


def test_a_talk_goes_on_from_the_page_that_a_button_turned_to() -> None:
    library = newsroom()
    for number in range(45):
        library.add(type(DAM)(f"more-{number}", f"Title {number}", DAM.text))
    talker = Talker(library=library)
    assert talker.type("/sources").bookmark
    talker.conversation.choose(Choice("next", "2", "here", shown=Bookmark(Browse("sources"))))
    assert "page 3 of 3" in said(talker.type("/next"))


def test_only_the_last_questions_are_remembered(talker: Talker) -> None:
    for number in range(20):
        reply = talker.type(f"What did Maria Keller say about the fuel duty{'!' * number}?")
    subject = page_of(reply).subject
    assert isinstance(subject, Question)
    assert [earlier.count("!") for earlier in subject.earlier] == list(range(13, 19))


def test_a_question_that_was_not_answered_is_not_remembered(talker: Talker) -> None:
    talker.type(ASK_FUEL)
    talker.type("What did Napoleon say about Moscow?")
    assert page_of(talker.type("and Ortiz?")).subject == Question("and Ortiz?", (ASK_FUEL,), home="budget")


def test_a_repeated_question_gets_the_same_answer_and_the_next_one_its_own(talker: Talker) -> None:
    first, second = talker.type("What did Weber say?"), talker.type("What did Weber say?")
    assert first == second
    (evidence,) = page_of(talker.type("What did Ortiz say?")).evidence
    assert evidence.speaker
    assert evidence.speaker.name == "Lena Ortiz"


def test_who_else_leaves_out_who_was_shown(talker: Talker) -> None:
    shown = page_of(talker.type("Who spoke about the dam?"))
    others = page_of(talker.type("And who else?"))
    assert {one.speaker for one in shown.evidence}.isdisjoint({one.speaker for one in others.evidence})


@pytest.mark.parametrize("before", ["Who will sing on the last night?", "What did Ann Lee say?", "Who else?"])
def test_whoever_is_mentioned_only_gets_nobody_elses_words(before: str) -> None:
    library = Library()
    text = (
        "“We will sing on the last night,” said Ann Lee, the singer. Her sister, Ruth Lee, was there with Tom Okonkwo."
    )
    library.add(Article("song", "A song", text))
    talker = Talker(library=library)
    talker.type(before)
    for name in ("Ruth Lee", "Tom Okonkwo", "Okonkwo"):
        page = page_of(talker.type(f"What did {name} say?"))
        assert page.outcome == "unanswered"
        assert all(one.speaker is None for one in page.evidence)


def test_what_was_shown_can_be_shown_again_without_the_talk(talker: Talker) -> None:
    for typed in (ASK_FUEL, "/quotes", "/speakers", "/sources"):
        reply = talker.type(typed)
        assert reply.bookmark is not None
        assert over(newsroom()).choose(Choice("show", "1", shown=reply.bookmark)) == reply


@pytest.mark.parametrize("position", [0, 1, 99])
def test_a_position_that_is_not_there_is_the_nearest(talker: Talker, position: int) -> None:
    reply = talker.conversation.choose(Choice("show", str(position), shown=Bookmark(Browse("sources"))))
    assert reply is not None
    assert (page_of(reply).position, page_of(reply).total) == (1, 1)


@pytest.mark.parametrize("key", ["", "-5", "x", "1:", "9" * 40])
def test_a_key_that_nobody_offered_means_nothing(talker: Talker, key: str) -> None:
    assert talker.conversation.choose(Choice("show", key, shown=Bookmark(Browse("sources")))) is None


@pytest.mark.parametrize(
    "before", ["When is the next budget?", "Who said the deal is dead?", "Who will not touch the fuel duty?", ASK_FUEL]
)
def test_whoever_is_quoted_nowhere_gets_nobody_elses_words_whatever_was_asked_before(
    talker: Talker, before: str
) -> None:
    talker.type(before)
    reply = talker.type("What did Ruth Okonkwo say?")
    assert said(reply).startswith("Nobody called “Ruth Okonkwo” is quoted or mentioned in 2 articles.")
