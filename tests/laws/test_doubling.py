"""A text of four times the length takes about four times the time, whatever its kind: none stops the answers of others.

What is compared is the processor time of both lengths, measured in one process one after the other. The bound lies
between four times and sixteen times; a measurement that is disturbed is repeated. A step whose time grows with the
square of the length is found from a fifth of a second on.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from functools import partial
from time import process_time

import pytest

from retrieval import Article, ArticleError, Library, find_attributions, read_bytes
from tests.laws.kinds_of_texts import KINDS
from tests.talker import Talker, said

pytestmark = pytest.mark.no_cover
SIZE = 1_250
LONGER = 4
BOUND = 6.4
DISTURBANCE = 0.12
"""Seconds of a step that are not compared."""
ATTEMPTS = 3
_MANY = 400
"""How often a sentence is repeated that a long paragraph consists of."""


def steps(text: str) -> Iterator[tuple[str, Callable[[], object]]]:
    """Everything that is done with a text on its way from a file to a reply."""
    paragraphs = text.replace("<", "&lt;").replace("\n", "</p><p>")
    page = f"<html><body><article><p>{paragraphs}</p></article></body></html>"
    for name, document in (("a.txt", text), ("a.md", text), ("a.html", page)):
        yield f"read {name}", partial(_read, name, document.encode())
    library = Library(semantic=False)
    yield "add", partial(library.add, Article("a", "Title", text))
    yield "add as a title", partial(Library(semantic=False).add, Article("a", text, "Short."))
    talker = Talker(library=library)
    words = text.split()
    for typed in (
        "What did Ana Lee say about yes?",
        " ".join(words[:6])[:200] or "yes",
        "/context",
        "/quotes",
        "/speakers",
        "/sources",
        "/timeline Ana",
        "/timeline yes we go",
        "/check " + (" ".join(words[3:15])[:300] or "yes"),
        "/check Ana said: “yes we will go home with you”",
    ):
        yield typed.partition(" ")[0] if typed.startswith("/") else "ask", partial(_say, talker, typed)


def _read(name: str, data: bytes) -> list[Article | ArticleError]:
    return list(read_bytes(name, data))


def _say(talker: Talker, typed: str) -> str:
    return said(talker.type(typed))


def times(text: str) -> list[tuple[str, float]]:
    measured = []
    for name, step in steps(text):
        start = process_time()
        step()
        measured.append((name, process_time() - start))
    return measured


@pytest.fixture(scope="module", autouse=True)
def _undisturbed() -> Iterator[None]:
    """What is loaded when it is first needed is loaded before anything is measured, and no garbage is collected."""
    times(KINDS["quotes with a speaker"](1_000))
    gc.disable()
    yield
    gc.enable()


@pytest.mark.parametrize("kind", KINDS)
def test_four_times_the_text_takes_about_four_times_the_time(kind: str) -> None:
    short, long = KINDS[kind](SIZE), KINDS[kind](LONGER * SIZE)
    slow: dict[str, tuple[float, float]] = {}
    for _ in range(ATTEMPTS):
        both = zip(times(short), times(long), strict=True)
        slow = {name: (one, two) for (name, one), (_, two) in both if two > BOUND * one + DISTURBANCE}
        if not slow:
            break
    assert slow == {}


def test_many_people_of_one_surname_are_told_apart_in_proportion_to_their_number() -> None:
    make = KINDS["people of one surname"]

    def cost(letters: int) -> float:
        start = process_time()
        find_attributions(Article("a", "", make(letters), language="en"))
        return process_time() - start

    assert any(cost(80_000) <= 2 * BOUND * cost(20_000) + DISTURBANCE for _ in range(ATTEMPTS))


def test_many_quotes_are_listed_in_proportion_to_their_number() -> None:
    def cost(letters: int) -> float:
        library = Library(semantic=False)
        library.add(Article("a", "Title", KINDS["quotes behind labels"](letters)))
        talker = Talker(library=library)
        start = process_time()
        talker.type("/quotes")
        return process_time() - start

    assert any(cost(80_000) <= 2 * BOUND * cost(20_000) + DISTURBANCE for _ in range(ATTEMPTS))


@pytest.mark.parametrize(
    ("language", "piece"),
    [
        ("en", "The 34-year-old midwife from Leeds was tired. “It hurts,” she said. "),
        ("en", "“I came.” The company would not say more. "),
        ("en", "“It broke down,” it said. "),
        ("en", "Q: Who came?\n\nA: I did.\n\n"),
        ("de", "Die Hebamme aus Köln war müde. „Es tut weh“, sagte sie. "),
        ("ja", "田中氏は「行く」と述べた。"),
        ("ja", "「行く」と話した。"),
        ("ko", "김철수 시장은 “간다”고 말했다. "),
        ("tr", "“Geliyoruz” diye konuştu. "),
    ],
)
def test_a_long_paragraph_is_attributed_in_proportion_to_its_length(language: str, piece: str) -> None:
    """Rules that look back over a paragraph, or over who spoke before, show their cost in long texts only."""

    def cost(times: int) -> float:
        start = process_time()
        find_attributions(Article("a", "", piece * times, language=language))
        return process_time() - start

    assert any(cost(LONGER * _MANY) <= BOUND * cost(_MANY) + DISTURBANCE for _ in range(ATTEMPTS))
