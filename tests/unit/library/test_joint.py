"""Two libraries asked as one: the laws of the joint index, and that the base is never changed."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval import Article, Library, Store, answer, check_quote, join
from retrieval.searching import Document, Index, JointIndex, MemoryIndex, rank
from retrieval.storing.database import Database
from retrieval.storing.engine import PASSAGES
from retrieval.storing.index import StoredIndex
from tests.newsroom import BUDGET, DAM

WORDS = st.sampled_from(["tax", "vote", "war", "peace", "mayor", "party", "law", "court"])
CORPUS = st.lists(st.lists(WORDS, min_size=1, max_size=12), max_size=20)
QUERY = st.lists(WORDS, min_size=1, max_size=5, unique=True)
OTHER = dataclasses.replace(DAM, id="budget", title="Not the budget")


class AsTheyAre:
    """No id is in both."""

    aliases: ClassVar[Mapping[str, str]] = {}

    def inner(self, article_id: str) -> str:
        return article_id


def fill(index: Index, corpus: Sequence[Sequence[str]], first: int) -> Index:
    for at, terms in enumerate(corpus, first):
        index.add(f"article {at:02}", [Document.of(f"article {at:02}", 0, terms)])
    return index


def ranked(index: Index, query: Sequence[str], limit: int) -> list[tuple[str, float]]:
    return [(found.document.article_id, found.score) for found in rank(index, query, limit)]


@given(CORPUS, CORPUS, QUERY, st.integers(0, 40))
def test_the_ranking_is_that_of_one_index(
    base: list[list[str]], own: list[list[str]], query: list[str], limit: int
) -> None:
    joint = JointIndex(fill(MemoryIndex(), base, 0), fill(MemoryIndex(), own, len(base)), AsTheyAre())
    assert ranked(joint, query, limit) == ranked(fill(MemoryIndex(), base + own, 0), query, limit)


@settings(max_examples=10)
@given(CORPUS, CORPUS, QUERY, st.integers(1, 3))
def test_the_ranking_is_that_of_one_index_also_where_few_of_many_are_looked_at_on_disk(
    base: list[list[str]], own: list[list[str]], query: list[str], limit: int
) -> None:
    many = base * 5
    with TemporaryDirectory() as folder:
        database = Database(Path(folder))
        stored = StoredIndex(database, PASSAGES)
        with database.adding(bulk=True):
            fill(stored, many, 0)
        joint = JointIndex(stored, fill(MemoryIndex(), own, len(many)), AsTheyAre())
        found = ranked(joint, query, limit)
        database.close()
    assert found == ranked(fill(MemoryIndex(), many + own, 0), query, limit)


def library_of(*articles: Article) -> Library:
    library = Library(semantic=False)
    for article in articles:
        library.add(article)
    return library


@pytest.mark.parametrize("question", ["What did Maria Keller say about fuel?", "Who spoke of the dam?", "pensoins"])
def test_it_answers_as_one_library_would(question: str) -> None:
    joint = join(library_of(BUDGET), library_of(DAM))
    assert answer(question, joint) == answer(question, library_of(BUDGET, DAM))


def test_it_holds_what_both_hold() -> None:
    joint, one = join(library_of(BUDGET), library_of(DAM)), library_of(DAM, BUDGET)
    assert list(joint.articles) == list(one.articles)
    assert joint.articles[0] == DAM
    assert joint.articles[-1] == BUDGET
    assert list(joint.articles[0:2]) == [DAM, BUDGET]
    assert list(joint.articles[1:]) == [BUDGET]
    assert list(joint.articles[::-1]) == [BUDGET, DAM]
    assert joint.speakers == one.speakers
    assert dict(joint.names) == dict(one.names)
    assert len(joint.names) == len(one.names)
    assert "nobody" not in joint.names
    assert joint.languages == one.languages
    assert joint.attributions("budget") == one.attributions("budget")
    assert joint.quoting(list(joint.speakers), 1) == [DAM]
    assert joint.quoting(list(joint.speakers), 9) == [DAM, BUDGET]


def test_an_own_article_with_an_id_of_the_base_goes_by_another_one() -> None:
    base, own = library_of(BUDGET), library_of(OTHER)
    joint = join(base, own)
    assert [article.id for article in joint.articles] == ["budget-2", "budget"]
    assert joint.article("budget") == BUDGET
    assert joint.article("budget-2").text == DAM.text
    some = joint.some(["budget-2", "budget", "never there"])
    assert {name: shelved.article for name, shelved in some.items()} == {
        name: joint.shelved(name).article for name in ("budget-2", "budget")
    }
    (cited, *_) = answer("What did Paul Weber say about the dam?", joint).evidence
    assert (cited.article.id, cited.passage.article_id, cited.text in DAM.text) == ("budget-2", "budget-2", True)
    (cited, *_) = answer("What did Maria Keller say about the fuel duty?", joint).evidence
    assert cited.article == BUDGET
    assert check_quote("The deal on pensions is dead", joint).findings[0].evidence.article == BUDGET
    joint.remove("budget-2")
    assert [article.id for article in joint.articles] == ["budget"]
    assert not own.articles


def test_the_base_is_only_read() -> None:
    base, own = library_of(BUDGET), library_of()
    joint = join(base, own)
    with pytest.raises(KeyError):
        joint.remove("budget")
    joint.add(DAM)
    joint.add(OTHER)
    assert list(base.articles) == [BUDGET]
    assert list(own.articles) == [DAM, OTHER]
    assert base.version == library_of(BUDGET).version


def test_a_change_of_either_is_seen(tmp_path: Path) -> None:
    base, own = library_of(), Store(tmp_path, create=True, semantic=False)
    joint = join(base, own.library)
    versions = {joint.version}
    base.add(BUDGET)
    versions.add(joint.version)
    own.library.add(DAM)
    versions.add(joint.version)
    own.library.remove("dam")
    versions.add(joint.version)
    assert len(versions) == 4
    assert joint.speakers == base.speakers
    own.close()
