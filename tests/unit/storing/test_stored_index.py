"""The engine on disk gives rank-bm25's own ranking, however far tantivy's is from it."""

from __future__ import annotations

import random
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rank_bm25 import BM25Plus

from retrieval import LibraryError, Store, add_articles, answer
from retrieval.searching import Document, Index, MemoryIndex, rank
from retrieval.searching.bm25 import K1, B
from retrieval.storing.database import Database
from retrieval.storing.documents import counts, pack, unpack
from retrieval.storing.engine import ARTICLES, PASSAGES, Corpus
from retrieval.storing.index import StoredIndex
from tests.newsroom import BUDGET, DAM

WORDS = st.sampled_from(["tax", "vote", "war", "peace", "mayor", "party", "law", "court"])
CORPUS = st.lists(st.lists(WORDS, min_size=1, max_size=12), min_size=1, max_size=30)
QUERY = st.lists(WORDS, min_size=1, max_size=5, unique=True)


def document(number: int, terms: Sequence[str]) -> Document:
    return Document.of(f"article {number:04}", 0, terms)


def filled(folder: Path, corpus: Sequence[Sequence[str]], kind: Corpus = PASSAGES) -> tuple[Database, StoredIndex]:
    database = Database(folder)
    index = StoredIndex(database, kind)
    with database.adding(bulk=True):
        for number, terms in enumerate(corpus):
            index.add(f"article {number:04}", [document(number, terms)])
    return database, index


@settings(max_examples=10, deadline=None)  # a disk may be slow
@given(CORPUS, QUERY, st.integers(1, 30))
def test_the_ranking_is_that_of_rank_bm25_over_everything(
    corpus: list[list[str]], query: list[str], limit: int
) -> None:
    scores = BM25Plus(corpus, k1=K1, b=B).get_scores(query)
    sharing = [at for at, terms in enumerate(corpus) if set(terms) & set(query)]
    expected = [(f"article {at:04}", scores[at]) for at in sorted(sharing, key=lambda at: -scores[at])]
    with TemporaryDirectory() as folder:
        database, index = filled(Path(folder), corpus)
        found = rank(index, query, limit)
        database.close()
    assert [(ranked.document.article_id, ranked.score) for ranked in found] == expected[:limit]


@pytest.mark.parametrize(("kind", "longest"), [(PASSAGES, 60), (PASSAGES, 400), (ARTICLES, 8), (ARTICLES, 900)])
def test_few_of_many_are_the_best_whatever_their_lengths(tmp_path: Path, kind: Corpus, longest: int) -> None:
    """Also where the documents are much longer or shorter than the engine was told, and many have been removed."""
    chance = random.Random(longest)  # noqa: S311 - repeatable, no secret
    articles = [
        [
            Document.of(
                f"article {number}", position, [f"w{min(199, int(chance.expovariate(0.05)))}" for _ in range(length)]
            )
            for position, length in enumerate(chance.randint(1, longest) for _ in range(20))
        ]
        for number in range(50)
    ]
    database, index = filled(tmp_path, [], kind)
    memory = MemoryIndex()
    with database.adding(bulk=True):
        for documents in articles:
            index.add(documents[0].article_id, documents)
            memory.add(documents[0].article_id, documents)
    with database.adding(bulk=True):
        for number in range(0, 50, 3):
            index.remove(f"article {number}")
            memory.remove(f"article {number}")
    for limit in (1, 5, 40):
        for _ in range(20):
            query = [f"w{chance.randrange(60)}" for _ in range(chance.randint(1, 5))]
            assert places(index, query, limit) == places(memory, query, limit)


def places(index: Index, query: Sequence[str], limit: int) -> list[tuple[str, int, float]]:
    return [(found.document.article_id, found.document.position, found.score) for found in rank(index, query, limit)]


@given(
    st.dictionaries(st.text(st.characters(exclude_categories=["Z", "C"]), min_size=1), st.integers(1, 99), max_size=99)
)
def test_a_document_is_read_as_it_was_written(frequencies: dict[str, int]) -> None:
    packed = pack(frequencies)
    assert unpack(packed) == frequencies
    assert counts(packed, [*list(frequencies)[::2], "never there"]) == {
        term: frequencies[term] for term in list(frequencies)[::2] if term != "never there"
    }


def test_another_process_sees_what_is_added(tmp_path: Path) -> None:
    _, reader = filled(tmp_path, [])
    _, writer = filled(tmp_path, [])
    writer.add("a", [document(1, ["tax"])])
    assert [found.position for found in reader.candidates(["tax"], 5)] == [0]
    writer.remove("a")
    assert reader.candidates(["tax"], 5) == []
    assert reader.statistics(["tax"]).documents == 0


def test_an_answer_found_before_the_search_index_follows_is_of_an_older_version(tmp_path: Path) -> None:
    with closing(Store(tmp_path, create=True, semantic=False)) as store:
        for _added in add_articles(store, [BUDGET]):
            assert not answer("What did Maria Keller say about the fuel duty?", store.library).evidence
            early = store.library.shelf.version
        assert answer("What did Maria Keller say about the fuel duty?", store.library).evidence
        assert store.library.shelf.version != early


def test_a_library_whose_index_cannot_be_brought_up_to_date_answers_without_what_was_added_last(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with closing(Store(tmp_path, create=True, semantic=False)) as store:
        list(add_articles(store, [BUDGET], workers=0))
    locks = list(tmp_path.rglob(".tantivy-writer.lock"))
    assert locks
    for lock in locks:  # where a folder stands in place of this file, nothing can be written, as on a full disk
        lock.unlink()
        lock.mkdir()
    is_full = pytest.raises(LibraryError, match="cannot be changed: the disk is full or fails; what was added")
    with closing(Store(tmp_path, semantic=False)) as store, is_full:
        list(add_articles(store, [DAM], workers=0))
    with closing(Store(tmp_path, semantic=False)) as store:
        assert answer("What did Maria Keller say about the fuel duty?", store.library).evidence[0].article == BUDGET
        assert not answer("What did Paul Weber say about the dam?", store.library).evidence
    assert "could not be brought up to date, perhaps because the disk is full" in caplog.text
    for lock in locks:
        lock.rmdir()
    with closing(Store(tmp_path, semantic=False)) as store:
        assert answer("What did Paul Weber say about the dam?", store.library).evidence[0].article == DAM
        assert store.check().damages == ()
