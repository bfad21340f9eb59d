"""What is answered to what was typed: commands, lists and slips, over the newsroom's two articles."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.talk.captions import attribution_of
from bot.talk.commands import COMMANDS, Command, Place
from bot.talk.conversation import Conversation
from bot.talk.library.libraries import OneLibrary
from bot.talk.library.stores import ArticlesInMemory
from bot.talk.replies import Citation, Listing, Reply
from bot.talk.requests import Question, read_request
from bot.talk.talks import Talks
from retrieval import Article, ArticleError, Library, answer
from retrieval.library.shelf import MemoryShelf
from tests.newsroom import BUDGET, DAM, newsroom
from tests.talker import ASK_FUEL, FUEL, Talker, over, page_of, said


def test_a_question_is_answered_with_a_citation(talker: Talker) -> None:
    reply = talker.type(ASK_FUEL)
    (citation,) = reply.blocks
    assert isinstance(citation, Citation)
    assert FUEL in citation.evidence.text
    assert attribution_of(citation.evidence) == ("Maria Keller", "finance minister")
    assert citation.evidence.article == BUDGET
    assert (citation.position, citation.total) == (page_of(reply).position, page_of(reply).total)
    assert page_of(reply).subject == Question(ASK_FUEL)


def test_ask_asks(talker: Talker) -> None:
    assert FUEL in said(talker.type(f"/ask {ASK_FUEL}"))


@pytest.mark.parametrize("text", ["", "   \n\t ", "/ask", "/ask   ", "?", "😀🎉", "\u200b", '/ask ""'])
def test_nothing_asked_is_answered_with_what_can_be_asked(talker: Talker, text: str) -> None:
    assert said(talker.type(text)).startswith("What would you like to know?")


def test_letters_without_width_are_left_out_of_what_is_typed(talker: Talker) -> None:
    assert FUEL in said(talker.type("\u200bWhat did Mar\u200bia Kel\u00adler say about the fu\u2060el duty?\ufeff"))
    assert FUEL in said(talker.type("What did Ma\u200dria Kel\u200cler say about the fuel duty?"))


@pytest.mark.parametrize("blank", ["\u3164", "\uffa0\u115f", "\u2800 \u2800", "\U000e0041", "\u202e", "\u2066\u034f"])
def test_letters_that_show_nothing_ask_nothing(talker: Talker, blank: str) -> None:
    assert said(talker.type(blank)).startswith("What would you like to know?")
    assert said(talker.type(f"/ask {blank}")).startswith("What would you like to know?")


def test_half_a_character_in_a_question_does_no_harm() -> None:
    library = Library()
    library.add(Article("kiln", "The kiln", "“The kiln is cold until May,” said Rosa Vane, the potter."))
    talker = Talker(library=library)
    assert "until May" in said(talker.type("What did Rosa Vane \ud83d say about the kiln?"))
    assert answer("What about \udc80 warm ovens?", library).question == "What about \udc80 warm ovens?"


def test_no_evidence_is_said_with_the_number_of_articles(talker: Talker) -> None:
    assert said(talker.type("zzzz qqqq")).startswith("I found no passage that answers this in 2 articles.")


def test_an_empty_library_is_said_to_be_empty() -> None:
    talker = Talker(library=Library())
    for text in (ASK_FUEL, "/quotes", "/speakers", "/sources", "/open 1"):
        assert said(talker.type(text)) == "There are no articles here yet."


def test_a_long_question_is_read_up_to_its_limit(talker: Talker) -> None:
    reply = talker.type("fuel duty " * 10_000)
    assert FUEL in said(reply)
    assert "its first 1,000 characters" in said(reply)
    assert isinstance(page_of(reply).subject, Question)
    subject = page_of(reply).subject
    assert isinstance(subject, Question)
    assert len(subject.text) == 1_000


@pytest.mark.parametrize("place", ["private", "group", "console"])
def test_help_lists_every_command_of_the_place_and_no_other(place: Place) -> None:
    text = said(Talker(place).type("/help"))
    for command in COMMANDS:
        assert (command.usage in text) == (place in command.places)


@pytest.mark.parametrize(
    ("typed", "place", "told"),
    [
        ("/opne 1", "console", "Did you mean /open?"),
        ("/QUOTE", "console", "Did you mean /quotes?"),
        ("/speaker@some_bot", "group", "Did you mean /speakers?"),
        ("/zzz", "console", "/help lists what I know."),
        ("/quit", "private", "I don’t know the command /quit."),
    ],
)
def test_an_unknown_command_gets_the_nearest(typed: str, place: Place, told: str) -> None:
    assert told in said(Talker(place).type(typed))


@pytest.mark.parametrize("typed", ["/etc/passwd fuel duty", "/ fuel duty", "1/2 fuel duty"])
def test_a_slash_alone_makes_no_command(talker: Talker, typed: str) -> None:
    assert "command" not in said(talker.type(typed))


def test_quit_ends_the_talk_at_the_console(talker: Talker) -> None:
    assert talker.type("/quit") == Reply(ends=True)


def test_quotes_are_listed_all_or_those_of_a_speaker(talker: Talker) -> None:
    assert said(talker.type("/quotes")).count("“") == 4
    for name in ("keller", "MARIA", "Maria Keller", "kéller", "Maria Kelller"):
        lines = said(talker.type(f"/quotes {name}")).splitlines()
        assert lines[1:] == [f"“{FUEL}”"], name
    assert "Nobody called “Napoleon”" in said(talker.type("/quotes Napoleon"))


def test_what_was_typed_is_named_on_one_line_and_cut(talker: Talker) -> None:
    assert "Nobody called “No Body” is quoted here" in said(talker.type("/quotes No\n\n\nBody"))
    assert "Nobody called “" + "x" * 59 + "…” is quoted" in said(talker.type("/quotes " + "x" * 3_000))


def test_speakers_are_listed_with_their_number_of_quotes(talker: Talker) -> None:
    (listing,) = talker.type("/speakers").blocks
    assert isinstance(listing, Listing)
    assert listing.heading == f"{len(listing.rows)} speakers:"
    counts = {row.text: row.detail.rsplit(" · ", 1)[-1] for row in listing.rows}
    for name in ("Maria Keller", "Lena Ortiz", "Paul Weber", "Ada Lindqvist"):
        assert counts[name] == "1 quote"


def test_sources_are_numbered_with_publisher_date_and_link(talker: Talker) -> None:
    (listing,) = talker.type("/sources").blocks
    assert isinstance(listing, Listing)
    assert listing.first == 1
    assert [(row.text, row.detail, row.url) for row in listing.rows] == [
        (BUDGET.title, "The Daily Ledger, 12 May 2024", BUDGET.url),
        (DAM.title, "Metro, 2 June 2024", ""),
    ]


@pytest.mark.parametrize("typed", ["2", "dam", "river dam and its critics"])
def test_open_asks_one_article_only(talker: Talker, typed: str) -> None:
    assert DAM.title in said(talker.type(f"/open {typed}"))
    reply = talker.type("What was said?")
    assert isinstance(page_of(reply).subject, Question)
    assert page_of(reply).subject.article_id == DAM.id
    assert "1 article" in said(talker.type("zzzz qqqq"))
    assert said(talker.type("/quotes")).count("“") == 2
    talker.type("/open all")
    assert "2 articles" in said(talker.type("zzzz qqqq"))


@pytest.mark.parametrize("typed", ["3", "0", "-1", "9" * 5_000, "no such title at all"])
def test_open_says_where_there_is_no_such_article(talker: Talker, typed: str) -> None:
    assert said(talker.type(f"/open {typed}")).startswith("No article here")


def test_open_alone_lists_what_can_be_opened(talker: Talker) -> None:
    assert BUDGET.title in said(talker.type("/open"))


def test_an_engine_that_is_down_is_an_apology(caplog: pytest.LogCaptureFixture) -> None:
    class Down(MemoryShelf):
        @property
        def articles(self) -> tuple[()]:
            raise ArticleError("index", "cannot be reached")

    assert said(Talker(library=Library(shelf=Down(), semantic=False)).type("anything private")).startswith("Sorry,")
    assert len(caplog.records) == 1
    assert "private" not in caplog.text


SHARED = over(newsroom())
TYPED = st.text(max_size=60) | st.builds(
    "/{} {}".format, st.sampled_from([command.name for command in COMMANDS]) | st.text(max_size=8), st.text(max_size=30)
)


@settings(max_examples=80, deadline=None)
@given(st.lists(TYPED, min_size=1, max_size=4), st.sampled_from(["private", "group", "console"]))
def test_any_text_gets_a_reply(typed: list[str], place: Place) -> None:
    for text in typed:
        reply = SHARED.respond(read_request(text, "law", place))
        assert not reply.is_empty or reply.ends
        assert reply.page is None or 1 <= reply.page.position <= reply.page.total


@pytest.mark.parametrize(
    "text",
    ["a" * 100_000, "fuel " * 20_000, "😀" * 100_000, "/" * 100_000, "\x00" * 100_000, "/quotes " + "x " * 50_000],
)
def test_a_hundred_thousand_characters_get_a_reply(talker: Talker, text: str) -> None:
    assert talker.type(text).blocks


def test_threads_may_share_a_conversation() -> None:
    conversation = over(newsroom(), Talks(limit=3))

    def talk(name: str) -> list[Reply]:
        typed = (ASK_FUEL, "/next", "/context", "/quotes", "/open 1", "And who else?")
        return [conversation.respond(read_request(text, name)) for text in typed]

    with ThreadPoolExecutor(8) as pool:
        for replies in pool.map(talk, map(str, range(8))):
            assert all(reply.blocks for reply in replies)


@pytest.mark.parametrize("place", ["console", "private", "group"])
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_is_obeyed_wherever_it_can_be_given(command: Command, place: Place) -> None:
    conversation = Conversation(OneLibrary(ArticlesInMemory(newsroom())))
    reply = conversation.respond(read_request(f"/{command.name}", "here", place))
    assert reply.blocks or reply.work or reply.ends
    refusals = "I don’t know the command", "works in chats only"
    is_refused = bool(reply.blocks) and any(words in said(reply) for words in refusals)
    assert is_refused == (place not in command.places)


@pytest.mark.parametrize("typed", ["What did Keller say about the fuel du", "What did Keller say about the fuel d"])
def test_a_search_finds_something_while_its_last_word_is_being_typed(talker: Talker, typed: str) -> None:
    assert any(FUEL in one.text for one in talker.conversation.find(typed))
