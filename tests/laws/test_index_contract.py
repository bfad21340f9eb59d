"""What every engine promises, whichever it is: candidates, statistics, replacing, removing, threads."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from retrieval.searching import Document, Index, JointIndex, MemoryIndex
from retrieval.storing.database import Database
from retrieval.storing.engine import PASSAGES
from retrieval.storing.index import StoredIndex

ENGINES: dict[str, Callable[[Path], Index]] = {
    "memory": lambda _: MemoryIndex(),
    "stored": lambda folder: StoredIndex(Database(folder), PASSAGES),
    "joint": lambda _: JointIndex(MemoryIndex(), MemoryIndex()),
}


@pytest.fixture(params=ENGINES)
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Index:
    return ENGINES[request.param](tmp_path)


def documents(article_id: str, *texts: str) -> list[Document]:
    return [Document.of(article_id, position, text.split()) for position, text in enumerate(texts)]


def found(index: Index, *terms: str) -> list[tuple[str, int]]:
    return [(document.article_id, document.position) for document in index.candidates(terms, limit=10)]


def test_candidates_share_a_term_and_come_in_the_order_of_adding(index: Index) -> None:
    index.add("a", documents("a", "tax law", "war"))
    index.add("b", documents("b", "tax vote"))
    assert found(index, "tax", "vote") == [("a", 0), ("b", 0)]
    assert found(index, "peace") == []
    assert found(index) == []


def test_statistics_tell_of_the_whole_corpus(index: Index) -> None:
    index.add("a", documents("a", "tax tax law", "war"))
    statistics = index.statistics(["tax", "peace"])
    assert statistics.documents == 2
    assert statistics.mean_length == 2.0
    assert statistics.frequencies == {"tax": 1, "peace": 0}


def test_an_empty_corpus_has_statistics(index: Index) -> None:
    assert index.statistics(["tax"]).documents == 0
    assert index.statistics(["tax"]).frequencies == {"tax": 0}


def test_adding_an_article_again_replaces_it(index: Index) -> None:
    index.add("a", documents("a", "tax", "law"))
    index.add("a", documents("a", "war"))
    assert found(index, "tax", "law", "war") == [("a", 0)]
    assert index.statistics(["tax"]).documents == 1
    assert set(index.vocabulary()) == {"war"}


def test_a_removed_article_leaves_nothing_behind(index: Index) -> None:
    index.add("a", documents("a", "tax"))
    index.add("b", documents("b", "tax vote"))
    index.remove("a")
    index.remove("never there")
    assert found(index, "tax") == [("b", 0)]
    assert index.statistics(["tax"]).mean_length == 2.0
    assert set(index.vocabulary()) == {"tax", "vote"}


def test_the_vocabulary_is_narrowed_by_a_beginning(index: Index) -> None:
    index.add("a", documents("a", "tax taxi law", "état", "税"))
    assert set(index.vocabulary()) == {"tax", "taxi", "law", "état", "税"}
    assert set(index.vocabulary("t")) == {"tax", "taxi"}
    assert set(index.vocabulary("é")) == {"état"}
    assert set(index.vocabulary("x")) == set()


def test_threads_may_add_and_search_at_once(index: Index) -> None:
    def work(number: int) -> int:
        article_id = f"article {number}"
        index.add(article_id, documents(article_id, "tax law", "tax war"))
        mine = [document for document in index.candidates(["tax"], 1000) if document.article_id == article_id]
        return len(mine)

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(work, range(40))) == {2}
    assert index.statistics(["tax"]).documents == 80
