"""Nothing that was acknowledged is lost, whatever happens: processes that are really killed, starved, or meet."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from retrieval import Library, LibraryError, Store, add_articles, answer
from retrieval.searching import terms
from retrieval.storing.database import FILE, Database
from retrieval.storing.schema import migrations
from tests.adding_process import MOST_BYTES, acknowledged, articles, begin

KILLS = int(os.environ.get("KILLS", "4"))
"""How often a process is killed; `KILLS=50 pytest tests/laws/test_library_survives.py` for a long night."""
MANY = 400


def assert_whole(folder: Path, ids: Iterable[str], names: Sequence[str]) -> None:
    """All of `ids` are there, none half; the indexes agree with the articles."""
    sent = {article.id: article for name in names for article in articles(name, MANY)}
    store = Store(folder, semantic=False)
    checked = store.check()
    assert (checked.mended, checked.damages) == ((), ())
    held = {article.id: article for article in store.library.shelf.articles}
    assert set(ids) <= held.keys()
    assert all(sent[article_id] == article for article_id, article in held.items())
    alone = Library(semantic=False)
    for article in list(held.values())[-3:]:
        alone.add(article)
        assert store.library.shelf.get(article.id).attributions == alone.shelf.get(article.id).attributions
        assert store.library.shelf.get(article.id).passages == alone.shelf.get(article.id).passages
        found = store.library.passage_index.candidates(terms(article.title), MANY)
        assert article.id in {document.article_id for document in found}
    assert store.library.passage_index.statistics([]).documents == sum(
        len(store.library.shelf.get(article_id).passages) for article_id in held
    )
    store.close()


@pytest.mark.long
def test_a_killed_process_loses_nothing(tmp_path: Path) -> None:
    chance = random.Random()  # noqa: S311 - any moment will do
    done: list[str] = []
    for number in range(KILLS):
        process = begin(tmp_path, f"town{number}", MANY)
        done.append(process.stdout.readline().strip())
        time.sleep(chance.uniform(0, 0.8))
        process.kill()
        done += acknowledged(process)
        assert_whole(tmp_path, done, [f"town{each}" for each in range(number + 1)])
    process = begin(tmp_path, "town0", MANY)
    assert len(acknowledged(process)) == MANY
    assert_whole(tmp_path, [f"town0-{number}" for number in range(MANY)], [f"town{each}" for each in range(KILLS)])


def test_two_processes_add_one_after_the_other(tmp_path: Path) -> None:
    first = begin(tmp_path, "east", MANY)
    done = [first.stdout.readline().strip()]
    second = begin(tmp_path, "west", 20)
    told = acknowledged(second)
    done += acknowledged(first)
    assert (first.returncode, second.returncode) == (0, 0)
    assert told[0] == "waiting"
    assert (len(done), len(told)) == (MANY, 21)
    assert_whole(tmp_path, [*done, *told[1:]], ["east", "west"])


def test_others_search_while_one_adds(tmp_path: Path) -> None:
    process = begin(tmp_path, "east", MANY)
    first = process.stdout.readline().strip()
    store = Store(tmp_path, semantic=False)
    assert store.library.shelf.article(first)
    assert store.library.passage_index.statistics(["bridg"]).documents
    process.kill()
    acknowledged(process)
    store.close()


@pytest.mark.skipif(sys.platform == "win32", reason="no limit of a process's files there")
def test_a_full_disk_is_told_and_loses_nothing(tmp_path: Path) -> None:
    process = begin(tmp_path, "east", MANY, **{MOST_BYTES: "300000"})
    *done, told = acknowledged(process)
    assert process.returncode == 1
    assert told.startswith("error: cannot be changed: the disk is full or fails")
    assert 0 < len(done) < MANY
    assert_whole(tmp_path, done, ["east"])
    assert len(acknowledged(begin(tmp_path, "east", MANY))) == MANY
    assert_whole(tmp_path, done, ["east"])


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    store = Store(tmp_path / "library", create=True, semantic=False)
    assert len(list(add_articles(store, articles("east", 5), workers=0))) == 5
    store.close()
    return tmp_path / "library"


def finds(folder: Path) -> bool:
    store = Store(folder, semantic=False)
    try:
        return bool(answer("Who said bridge 3 of east is not safe?", store.library).evidence)
    finally:
        store.close()


def test_a_missing_index_is_made_anew(filled: Path) -> None:
    shutil.rmtree(filled / "index")
    assert finds(filled)
    assert_whole(filled, [], ["east"])


@pytest.mark.parametrize("kept", [0, 10, -40])
def test_a_cut_off_index_is_made_anew(filled: Path, kept: int) -> None:
    for file in (filled / "index" / "passages").iterdir():
        if not file.name.startswith("."):
            file.write_bytes(file.read_bytes()[:kept])
    assert finds(filled)
    assert_whole(filled, [], ["east"])


def test_a_flipped_bit_in_the_index_is_found_and_mended_by_a_check(filled: Path) -> None:
    (file,) = (filled / "index" / "passages").glob("*.idx")
    data = bytearray(file.read_bytes())
    data[len(data) // 3] ^= 0x10
    file.write_bytes(data)
    store = Store(filled, semantic=False)
    checked = store.check()
    store.close()
    assert checked.mended == (f"the search index of passages was damaged ({file.name}); it has been made anew",)
    assert_whole(filled, [], ["east"])


def test_a_flipped_bit_is_never_worse_than_a_message(filled: Path, tmp_path: Path) -> None:
    chance = random.Random(7)  # noqa: S311 - repeatable, no secret
    files = sorted(file for file in (filled / "index" / "passages").iterdir() if file.suffix not in (".lock", ""))
    told: list[str] = []
    for number in range(16):
        folder = tmp_path / f"copy {number}"
        shutil.copytree(filled, folder)
        file = folder / "index" / "passages" / files[number % len(files)].name
        data = bytearray(file.read_bytes())
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        file.write_bytes(data)
        try:
            finds(folder)
        except LibraryError as error:
            told.append(error.reason)
        store = Store(folder, semantic=False)
        assert store.check().damages == ()
        store.close()
        assert finds(folder)
    assert all("`onrecord library check` makes it anew" in reason for reason in told)


def test_an_index_of_other_articles_is_made_anew(filled: Path, tmp_path: Path) -> None:
    other = Store(tmp_path / "other", create=True, semantic=False)
    list(add_articles(other, articles("west", 9), workers=0))
    other.close()
    shutil.rmtree(filled / "index")
    shutil.copytree(tmp_path / "other" / "index", filled / "index")
    assert finds(filled)
    assert_whole(filled, [], ["east"])


def test_figures_that_do_not_fit_are_told(filled: Path) -> None:
    with sqlite3.connect(filled / FILE) as connection:
        connection.execute("UPDATE terms SET documents = documents + 1 WHERE term = 'bridg' AND corpus = 0")
        connection.execute("UPDATE articles SET attributions = x'00' WHERE id = 'east-2'")
    connection.close()
    store = Store(filled, semantic=False)
    damages = store.check().damages
    store.close()
    assert len(damages) == 2
    assert damages[0].startswith("article 'east-2' is damaged")
    assert damages[1] == "the counts of terms of passages do not fit the documents"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"no database at all" * 100, "is damaged .*put back a copy of library.sqlite3"),
        (None, "holds a library.sqlite3 that is no library of On Record"),
    ],
)
def test_a_file_that_is_no_library_is_left_alone(tmp_path: Path, content: bytes | None, message: str) -> None:
    file = tmp_path / FILE
    if content:
        file.write_bytes(content)
    else:
        with sqlite3.connect(file) as connection:
            connection.execute("CREATE TABLE other (name)")
        connection.close()
    before = file.read_bytes()
    with pytest.raises(LibraryError, match=message):
        Store(tmp_path, create=True)
    assert file.read_bytes() == before


def test_a_damaged_database_is_told(filled: Path) -> None:
    file = filled / FILE
    data = file.read_bytes()
    file.write_bytes(data[:4096] + os.urandom(len(data) - 4096))
    with pytest.raises(LibraryError, match=r"is damaged .*put back a copy"):
        finds(filled)


@pytest.mark.parametrize("gone", ["emptied", "deleted", "begun anew"])
def test_an_empty_database_beside_a_filled_index_is_damage(filled: Path, gone: str) -> None:
    database = filled / FILE
    kept = database.read_bytes()
    database.unlink()
    if gone == "emptied":
        database.touch()
    elif gone == "begun anew":
        Database(filled).close()
    for _ in range(2):  # which must not itself make the index fit
        with pytest.raises(
            LibraryError, match=f"is damaged: {FILE} is empty, but the search index is not; put back a copy"
        ):
            Store(filled, create=True, semantic=False)
    database.write_bytes(kept)
    assert finds(filled)


def test_a_newer_library_is_left_alone(filled: Path) -> None:
    with sqlite3.connect(filled / FILE) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(LibraryError, match=r"written by a newer version .* \(its format is 99\); update On Record"):
        Store(filled)


def test_an_older_library_is_brought_up_to_date_at_once_or_not_at_all(tmp_path: Path) -> None:
    Database(tmp_path).close()
    two = "CREATE TABLE more (name TEXT); INSERT INTO more VALUES ('kept')"
    broken = "CREATE TABLE more (name TEXT); INSERT INTO missing VALUES ('kept')"
    with pytest.raises(LibraryError, match="no such table: missing"):
        Database(tmp_path, [*migrations(), broken])
    newer = Database(tmp_path, [*migrations(), two])
    assert newer.read("SELECT name FROM more") == [("kept",)]
    newer.close()
    newer = Database(tmp_path, [*migrations(), two, "UPDATE more SET name = 'changed'"])
    assert newer.read("SELECT name FROM more") == [("changed",)]
    newer.close()
    with pytest.raises(LibraryError, match=f"its format is {len(migrations()) + 2}"):
        Database(tmp_path)
