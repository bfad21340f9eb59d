"""Two libraries asked as one: the laws of the joint index, and that the base is never changed."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval import Article, Library, Store, answer, check_quote, join, shared_id
from retrieval.library.analysed import analyse
from retrieval.searching import Document, Index, JointIndex, MemoryIndex, rank
from retrieval.storing.database import Database
from retrieval.storing.engine import PASSAGES
from retrieval.storing.index import StoredIndex
from tests.newsroom import BUDGET, DAM

WORDS = st.sampled_from(["tax", "vote", "war", "peace", "mayor", "party", "law", "court"])
CORPUS = st.lists(st.lists(WORDS, min_size=1, max_size=12), max_size=20)
QUERY = st.lists(WORDS, min_size=1, max_size=5, unique=True)
OTHER = dataclasses.replace(DAM, id="budget", title="Not the budget")


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
    joint = JointIndex(fill(MemoryIndex(), base, 0), fill(MemoryIndex(), own, len(base)))
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
        joint = JointIndex(stored, fill(MemoryIndex(), own, len(many)))
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
    assert list(joint.shelf.articles) == list(one.shelf.articles)
    assert joint.shelf.articles[0] == DAM
    assert joint.shelf.articles[-1] == BUDGET
    assert list(joint.shelf.articles[0:2]) == [DAM, BUDGET]
    assert list(joint.shelf.articles[1:]) == [BUDGET]
    assert list(joint.shelf.articles[::-1]) == [BUDGET, DAM]
    assert joint.shelf.speakers == one.shelf.speakers
    assert dict(joint.shelf.name_terms) == dict(one.shelf.name_terms)
    assert len(joint.shelf.name_terms) == len(one.shelf.name_terms)
    assert "nobody" not in joint.shelf.name_terms
    assert joint.shelf.languages == one.shelf.languages
    assert joint.shelf.get("budget").attributions == one.shelf.get("budget").attributions
    assert joint.shelf.quoting(list(joint.shelf.speakers), 1) == [DAM]
    assert joint.shelf.quoting(list(joint.shelf.speakers), 9) == [DAM, BUDGET]


def test_an_article_that_is_added_beside_a_base_has_an_id_that_the_base_never_has(tmp_path: Path) -> None:
    base, own = library_of(BUDGET), Store(tmp_path, create=True, is_own=True, semantic=False)
    own.add(analyse(OTHER))
    joint = join(base, own.library)
    assert [article.id for article in joint.shelf.articles] == ["own/budget", "budget"]
    assert joint.shelf.article("budget") == BUDGET
    assert joint.shelf.article("own/budget").text == DAM.text
    found = joint.shelf.find(["own/budget", "budget", "never there"])
    assert {article_id: analysed.article for article_id, analysed in found.items()} == {
        article_id: joint.shelf.get(article_id).article for article_id in ("own/budget", "budget")
    }
    (cited, *_) = answer("What did Paul Weber say about the dam?", joint).evidence
    assert (cited.article.id, cited.passage.article_id, cited.text in DAM.text) == ("own/budget", "own/budget", True)
    (cited, *_) = answer("What did Maria Keller say about the fuel duty?", joint).evidence
    assert cited.article == BUDGET
    assert check_quote("The deal on pensions is dead", joint).findings[0].evidence.article == BUDGET
    joint.remove("own/budget")
    assert [article.id for article in joint.shelf.articles] == ["budget"]
    assert not own.library.shelf.articles
    own.close()


def test_an_article_keeps_its_id_when_it_is_added_again(tmp_path: Path) -> None:
    own = Store(tmp_path, create=True, is_own=True, semantic=False)
    added = own.add(analyse(DAM))
    again = own.add(analyse(own.library.shelf.article(added.id)))
    assert (added.id, again.id, again.outcome) == ("own/dam", "own/dam", "unchanged")
    assert own.find("dam") == own.find("own/dam") == "own/dam"
    own.close()


def test_a_library_that_is_not_asked_beside_another_has_no_id_of_one_that_is(tmp_path: Path) -> None:
    shared = Store(tmp_path, create=True, semantic=False)
    shared.add(analyse(dataclasses.replace(DAM, id="own/own/dam")))
    assert list(shared.library.shelf.ids) == ["dam"]
    shared.close()


def test_a_library_of_an_earlier_version_gets_such_ids_when_it_is_opened(tmp_path: Path) -> None:
    earlier = Store(tmp_path, create=True, semantic=False)
    for article in (DAM, OTHER):
        earlier.add(analyse(article))
    earlier.close()
    own = Store(tmp_path, is_own=True, semantic=False)
    joint = join(library_of(BUDGET), own.library)
    assert list(joint.shelf.ids) == [f"own/{article_id}" for article_id in earlier_ids(own)] + ["budget"]
    (cited, *_) = answer("What did Paul Weber say about the dam?", joint).evidence
    assert cited.article.id.startswith("own/")
    for article_id in own.library.shelf.ids:
        own.library.remove(article_id)
    assert answer("What did Paul Weber say about the dam?", joint).evidence == ()
    own.close()


def earlier_ids(store: Store) -> list[str]:
    return [shared_id(article_id) for article_id in store.library.shelf.ids]


def test_the_base_is_only_read() -> None:
    base, own = library_of(BUDGET), library_of()
    joint = join(base, own)
    with pytest.raises(KeyError):
        joint.remove("budget")
    joint.add(DAM)
    assert list(base.shelf.articles) == [BUDGET]
    assert list(own.shelf.articles) == [DAM]
    assert base.shelf.version == library_of(BUDGET).shelf.version


def test_a_change_of_either_is_seen(tmp_path: Path) -> None:
    base, own = library_of(), Store(tmp_path, create=True, semantic=False)
    joint = join(base, own.library)
    versions = {joint.shelf.version}
    base.add(BUDGET)
    versions.add(joint.shelf.version)
    own.library.add(DAM)
    versions.add(joint.shelf.version)
    own.library.remove("dam")
    versions.add(joint.shelf.version)
    assert len(versions) == 4
    assert joint.shelf.speakers == base.shelf.speakers
    own.close()
