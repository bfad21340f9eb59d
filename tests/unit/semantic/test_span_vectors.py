"""Vectors of spans: never those of another text, however threads come and go."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from retrieval import Article
from retrieval.records import Span

pytest.importorskip("onnxruntime", reason="the extra semantic is not installed")

from retrieval.semantic.vectors import SpanVectors

FUEL = Article("a", "", "We will not touch the fuel duty. The dam is a danger.")
DAM = replace(FUEL, text="The dam is a danger to us all. We will not touch the fuel duty.")
SPANS = (Span(0, 30), Span(31, 50))
ASKED = "Is the dam dangerous?"


def test_an_article_of_the_same_id_with_another_text_has_other_vectors() -> None:
    vectors = SpanVectors()
    first, second = vectors.likeness(ASKED, [(FUEL, span) for span in SPANS], "en")
    assert second > first
    first, second = vectors.likeness(ASKED, [(DAM, span) for span in SPANS], "en")
    assert first > second


def test_threads_that_ask_at_once_and_forget_find_the_same() -> None:
    alone = SpanVectors().likeness(ASKED, [(FUEL, span) for span in SPANS], "en")
    vectors = SpanVectors()

    def ask(number: int) -> list[float]:
        if number % 3 == 0:
            vectors.forget("a")
        return vectors.likeness(ASKED, [(FUEL, span) for span in SPANS], "en")

    with ThreadPoolExecutor(8) as pool:
        assert all(found == alone for found in pool.map(ask, range(64)))
