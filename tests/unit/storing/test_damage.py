"""An article that is damaged on disk: answers do without it, it can be removed, and adding it again mends it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from retrieval import Store, add_articles, answer, gather
from retrieval.storing.database import FILE
from tests.newsroom import BUDGET, DAM

DAMAGING = (
    "UPDATE articles SET text = x'00' WHERE id = 'dam'",
    "UPDATE articles SET passages = x'00' WHERE id = 'dam'",
    "UPDATE articles SET attributions = x'00' WHERE id = 'dam'",
)


@pytest.fixture(params=DAMAGING)
def damaged(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path, create=True, semantic=False)
    list(add_articles(store, [BUDGET, DAM], workers=0))
    store.close()
    with sqlite3.connect(tmp_path / FILE) as connection:
        connection.execute(request.param)
    connection.close()
    store = Store(tmp_path, semantic=False)
    yield store
    store.close()


def test_answers_do_without_it_and_a_warning_says_so(damaged: Store, caplog: pytest.LogCaptureFixture) -> None:
    found = answer("What did Paul Weber say about the dam?", damaged.library)
    assert all(one.article == BUDGET for one in (*found.evidence, *found.closest))
    assert answer("What did Maria Keller say about the fuel duty?", damaged.library).evidence[0].article == BUDGET
    assert all(one.article == BUDGET for one in gather("Weber dam", damaged.library).evidence)
    assert "An article is left out because it is damaged" in caplog.text


def test_it_can_be_removed_unread(damaged: Store) -> None:
    damaged.library.remove("dam")
    assert list(damaged.library.shelf.articles) == [BUDGET]
    assert damaged.check().damages == ()
    assert "weber" not in damaged.library.shelf.name_terms


def test_adding_it_again_mends_it(damaged: Store) -> None:
    (added,) = add_articles(damaged, [DAM], workers=0)
    assert (added.outcome, added.id) == ("updated", "dam")
    assert damaged.check().damages == ()
    assert answer("What did Paul Weber say about the dam?", damaged.library).evidence[0].article == DAM
    (again,) = add_articles(damaged, [DAM], workers=0)
    assert again.outcome == "unchanged"
