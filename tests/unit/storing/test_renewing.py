"""A library knows which articles a search may miss words in, and renews them all, however often it is stopped."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from retrieval import Address, add_articles, answer, open_store
from retrieval.library.stamp import CHAIN
from tests.adding_process import ROOT, articles
from tests.engines import ENGINES, address_in

NUMBER = 6


@pytest.fixture(params=ENGINES)
def address(tmp_path: Path, request: pytest.FixtureRequest) -> Address:
    """A library whose articles a search finds by all their words."""
    made = address_in(tmp_path, request.param)
    with closing(open_store(made, create=True, semantic=False)) as store:
        list(add_articles(store, articles("east", NUMBER), workers=0))
        assert store.due == 0
    return made


@pytest.fixture(scope="module")
def another_version(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a copy of the code that makes other terms, by its own account."""
    folder = tmp_path_factory.mktemp("another version")
    large = shutil.ignore_patterns("__pycache__", "*.onnx", "vocab.txt", "tokenizer.json")
    shutil.copytree(ROOT / "retrieval", folder / "retrieval", ignore=large)
    stamp = folder / "retrieval/library/stamp.py"
    changed = stamp.read_text(encoding="utf-8").replace(f"CHAIN = {CHAIN}", f"CHAIN = {CHAIN + 1}")
    stamp.write_text(changed, encoding="utf-8")
    (folder / "tests").mkdir()
    (folder / "tests/adding_process.py").write_bytes((ROOT / "tests/adding_process.py").read_bytes())
    return folder


@pytest.mark.parametrize("engine", ENGINES)
def test_what_another_version_analysed_is_due_until_it_is_renewed(
    tmp_path: Path, engine: str, another_version: Path
) -> None:
    address = address_in(tmp_path, engine)
    command = [sys.executable, "-m", "tests.adding_process", str(address), "east", str(NUMBER)]
    subprocess.run(command, cwd=another_version, env={**os.environ, "PYTHONPATH": ""}, check=True, capture_output=True)
    with closing(open_store(address, semantic=False)) as store:
        assert store.due == NUMBER
        renewal = store.renewal()
        outcomes = [added.outcome for added in add_articles(store, renewal, workers=0, anew=True)]
        renewal.end()
        assert outcomes == ["updated"] * NUMBER
        assert store.due == 0


@pytest.mark.parametrize("address", ["folder"], indirect=True)  # the other one commits many at once
def test_a_renewal_that_was_stopped_goes_on_where_it_was(address: Address) -> None:
    done: list[str] = []
    for expected in (NUMBER, NUMBER - 2, NUMBER - 4):
        with closing(open_store(address, semantic=False)) as store:
            renewal = store.renewal()
            assert (len(renewal), renewal.total) == (expected, NUMBER)
            with closing(add_articles(store, renewal, workers=0, anew=True)) as adding:
                done += [next(adding).id, next(adding).id]
    with closing(open_store(address, semantic=False)) as store:
        assert done == list(store.library.shelf.ids)
        renewal = store.renewal()
        assert list(renewal) == []
        renewal.end()
        assert len(store.renewal()) == NUMBER
        assert store.check().damages == ()


def test_what_is_added_during_a_renewal_is_not_renewed_again(address: Address) -> None:
    with closing(open_store(address, semantic=False)) as store:
        store.renewal()
        list(add_articles(store, articles("west", 2), workers=0))
        assert len(store.renewal()) == NUMBER


def test_a_library_of_an_earlier_format_is_due_and_answers(tmp_path: Path) -> None:
    with closing(open_store(tmp_path, create=True, semantic=False)) as store:
        list(add_articles(store, articles("east", NUMBER), workers=0))
    with closing(sqlite3.connect(tmp_path / "library.sqlite3")) as connection, connection:
        connection.executescript(
            "DROP TABLE renewal; DROP INDEX articles_by_stamp; ALTER TABLE articles DROP COLUMN stamp; "
            "DROP TABLE editions; DROP TABLE edition_terms; DROP INDEX articles_by_news; "
            "ALTER TABLE articles DROP COLUMN news; PRAGMA user_version = 4;"
        )
    with closing(open_store(tmp_path, semantic=False)) as store:
        assert store.due == NUMBER
        assert answer("What did Ada Weber say about bridge 3 of east?", store.library).evidence


def _made_by_another_stemmer(folder: Path) -> None:
    """Store the library's name terms and stamps as they are where another stemmer made them."""
    with closing(sqlite3.connect(folder / "library.sqlite3")) as connection, connection:
        connection.execute("UPDATE names SET term = term || 'ish'")
        connection.execute("UPDATE articles SET stamp = 'another'")


@pytest.mark.parametrize("ways", ["renewed", "removed"])
def test_another_stemmer_is_no_damage_and_names_are_counted_with_the_new_one(tmp_path: Path, ways: str) -> None:
    with closing(open_store(tmp_path, create=True, semantic=False)) as store:
        list(add_articles(store, articles("east", NUMBER), workers=0))
    _made_by_another_stemmer(tmp_path)
    with closing(open_store(tmp_path, semantic=False)) as store:
        assert (store.due, store.check().damages) == (NUMBER, ())
        if ways == "renewed":
            renewal = store.renewal()
            list(add_articles(store, renewal, workers=0, anew=True))
            renewal.end()
        else:
            list(add_articles(store, articles("west", 1), workers=0))
            for article in articles("east", NUMBER):
                store.library.remove(article.id)
        assert (store.due, store.check().damages) == (0, ())


@pytest.mark.parametrize("address", ["folder"], indirect=True)
def test_what_is_renewed_is_nothing_new(address: Address) -> None:
    with closing(open_store(address, semantic=False)) as store:
        shelf = store.library.shelf
        milestone, _none = shelf.since(None)
        list(add_articles(store, store.renewal(), workers=0, anew=True))
        assert shelf.since(milestone) == (milestone, ())
        later = replace(next(iter(articles("west", 1))), id="later")
        assert [one.outcome for one in add_articles(store, [later], workers=0)] == ["added"]
        milestone, new = shelf.since(milestone)
        assert new == ("later",)
        changed = replace(later, text=f"{later.text} Nobody was hurt.")
        assert [one.outcome for one in add_articles(store, [changed], workers=0)] == ["updated"]
        assert shelf.since(milestone)[1] == ("later",)
