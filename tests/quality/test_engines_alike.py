"""The questions of the measured sets get the same answers from every engine."""

from __future__ import annotations

import json
from contextlib import closing
from functools import cache
from pathlib import Path

import pytest

from retrieval import Answer, Article, Library, add_articles, answer, gather, open_store, read_articles
from tests.engines import ENGINES, address_in
from tests.shared import SHARED, needs_shared

QA = SHARED / "data/qa"


@cache
def in_memory(name: str) -> Library:
    """The library in memory that every engine is compared with."""
    filled = Library(semantic=False)
    for article in read_articles(QA / f"{name}.articles.jsonl"):
        if isinstance(article, Article):
            filled.add(article)
    return filled


@cache
def answered_in_memory(name: str, question: str) -> Answer:
    return answer(question, in_memory(name))


@needs_shared
@pytest.mark.no_cover
@pytest.mark.long
@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("name", "most"), [("news-dev", 36), ("ml-dev", 20)])
def test_every_engine_answers_alike(tmp_path: Path, engine: str, name: str, most: int) -> None:
    lines = (QA / f"{name}-questions.jsonl").read_text(encoding="utf-8").splitlines()
    questions = [str(json.loads(line)["question"]) for line in lines[:most]]
    with closing(open_store(address_in(tmp_path, engine), create=True, semantic=False)) as store:
        list(add_articles(store, in_memory(name).shelf.articles, workers=0))
        for question in questions:
            assert answer(question, store.library) == answered_in_memory(name, question)
        assert gather(questions[0], store.library) == gather(questions[0], in_memory(name))
