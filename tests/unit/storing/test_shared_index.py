"""A shared library gives rank-bm25's own ranking, whatever LanceDB counts while its indexes are behind."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from retrieval import Library, LibraryStore, open_store
from retrieval.searching import Document, Index, MemoryIndex, rank
from tests.engines import shared_engine

pytestmark = [shared_engine, pytest.mark.no_cover]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[LibraryStore]:
    with closing(open_store(f"lance:{tmp_path}", create=True, semantic=False)) as opened:
        yield opened


def places(index: Index, query: Sequence[str], limit: int) -> list[tuple[str, int, float]]:
    return [(found.document.article_id, found.document.position, found.score) for found in rank(index, query, limit)]


def add(index: Index, library: Library, articles: Sequence[Sequence[Document]]) -> None:
    with library.shelf.changing():
        for documents in articles:
            index.add(documents[0].article_id, documents)


@pytest.mark.parametrize(("corpus", "longest"), [("passage_index", 30), ("article_index", 60)])
def test_the_ranking_is_that_of_rank_bm25_at_every_stage(store: LibraryStore, corpus: str, longest: int) -> None:
    """Before there is an index, with rows that it lacks, with rows that it still counts, and when it is built anew."""
    chance = random.Random(longest)  # noqa: S311 - repeatable, no secret
    library = store.library
    index = library.passage_index if corpus == "passage_index" else library.article_index
    memory = MemoryIndex()
    articles = [
        [
            Document.of(
                f"article '{number}'", position, [f"w{min(199, int(chance.expovariate(0.05)))}" for _ in range(length)]
            )
            for position, length in enumerate(chance.randint(1, longest) for _ in range(12))
        ]
        for number in range(40)
    ]
    queries = [[f"w{chance.randrange(60)}" for _ in range(chance.randint(1, 5))] for _ in range(4)]

    def agree() -> None:
        for query in queries:
            for limit in (1, 5, 30):
                assert places(index, query, limit) == places(memory, query, limit)
        assert index.statistics(queries[0]) == memory.statistics(queries[0])
        assert set(index.vocabulary("w1")) == set(memory.vocabulary("w1"))

    def add_some(start: int, end: int) -> None:
        add(index, library, articles[start:end])
        for documents in articles[start:end]:
            memory.add(documents[0].article_id, documents)

    assert places(index, ["w1"], 5) == []
    add_some(0, 15)
    agree()
    store.optimize()
    agree()
    add_some(15, 40)
    agree()
    with library.shelf.changing():
        for number in range(0, 40, 3):
            index.remove(f"article '{number}'")
            memory.remove(f"article '{number}'")
    agree()
    assert store.optimize().rebuilt
    agree()
    assert store.optimize().commits == 0


def test_another_process_sees_what_is_committed(store: LibraryStore) -> None:
    with closing(open_store(store.folder, semantic=False)) as other:
        reader, writer = other.library.passage_index, store.library.passage_index
        assert reader.candidates(["tax"], 5) == []
        writer.add("a", [Document.of("a", 0, ["tax", "tax", "vote"])])
        assert [found.frequencies for found in reader.candidates(["tax"], 5)] == [{"tax": 2}]
        writer.remove("a")
        assert reader.candidates(["tax"], 5) == []
        assert reader.statistics(["tax"]).documents == 0


def test_nothing_is_changed_where_a_change_fails(store: LibraryStore) -> None:
    index = store.library.passage_index

    def fail() -> None:
        with store.library.shelf.changing():
            index.add("a", [Document.of("a", 0, ["tax"])])
            raise RuntimeError("the power fails")

    with pytest.raises(RuntimeError):
        fail()
    assert index.candidates(["tax"], 5) == []
    index.add("b", [Document.of("b", 0, ["tax"])])
    assert [found.article_id for found in index.candidates(["tax"], 5)] == ["b"]
