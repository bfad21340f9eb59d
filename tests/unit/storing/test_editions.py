"""Editions: what a changed article said before is kept, told and bounded; what is removed is gone for good."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from retrieval import (
    Article,
    LibraryStore,
    Store,
    add_articles,
    answer,
    check_quote,
    copy_library,
    join,
    open_store,
    proof,
)
from retrieval.library.analysed import analyse
from retrieval.library.library import Library
from retrieval.storing.editions.keeping import MOST
from tests.engines import ENGINES, address_in, shared_engine
from tests.newsroom import BUDGET

OLD = "We will not touch the fuel duty before the next budget"
CHANGED = replace(BUDGET, text=BUDGET.text.replace("not touch the fuel duty before", "look at the fuel duty after"))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "library", create=True, semantic=False)


@pytest.fixture(params=ENGINES)
def any_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[LibraryStore]:
    with closing(open_store(address_in(tmp_path, request.param), create=True, semantic=False)) as opened:
        yield opened


def put(store: LibraryStore, *articles: Article) -> None:
    for article in articles:
        list(add_articles(store, [article], workers=0))


def test_a_changed_article_keeps_what_it_said(any_store: LibraryStore) -> None:
    put(any_store, BUDGET)
    put(any_store, CHANGED)
    (edition,) = any_store.library.shelf.editions("budget")
    assert edition.article == BUDGET
    assert "2" < edition.seen <= edition.replaced
    assert edition.attributions
    assert any_store.size().editions == 1
    assert any_store.check().damages == ()


def test_white_space_and_a_renewal_make_no_edition(any_store: LibraryStore) -> None:
    put(
        any_store,
        BUDGET,
        replace(BUDGET, text=BUDGET.text.replace("\n\n", "\n \n")),
        replace(BUDGET, publisher="Other"),
    )
    list(add_articles(any_store, any_store.renewal(), workers=0, anew=True))
    assert any_store.library.shelf.editions("budget") == ()
    with pytest.raises(KeyError):
        any_store.library.shelf.editions("nothing")


def test_check_and_proof_tell_until_when_it_was_said(any_store: LibraryStore) -> None:
    put(any_store, BUDGET, CHANGED)
    part = check_quote(f"Keller said “{OLD}”", any_store.library).decisive
    assert part.verdict == "nearly"
    assert not part.stands
    assert part.earlier
    assert part.earlier.evidence.text == OLD
    assert part.earlier.agreement == "confirmed"
    assert part.earlier.evidence.article.text == BUDGET.text
    draft = Article("draft", "", f"“{OLD},” said Maria Keller.", language="en")
    (one,) = proof(draft, any_store.library).quotations
    assert (one.verdict, one.earlier) == ("altered", part.earlier)


def test_answers_and_true_quotations_come_from_the_newest_edition_only(any_store: LibraryStore) -> None:
    put(any_store, BUDGET, CHANGED)
    found = answer("What did Maria Keller say about the fuel duty?", any_store.library)
    assert all(one.article.text == CHANGED.text for one in found.evidence)
    part = check_quote("The deal on pensions is dead", any_store.library).decisive
    assert (part.verdict, part.earlier) == ("verbatim", None)


def test_words_that_came_back_are_simply_true(any_store: LibraryStore) -> None:
    put(any_store, BUDGET, CHANGED, BUDGET)
    assert check_quote(OLD, any_store.library).stands
    assert len(any_store.library.shelf.editions("budget")) == 2


def test_the_oldest_of_too_many_editions_are_dropped(store: Store) -> None:
    for number in range(MOST + 5):
        put(store, replace(BUDGET, text=f"{BUDGET.text}\n\nMeeting {number} was called off."))
    assert len(store.library.shelf.editions("budget")) == MOST
    assert store._database.read("SELECT count(DISTINCT edition) FROM edition_terms") == [(MOST,)]
    assert "Meeting 13" in store.library.shelf.editions("budget")[0].article.text


@shared_engine
def test_a_shared_library_drops_the_oldest_and_all_of_what_is_removed(tmp_path: Path) -> None:
    with closing(open_store(f"lance:{tmp_path}", create=True, semantic=False)) as store:
        for number in range(MOST + 3):
            put(store, replace(BUDGET, text=f"{BUDGET.text}\n\nMeeting {number} was called off."))
        found = store.library.shelf.editions("budget")
        assert (len(found), store.size().editions) == (MOST, MOST)
        assert f"Meeting {MOST + 1}" in found[0].article.text
        assert store.check().damages == ()
        store.optimize()
        store.library.remove("budget")
        assert store.library.shelf.editions_saying(["meet", "call"], 5) == ()
        assert store.size().editions == 0
        assert store.check().damages == ()


def test_nothing_of_a_removed_article_stays_on_the_disk(store: Store) -> None:
    towns = (f"The weather in town {number} was fine all day long." for number in range(200))
    with store.library.shelf.changing():  # one commit for all of them
        for number, text in enumerate(towns):
            store.add(analyse(Article(f"other-{number}", f"Other {number}", text)))
    secret = replace(BUDGET, text=BUDGET.text + "\n\nThe heron nests behind the Quarrelsome Tannery.")
    put(store, secret, BUDGET)
    assert store.library.shelf.editions("budget")
    store.library.remove("budget")
    assert store._database.read("SELECT count(*) FROM editions") == [(0,)]
    files = [file for file in store.folder.iterdir() if file.is_file()]
    held = b"".join(file.read_bytes() for file in files)
    assert b"tanner" not in held.lower()


def test_a_copy_has_the_editions_and_a_repair_drops_damaged_ones(store: Store, tmp_path: Path) -> None:
    put(store, BUDGET, CHANGED)
    copy_library(store.folder, tmp_path / "copy")
    copied = Store(tmp_path / "copy", semantic=False)
    assert copied.library.shelf.editions("budget") == store.library.shelf.editions("budget")
    copied.close()
    with sqlite3.connect(tmp_path / "copy" / "library.sqlite3") as connection:
        connection.execute("UPDATE editions SET text = x'00'")
    connection.close()
    copied = Store(tmp_path / "copy", semantic=False)
    assert copied.library.shelf.editions("budget") == ()
    assert check_quote(OLD, copied.library).decisive.earlier is None
    assert "earlier editions" in copied.check().damages[0]
    copied.repair()
    assert copied.check().damages == ()


def test_two_libraries_asked_as_one_tell_both_editions(store: Store) -> None:
    put(store, BUDGET, CHANGED)
    both = join(Library(semantic=False), store.library)
    assert check_quote(OLD, both).decisive.earlier
    assert len(both.shelf.editions("budget")) == 1
