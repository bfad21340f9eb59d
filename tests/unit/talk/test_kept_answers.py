"""Answers are kept while the articles stay, and shared where a question stands on its own."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Semaphore

import pytest

from bot.talk.answers import Answers
from bot.talk.requests import Question
from retrieval import Answer, Article, Attribution, Library, Span, answer, find_attributions
from tests.newsroom import newsroom

ASK_FUEL = "What did Maria Keller say about the fuel duty?"


def test_an_answer_is_kept_until_there_are_other_articles() -> None:
    library = newsroom()
    answers = Answers(library)
    inquiry = Question("What did Ann Lee say about the zebra?")
    first = answers.find(inquiry)
    assert answers.find(inquiry) is first
    library.add(Article("zebra", "Zebras", "“The zebra is striped,” said Ann Lee."))
    assert [evidence.article.id for evidence in answers.find(inquiry).evidence[:1]] == ["zebra"]


def test_an_article_that_is_asked_alone_is_not_analysed_anew() -> None:
    analysed: list[str] = []

    def attribute(article: Article) -> tuple[Attribution, ...]:
        analysed.append(article.id)
        return find_attributions(article)

    library = Library(attribute, semantic=False)
    library.add(Article("kiln", "The kiln", "“The kiln is cold,” said Rosa Vane."))
    alone = Answers(library).library_narrowed("kiln")
    assert [one.id for one in alone.shelf.articles] == ["kiln"]
    assert analysed == ["kiln"]


STANDING = (
    ASK_FUEL,
    "Who spoke about the dam?",
    "What did Keller say about the fuel duty in The Daily Ledger?",
    "What did Keller say in the article of 12 May 2024?",
)


LEANING = ("And who else?", "What did she say?", "Why?", "What did she say in The Daily Ledger?")


TALK = ("What did Paul Weber say about the dam?", "Where do the talks go on?")


@pytest.mark.parametrize("question", [*STANDING, *LEANING])
def test_only_a_question_that_leans_on_its_talk_has_another_answer_there(question: str) -> None:
    library = newsroom()
    alone, in_talk = answer(question, library), answer(question, library, TALK)
    assert alone.leans == in_talk.leans
    assert alone == in_talk or alone.leans


def test_a_question_that_stands_on_its_own_is_answered_once_for_all_talks() -> None:
    answers = Answers(newsroom())
    first = answers.find(Question(STANDING[0], TALK))
    assert answers.find(Question(STANDING[0])) is first
    assert answers.find(Question(STANDING[0], TALK[:1])) is first
    leaning = answers.find(Question(LEANING[0]))
    assert leaning.leans
    assert answers.find(Question(LEANING[0], TALK)) is not leaning
    assert answers.find(Question(LEANING[0])) is leaning


class Slow:
    """Finds answers when it is let, and counts them."""

    def __init__(self) -> None:
        self.begun = Semaphore(0)
        self.let = Event()
        self.found: list[str] = []

    def __call__(
        self,
        question: str,
        library: Library,
        talk: Sequence[str],
        besides: Sequence[str],
        of: str,
        home: str,
        shown: Span | None,
    ) -> Answer:
        self.found.append(question)
        self.begun.release()
        assert self.let.wait(60)
        return answer(question, library, talk, besides, of, home, shown)


@pytest.fixture
def slow() -> Slow:
    return Slow()


def test_what_many_ask_at_once_is_found_by_few_of_them(slow: Slow) -> None:
    answers = Answers(newsroom(), slow)
    with ThreadPoolExecutor(12) as people:
        asked = [people.submit(answers.find, Question(ASK_FUEL)) for _ in range(12)]
        slow.begun.acquire(timeout=60)
        slow.let.set()
        found = {id(one.result(60)) for one in asked}
    assert len(slow.found) <= 2
    assert len(found) <= len(slow.found)


def test_what_is_known_waits_for_nothing_that_is_being_found(slow: Slow) -> None:
    answers = Answers(newsroom(), slow)
    slow.let.set()
    known = answers.find(Question(ASK_FUEL))
    slow.let.clear()
    with ThreadPoolExecutor(4) as people:
        finding = [people.submit(answers.find, Question(f"Who spoke about the dam {number}?")) for number in range(4)]
        for _ in range(3):
            slow.begun.acquire(timeout=60)
        assert answers.find(Question(ASK_FUEL)) is known
        assert not any(one.done() for one in finding)
        slow.let.set()
