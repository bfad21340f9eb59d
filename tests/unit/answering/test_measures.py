"""Figures of the kind that is asked for, in talks: how long, how much, how many of what."""

from __future__ import annotations

import pytest

from retrieval import Article, Library, answer
from retrieval.answering.questions import parse_alone
from retrieval.answering.scoring.signs import shows

CANAL = Article(
    "canal",
    "Old lock of Ferrow works again",
    "Fourteen volunteers have repaired the lock of Ferrow, which was built in 1811. The work took 26 months and began "
    "with a bet over 40 pounds.\n\n"
    "The new gates cost 71,000 pounds. They are nine metres tall and weigh four tonnes each.\n\n"
    "“I said it would be done in three weeks,” said Ada Munn, the chairwoman. “We have drunk 900 cups of tea.”\n\n"
    "Boats may pass twice a day. In May the water had twelve degrees.\n",
    language="en",
)
CHOIR = Article(
    "choir",
    "Choir of Pellworth sings for 31 hours",
    "Choir of Pellworth sings for 31 hours\n\n"
    "Sixty singers have sung for 31 hours in Pellworth. They raised 5,200 pounds for a piano.\n\n"
    "“My voice will be back in nine days,” said Hugh Tarrant.\n",
    language="en",
)


@pytest.fixture(scope="module")
def library() -> Library:
    found = Library(semantic=False)
    found.add(CANAL)
    found.add(CHOIR)
    return found


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("how long did the work take", "26 months"),
        ("how much did the gates cost", "71,000 pounds"),
        ("how many volunteers were there", "Fourteen volunteers"),
        ("how old is the lock", "built in 1811"),
        ("how tall are the gates", "nine metres tall"),
        ("how often may boats pass", "twice a day"),
    ],
)
def test_the_figure_of_the_kind_asked_for_is_shown(question: str, words: str, library: Library) -> None:
    found = answer(question, library, ("What is new in Ferrow?",), home="canal")
    assert words in (*found.evidence, *found.closest)[0].text


def test_a_question_without_a_name_prefers_the_article_of_the_talk(library: Library) -> None:
    asked = "how many pounds were there"
    for home in ("canal", "choir"):
        found = answer(asked, library, ("What is new?",), home=home)
        assert {one.article.id for one in (*found.evidence, *found.closest)[:1]} == {home}


def test_what_another_article_alone_tells_of_is_answered_from_there(library: Library) -> None:
    for asked in ("what about the piano", "what was the piano money for"):
        found = answer(asked, library, ("What did Ada Munn say?",), home="canal")
        assert {one.article.id for one in (*found.evidence, *found.closest)[:1]} == {"choir"}, asked


def test_a_pronoun_means_something_of_the_talk(library: Library) -> None:
    found = answer("who raised it", library, ("What did Ada Munn say?",), home="canal")
    assert {one.article.id for one in (*found.evidence, *found.closest)[:1]} <= {"canal"}


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("how long did it take", "fact"),
        ("how much did it cost", "fact"),
        ("when did he say that", "said-about"),
        ("how much did the mayor say it cost", "said-about"),
    ],
)
def test_a_measure_of_a_thing_is_a_fact(question: str, kind: str) -> None:
    assert parse_alone(question).kind == kind


@pytest.mark.parametrize("text", ["The inn, built in 1702, is full.", "It was founded as a school in 1888."])
def test_a_year_tells_the_age_of_a_thing(text: str) -> None:
    assert shows(text, "age", "en")


def test_numbers_in_words_are_figures() -> None:
    assert shows("Fourteen volunteers came.", "number", "en")
    assert not shows("The volunteers came often.", "number", "en")
