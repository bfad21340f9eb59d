"""Vectors that several libraries share: an id may stand for another text in each."""

from __future__ import annotations

from dataclasses import replace

import pytest

from retrieval.records import Span
from retrieval.semantic import SpanVectors, load_vectors
from tests.newsroom import BUDGET, DAM

ASKED = "What is going on with the dam?"


@pytest.fixture(autouse=True)
def _needs_the_encoder() -> None:
    if load_vectors() is None:
        pytest.skip("the extra `semantic` is not installed")


def test_an_id_of_two_texts_gives_each_its_own_likeness() -> None:
    other = replace(DAM, id=BUDGET.id)
    span = Span(0, 60)
    alone = [SpanVectors().likeness(ASKED, [(article, span)], "en")[0] for article in (BUDGET, other)]
    assert alone[0] != alone[1]
    shared = SpanVectors()
    for _ in range(2):
        assert [shared.likeness(ASKED, [(article, span)], "en")[0] for article in (BUDGET, other)] == pytest.approx(
            alone
        )
    # an 8-bit encoder gives a text slightly other numbers in other company
    assert shared.likeness(ASKED, [(BUDGET, span), (other, span)], "en") == pytest.approx(alone, abs=0.05)


def test_what_is_forgotten_is_found_again() -> None:
    vectors = SpanVectors()
    before = vectors.likeness(ASKED, [(DAM, Span(0, 60))], "en")
    vectors.forget(DAM.id)
    vectors.forget("never there")
    assert vectors.likeness(ASKED, [(DAM, Span(0, 60))], "en") == pytest.approx(before)
