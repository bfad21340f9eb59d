"""No altered quotation of a draft passes as verbatim, and true ones do, on quotations of the public articles."""

from __future__ import annotations

import random

import pytest

from retrieval import Article, proof
from tests.evaluating.altered import SEED, SETS, WORD_CHANGES, altered, drawn_quotations, library_of_sets
from tests.shared import SHARED

NUMBER = 30
ENOUGH = 0.95


@pytest.mark.skipif(not (SHARED / f"data/qa/{SETS[0]}.articles.jsonl").is_file(), reason="needs ../shared")
def test_no_altered_quotation_passes_as_verbatim() -> None:
    library = library_of_sets()
    draw = random.Random(SEED + 1)  # noqa: S311 - not for secrets
    passed = 0
    for said in drawn_quotations(library, NUMBER, draw):
        changed = altered(said, draw, WORD_CHANGES)
        for words in (said.words, changed.words):
            text = f"“{words},” said {said.speaker}."
            found = proof(Article("draft", "", text, language="en"), library).quotations
            is_verbatim = bool(found) and all(one.verdict == "verbatim" for one in found)
            assert words == said.words or not is_verbatim, text
            passed += is_verbatim
    assert passed >= ENOUGH * NUMBER
