"""A bare “when?” or “where?”, in ten languages: which is asked, and that it leans on the talk."""

from __future__ import annotations

import pytest

from retrieval import Article, Library, answer, asks_when_or_where
from retrieval.answering.follow_ups import leans, parse_question
from retrieval.answering.telling.moments import tells_when_or_where

BARE = {
    "date": (
        "when?", "and when was that", "wann denn", "und wann war das?", "c'est quand ?", "à quelle heure", "¿cuándo?",
        "a qué hora era", "quando?", "e a che ora", "quando foi", "a que horas", "когда", "а во сколько", "коли?",
        "а коли це було", "kiedy", "a o której", "wanneer dan", "hoe laat was dat", "什么时候", "什么时候的事",
    ),
    "place": (
        "where?", "and where was it", "wo denn", "wo war das?", "c'est où", "¿y dónde?", "e dove?", "onde foi isso",
        "где это было", "де?", "gdzie to było", "waar was dat", "在哪里",
    ),
}  # fmt: skip
MORE = (
    "when did she say that", "where is the school", "wann öffnet das Bad", "wo steht das", "quand ouvre le pont",
    "cuándo cierra la fábrica", "когда откроют мост", "gdzie jest szkoła", "waar staat de molen", "学校在哪里",
)  # fmt: skip
POOL = Article(
    "pool",
    "Pool in Marsh End to close",
    """The old pool in Marsh End is to close. The last swim in the pool is in early May.

“The tiles are falling off the wall,” said the manager, Edith Crane. “We found nine of them on Friday.”
""",
    language="en",
)


@pytest.mark.parametrize(("wanted", "question"), [(one, each) for one, every in BARE.items() for each in every])
def test_nothing_but_when_or_where_is_asked(wanted: str, question: str) -> None:
    assert asks_when_or_where(question) == wanted
    assert leans(question)


@pytest.mark.parametrize("question", MORE)
def test_a_question_that_says_of_what_is_not_bare(question: str) -> None:
    assert not asks_when_or_where(question)


def test_the_hour_that_is_asked_for_is_no_topic() -> None:
    parsed = parse_question("a qué hora era", ("¿Por qué cierra la piscina?",), "es")
    assert parsed.kind == "fact"
    assert parsed.topic == ()
    assert parsed.wanted == "date"


@pytest.mark.parametrize(("before", "tells"), [("Which pool is to close?", True), ("What did Edith Crane say?", False)])
def test_when_something_is_and_not_when_somebody_spoke(before: str, tells: bool) -> None:
    library = Library(semantic=False)
    library.add(POOL)
    shown = answer(before, library).evidence[0]
    found = answer("when?", library, (before,), home="pool", shown=shown.span)
    assert tells_when_or_where(found, (before,), "pool") is tells
