"""rank-bm25 over candidates: the order and the scores that it gives over everything, at any size."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rank_bm25 import BM25Plus

from retrieval.searching import Document, MemoryIndex, rank
from retrieval.searching.bm25 import K1, B

WORDS = st.sampled_from(["tax", "vote", "war", "peace", "mayor", "party", "law", "court"])
CORPUS = st.lists(st.lists(WORDS, min_size=1, max_size=12), min_size=1, max_size=30)


def filled(corpus: list[list[str]]) -> MemoryIndex:
    index = MemoryIndex()
    for at, terms in enumerate(corpus):
        index.add(f"article {at:02}", [Document.of(f"article {at:02}", 0, terms)])
    return index


@given(CORPUS, st.lists(WORDS, min_size=1, max_size=5, unique=True))
def test_the_whole_ranking_is_that_of_rank_bm25_over_everything(corpus: list[list[str]], query: list[str]) -> None:
    scores = BM25Plus(corpus, k1=K1, b=B).get_scores(query)
    sharing = [at for at, terms in enumerate(corpus) if set(terms) & set(query)]
    expected = [(f"article {at:02}", scores[at]) for at in sorted(sharing, key=lambda at: -scores[at])]
    found = rank(filled(corpus), query, limit=len(corpus))
    assert [(ranked.document.article_id, ranked.score) for ranked in found] == expected


@given(CORPUS, st.lists(WORDS, min_size=1, max_size=5, unique=True), st.integers(0, 10))
def test_a_limit_cuts_the_ranking_and_changes_nothing_else(
    corpus: list[list[str]], query: list[str], limit: int
) -> None:
    index = filled(corpus)
    assert rank(index, query, limit) == rank(index, query, len(corpus))[:limit]


@pytest.mark.parametrize("query", [[], ["unknown"]])
def test_what_shares_no_term_is_not_found(query: list[str]) -> None:
    assert rank(filled([["tax"], ["vote"]]), query, 10) == []


def test_a_term_of_half_the_documents_still_counts() -> None:
    index = filled([["lee", "spoke"], ["lee", "left"], ["rain"], ["snow"]])
    assert [ranked.document.article_id for ranked in rank(index, ["lee"], 10)] == ["article 00", "article 01"]


def test_an_empty_index_finds_nothing() -> None:
    assert rank(MemoryIndex(), ["tax"], 10) == []
