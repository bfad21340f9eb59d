"""Answers by example, over small articles of our own: the right words, the right mouth, or nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval import Answer, Article, Attribution, Library, Quote, Span, Speaker, answer
from tests.newsroom import newsroom

BRIDGE = (
    "The bridge\n\n"
    "“The bridge is safe for lorries,” said Maria Keller, the mayor.\n\n"
    "“The bridge is a danger to children,” said Ada Lindqvist, an engineer.\n\n"
    "The bridge was opened in 1968 and closed to traffic in May.\n\n"
    "“I never wanted a toll,” said Maria Keller."
)
SPOKEN = (
    ("The bridge is safe for lorries,", "Maria Keller", "mayor"),
    ("The bridge is a danger to children,", "Ada Lindqvist", "engineer"),
    ("I never wanted a toll,", "Maria Keller", "mayor"),
)


def spoken(article: Article) -> tuple[Attribution, ...]:
    """Who says what in BRIDGE, told beforehand: these tests are about answering, not about attribution."""
    found = []
    for words, name, role in SPOKEN:
        at = article.text.index(words)
        quote = Quote(article.id, (Span(at, at + len(words)),), "direct")
        found.append(Attribution(quote, Speaker(name, role), None, None, 0.9))
    return tuple(found)


@pytest.fixture(params=[False, True], ids=["plain", "semantic"])
def bridge(request: pytest.FixtureRequest) -> Library:
    semantic: bool = request.param
    library = Library(spoken, semantic=semantic)
    if semantic and library.vectors is None:
        pytest.skip("the extra onrecord[semantic] is not installed")
    library.add(Article("bridge", "The bridge", BRIDGE))
    return library


@pytest.mark.parametrize(
    ("question", "words", "speaker"),
    [
        ("What did Maria Keller say about lorries?", "safe for lorries", "Maria Keller"),
        ("what did keller say about a toll", "never wanted a toll", "Maria Keller"),
        ("the engineer on the bridge", "danger to children", "Ada Lindqvist"),
        ("Who said the bridge is a danger?", "danger to children", "Ada Lindqvist"),
        ("Did the mayor say that the bridge is safe?", "safe for lorries", "Maria Keller"),
        ("What did Maria Kelelr say about a toll?", "never wanted a toll", "Maria Keller"),
        ("When was the bridge opened?", "opened in 1968", None),
    ],
)
def test_right_words_from_the_right_mouth(bridge: Library, question: str, words: str, speaker: str | None) -> None:
    best = answer(question, bridge).evidence[0]
    assert words in best.text
    assert (best.speaker.name if best.speaker else None) == speaker
    assert 0 <= best.confidence <= 1


@pytest.mark.parametrize(
    "question",
    [
        "How do I bake sourdough bread?",
        "What did Napoleon say about Moscow?",
        "What did Napoleon say about the bridge?",
        "",
        "the",
        "😀",
        "?!",
        "x" * 100_000,
    ],
)
def test_nothing_is_answered_where_nothing_answers(bridge: Library, question: str) -> None:
    assert answer(question, bridge).evidence == ()


def test_a_follow_up_is_answered_from_the_talk(bridge: Library) -> None:
    talk = ("What did Ada Lindqvist say about the bridge?",)
    best = answer("and Keller?", bridge, talk).evidence[0]
    assert best.speaker == Speaker("Maria Keller", "mayor")
    assert "bridge" in best.text


def test_a_follow_up_without_a_name_is_answered_from_the_article_that_was_asked_about() -> None:
    library = Library(semantic=False)
    library.add(
        Article("lift", "", "The lift of the Castle Street museum has stopped. It will run in May, the owner said.")
    )
    library.add(
        Article("train", "", "The night train will run again on Friday. “It will run, whatever comes,” said Jo Hart.")
    )
    told = answer("When will it run?", library, ("What happened to the lift of the museum?",))
    assert [one.article.id for one in told.evidence][:1] == ["lift"]
    assert answer("When will it run?", library).evidence[0].article.id == "train"


def test_the_best_of_each_voice_comes_before_the_second_of_any(bridge: Library) -> None:
    found = answer("Who said what about the bridge?", bridge)
    voices = [one.speaker.name for one in (*found.evidence, *found.closest) if one.speaker]
    assert voices[:2] in (["Maria Keller", "Ada Lindqvist"], ["Ada Lindqvist", "Maria Keller"])


def test_the_same_words_in_two_outlets_are_one_answer_with_two_sources() -> None:
    library = Library(spoken, semantic=False)
    library.add(Article("one", "The bridge", BRIDGE, "The Ledger"))
    library.add(Article("two", "The bridge again", BRIDGE, "The Herald"))
    found = answer("What did Maria Keller say about lorries?", library).evidence
    assert [one.id for one in (found[0].article, *found[0].also)] == ["one", "two"]
    assert len([one for one in found if "lorries" in one.text]) == 1


def test_a_removed_article_no_longer_answers() -> None:
    library = Library(spoken, semantic=False)
    library.add(Article("bridge", "The bridge", BRIDGE))
    library.remove("bridge")
    assert answer("What did Maria Keller say about lorries?", library) == Answer(
        "What did Maria Keller say about lorries?"
    )


def test_an_empty_library_answers_nothing() -> None:
    assert answer("What did Keller say?", Library(semantic=False)) == Answer("What did Keller say?")


LAWS: list[Callable[[Answer], bool]] = [
    lambda found: all(one.text == one.span.of(one.article.text) for one in found.evidence + found.closest),
    lambda found: all(one.passage.span.holds(one.span) for one in found.evidence + found.closest),
    lambda found: all(0 <= one.confidence <= 1 for one in found.evidence + found.closest),
    lambda found: not (found.evidence and found.closest),
    lambda found: (
        not any(
            one.span.touches(two.span)
            for at, one in enumerate(found.evidence)
            for two in found.evidence[:at]
            if one.article is two.article
        )
    ),
]
NEWSROOM = newsroom()
WORDS = st.sampled_from(
    ["what", "did", "Keller", "say", "who", "fuel", "duty", "unions", "the", "dam", "?", "and", "when"]
)


@settings(max_examples=25, deadline=None)
@given(st.one_of(st.text(), st.lists(WORDS).map(" ".join)), st.lists(st.text(), max_size=2))
def test_laws_of_any_answer(question: str, talk: list[str]) -> None:
    found = answer(question, NEWSROOM, talk)
    assert [law(found) for law in LAWS] == [True] * len(LAWS)
