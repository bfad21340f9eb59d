"""Every quote about something: which count, whose, and what is said twice."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import pytest

from retrieval import Article, Library, gather
from tests.newsroom import BUDGET, DAM, newsroom

SPEECH = Article(
    "speech",
    "A speech",
    "“The fuel duty must fall,” said Lena Ortiz, the union leader. “It is a scandal.” “Not at all,” said Bob "
    "Ray, a driver.\n\n"
    "The mayor denied that the fuel duty was his affair.\n\n"
    "“Nobody understands the fuel duty,” said Anna Keller, a driver.\n\n"
    "“The fuel duty is a joke,” a sign read.\n\n"
    "Fuel prices rose on Monday.",
    publisher="Metro",
    published="2024-06-03",
)


@pytest.fixture
def library() -> Library:
    library = newsroom()
    library.add(SPEECH)
    return library


def said(query: str, library: Library) -> list[tuple[str, str]]:
    return [(one.speaker.name if one.speaker else "", one.text) for one in gather(query, library).evidence]


def speakers(query: str, library: Library) -> Sequence[str]:
    return sorted({name for name, _ in said(query, library)})


def test_bare_words_find_whoever_speaks_about_them(library: Library) -> None:
    found = speakers("fuel duty", library)
    assert {"Maria Keller", "Lena Ortiz", "Anna Keller"} <= set(found)
    assert not {"Paul Weber", "Ada Lindqvist"} & set(found)


def test_who_goes_on_speaks_about_it_still_and_who_answers_only_in_words_of_his_own(library: Library) -> None:
    assert ("Lena Ortiz", "It is a scandal.") in said("fuel duty", library)
    assert "Bob Ray" in speakers("What did Bob Ray say?", library)
    assert "Bob Ray" not in speakers("fuel duty", library)


def test_a_question_counts_only_whom_it_names(library: Library) -> None:
    assert speakers("What did Maria Keller say about the fuel duty?", library) == ["Maria Keller"]
    assert speakers("What did Keller say about the fuel duty?", library) == ["Anna Keller", "Maria Keller"]
    assert speakers("What did the union leader say about the fuel duty?", library) == ["Lena Ortiz"]
    assert speakers("What did Weber say about the fuel duty?", library) == []


def test_a_question_may_leave_the_topic_open(library: Library) -> None:
    assert speakers("What did Lena Ortiz say?", library) == ["Lena Ortiz"]
    assert len(said("What did Lena Ortiz say?", library)) >= 2


def test_a_thing_with_a_preposition_is_no_speaker(library: Library) -> None:
    assert speakers("the deal on pensions", library) == ["Lena Ortiz"]


def test_one_word_of_two_is_not_enough(library: Library) -> None:
    assert said("fuel injection", library) == []


@pytest.mark.parametrize("query", ["", " ", "?", "sourdough bread", "the", "\udcff", "x" * 5_000])
def test_nothing_is_found_for_nothing(query: str, library: Library) -> None:
    assert gather(query, library).evidence == ()
    assert gather(query, Library(semantic=False)).evidence == ()


def test_a_paraphrase_nobody_is_named_for_is_left_out() -> None:
    library = Library(semantic=False)
    library.add(Article("one", "One", "The company said that the dam holds. It was said that the dam leaks."))
    assert [name for name, _ in said("dam", library)] == ["The company"]


def test_the_same_words_in_several_articles_are_said_once(library: Library) -> None:
    library.add(dataclasses.replace(BUDGET, id="reprint", publisher="Metro"))
    (found,) = gather("What did Maria Keller say about the fuel duty?", library).evidence
    assert {found.article.id, *(article.id for article in found.also)} == {"budget", "reprint"}


def test_an_outlet_that_is_named_narrows(library: Library) -> None:
    assert speakers("fuel duty in the Daily Ledger", library) == ["Maria Keller"]


def test_what_is_left_unread_is_told(library: Library) -> None:
    assert gather("fuel duty", library).is_complete
    assert not gather("fuel duty", library, limit=1).is_complete


def test_what_is_shown_stands_in_the_article(library: Library) -> None:
    for one in gather("fuel duty dam", library).evidence:
        assert one.text == one.span.of(one.article.text)
        assert one.passage.span.touches(one.span)
    assert DAM.id in {one.article.id for one in gather("the dam", library).evidence}
