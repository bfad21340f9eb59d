"""What is said where nothing answers, what can be done next, and the verdict above a claimed quotation."""

from __future__ import annotations

import pytest

from bot.talk.replies import Citation, Reply, Verb
from bot.talk.requests import Choice, Question
from bot.wording import LANGUAGES, speaking
from retrieval import Article, Library
from tests.talker import Talker, page_of, said

HARBOUR = Article(
    "harbour",
    "The harbour",
    "The harbour\n\n"
    "“The quay will be closed in winter,” said Nora Falk, the harbour master.\n\n"
    "“I shall keep my boat here,” said Sven Falk, a fisherman.\n\n"
    "“We have never lost a boat,” said Ida Moen, the mayor.\n\n"
    "Erik Falk, the master’s son, was not at the meeting.",
    "The Pilot",
    "2024-03-01",
)
MILL = Article(
    "mill", "The mill", "“The mill grinds rye again,” said Olga Petrova, the miller.", "The Pilot", "2024-04-01"
)


@pytest.fixture
def talker() -> Talker:
    library = Library(semantic=False)
    library.add(HARBOUR)
    library.add(MILL)
    return Talker(library=library)


def press(talker: Talker, reply: Reply, verb: Verb, number: int = 0) -> Reply:
    """Choose one of the actions with that verb."""
    action = [one for one in reply.actions if one.verb == verb][number]
    chosen = talker.conversation.choose(Choice(action.verb, action.key, "here", shown=reply.bookmark))
    assert chosen
    return chosen


def speaker_of(reply: Reply) -> str:
    (evidence,) = page_of(reply).evidence
    return evidence.speaker.name if evidence.speaker else ""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("What did Lars Holt say?", "Nobody called “Lars Holt” is quoted or mentioned in 2 articles."),
        ("What did Erik Falk say?", "Erik Falk is mentioned here, but not quoted."),
        ("What did Nora Falk say about penguins?", "Nora Falk is quoted here, but not on this."),
        ("Who won the chess game?", "I found no passage that answers this in 2 articles."),
    ],
)
def test_what_is_missing_is_said_first_and_something_can_be_done_next(talker: Talker, question: str, told: str) -> None:
    reply = talker.type(question)
    assert said(reply).splitlines()[0] == told
    assert page_of(reply).outcome == "unanswered"
    assert any(action.verb in {"ask", "suggest", "widen", "quotes", "context"} for action in reply.actions)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_said_in_every_language(talker: Talker, language: str) -> None:
    with speaking(language):
        assert "Erik Falk" in said(talker.type("What did Erik Falk say?")).splitlines()[0]


def test_whoever_was_perhaps_meant_can_be_chosen(talker: Talker) -> None:
    reply = talker.type("What did Erik Falk say about the boat?")
    assert "Did you mean Nora Falk / Sven Falk?" in said(reply)
    chosen = press(talker, reply, "suggest", 1)
    assert said(chosen).splitlines()[0] == "What did Sven Falk say about the boat?"
    assert speaker_of(chosen) == "Sven Falk"
    assert page_of(talker.type("and Moen?")).subject == Question(
        "and Moen?", ("What did Sven Falk say about the boat?",), home="harbour"
    )


def test_all_articles_can_be_asked_from_an_opened_one(talker: Talker) -> None:
    talker.type("/open mill")
    reply = talker.type("What did Nora Falk say?")
    assert page_of(reply).outcome == "unanswered"
    assert speaker_of(press(talker, reply, "widen")) == "Nora Falk"


def test_closest_is_never_another_persons(talker: Talker) -> None:
    page = page_of(talker.type("What did Nora Falk say about penguins?"))
    assert [one.speaker.name for one in page.evidence if one.speaker] == ["Nora Falk"]


@pytest.mark.parametrize("key", ["1:9", "1:0", "7:7"])
def test_a_suggestion_that_nobody_made_means_nothing(talker: Talker, key: str) -> None:
    reply = talker.type("What did Erik Falk say?")
    assert talker.conversation.choose(Choice("suggest", key, shown=reply.bookmark)) is None


@pytest.mark.parametrize(
    ("question", "verdict", "speaker"),
    [
        ("Did Ida Moen say “We have never lost a boat”?", "Yes, word for word, and by Ida Moen:", "Ida Moen"),
        ("Did Nora Falk say “We have never lost a boat”?", "Word for word, but not by Nora Falk:", "Ida Moen"),
        (
            "Did Ida Moen say that they have never lost a boat?",
            "Not in these words. Perhaps this is meant:",
            "Ida Moen",
        ),
        ("Did Ida Moen say “We have never lost a ship”?", "Not word for word:", "Ida Moen"),
        ("Did Nora Falk say we have never lost a boat?", "Word for word, but not by Nora Falk:", "Ida Moen"),
    ],
)
def test_a_verdict_stands_above_the_words(talker: Talker, question: str, verdict: str, speaker: str) -> None:
    reply = talker.type(question)
    assert said(reply).splitlines()[0] == verdict
    assert isinstance(reply.blocks[-1], Citation)
    assert speaker_of(reply) == speaker


def test_who_is_asked_about_next_has_no_verdict(talker: Talker) -> None:
    talker.type("Did Ida Moen say we have never lost a boat?")
    reply = talker.type("and Nora Falk?")
    assert isinstance(reply.blocks[0], Citation)
    assert speaker_of(reply) == "Nora Falk"


def test_of_several_people_of_a_name_none_is_said_to_be_meant(talker: Talker) -> None:
    reply = talker.type("What did Falk say about violins?")
    assert said(reply).startswith("Falk is quoted here, but not on this.")


def test_marked_words_that_stand_nowhere_are_no_answer(talker: Talker) -> None:
    reply = talker.type("Did Nora Falk say “the tide is high tonight”?")
    assert said(reply).startswith("I find nothing like these words in 2 articles.")
    assert page_of(reply).outcome == "unanswered"


def test_the_next_answer_has_no_verdict(talker: Talker) -> None:
    first = talker.type("Did Ida Moen say we have never lost a boat?")
    assert page_of(first).position == 1
    assert "never lost" in said(talker.type("/context"))


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Did Ida Moen say “We have lost a boat”?", "Rather the opposite"),
        ("Did Nora Falk say “The quay will not be closed in winter”?", "Rather the opposite"),
        ("Did Nora Falk say “The quay will be closed in summer”?", "Not word for word:"),
    ],
)
def test_the_opposite_is_told_from_other_changes(talker: Talker, question: str, verdict: str) -> None:
    assert said(talker.type(question)).startswith(verdict)


def test_what_somebody_denied_is_no_yes_in_other_words() -> None:
    quay = "“The lamps work,” said Nora Falk, the harbour master. Falk denied that the quay was unsafe for children."
    library = Library(semantic=False)
    library.add(Article("quay", "The quay", quay, language="en"))
    reply = Talker(library=library).type("Did Nora Falk say that children are unsafe on the quay?")
    assert said(reply).startswith("Rather the opposite")
    assert "denied" in said(reply)


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Hat Ida Moen „We have never lost a boat“ gesagt?", "Ja, wörtlich"),
        ("Чи сказала Іда Моен «We have never lost a boat»?", "Так, дослівно"),
    ],
)
def test_a_verdict_is_in_the_language_of_the_question(talker: Talker, question: str, verdict: str) -> None:
    reply = talker.type(question)
    assert said(reply).startswith(verdict)
    assert speaker_of(reply) == "Ida Moen"
