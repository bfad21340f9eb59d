"""A copy on this machine's disk of a library in a bucket: it says what the bucket says, whatever becomes of either."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import obstore
import pytest

from retrieval import Library, LibraryStore, Mirroring, add_articles, answer, open_store
from retrieval.searching import rank
from retrieval.storing.shared.lance.mirror import Mirror
from retrieval.storing.shared.lance.place import Place
from retrieval.storing.shared.lance.table import SharedTable
from tests.adding_process import articles
from tests.engines import object_store
from tests.newsroom import BUDGET, DAM

pytestmark = [object_store, pytest.mark.usefixtures("objects")]
QUESTIONS = ("What did Maria Keller say about the fuel duty?", "What did Ada Weber say about bridge 7 of west?")
PLENTY = 10**9


@pytest.fixture
def address(tmp_path: Path) -> str:
    return f"s3://news/{tmp_path.name}"


@pytest.fixture
def store(address: str) -> Iterator[LibraryStore]:
    with closing(open_store(address, create=True, semantic=False)) as opened:
        list(add_articles(opened, [BUDGET, DAM], workers=0))
        yield opened


def opened(address: str, folder: Path) -> LibraryStore:
    return open_store(address, semantic=False, mirroring=Mirroring(folder, PLENTY))


def ranking(store: LibraryStore, terms: Sequence[str]) -> list[tuple[str, int, float]]:
    found = rank(store.library.passage_index, terms, 5)
    return [(one.document.article_id, one.document.position, one.score) for one in found]


def copies(folder: Path, address: str) -> bool:
    """Whether the newest version can be read from the disk."""
    place = Place(address)
    return Mirror(place, Mirroring(folder, PLENTY)).at(SharedTable(place).look()) is not None


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_copy_says_what_the_bucket_says(store: LibraryStore, address: str, tmp_path: Path) -> None:
    """After additions, changes, removals and optimising by another replica, and for one that begins where it ended."""

    def agree() -> None:
        for reader in (mirrored, opened(address, tmp_path)):
            assert list(reader.library.shelf.articles) == list(store.library.shelf.articles)
            assert ranking(reader, ["bridg", "safe"]) == ranking(store, ["bridg", "safe"])
            for question in QUESTIONS:
                assert answer(question, reader.library) == answer(question, store.library)
        assert copies(tmp_path, address)

    mirrored = opened(address, tmp_path)
    agree()
    list(add_articles(store, articles("west", 20), workers=0))
    agree()
    store.library.remove("west-3")
    list(add_articles(store, [replace(DAM, text=f"{DAM.text}\n\nIt is mended.")], workers=0))
    agree()
    store.optimize()
    agree()
    list(add_articles(mirrored, articles("north", 3), workers=0))
    assert store.library.shelf.article("north-2") == mirrored.library.shelf.article("north-2")
    agree()


def test_much_is_fetched_in_the_background(store: LibraryStore, address: str, tmp_path: Path) -> None:
    place, version = Place(address), SharedTable(Place(address)).look()
    assert store.library.shelf.articles
    mirror = Mirror(place, Mirroring(tmp_path, PLENTY, awaited=0))
    assert mirror.at(version) is None
    until = time.monotonic() + 60
    while (table := mirror.at(version)) is None and time.monotonic() < until:
        time.sleep(0.05)
    assert table is not None
    assert table.version == version


def test_a_library_that_is_too_large_is_read_from_the_bucket(
    store: LibraryStore, address: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with closing(open_store(address, semantic=False, mirroring=Mirroring(tmp_path / "none", 1000))) as reader:
        assert answer(QUESTIONS[0], reader.library) == answer(QUESTIONS[0], store.library)
    assert not files(tmp_path)
    assert "more than is set" in caplog.text


@pytest.mark.parametrize("damage", ["deleted", "emptied"])
def test_a_damaged_copy_is_passed_over(
    store: LibraryStore, address: str, tmp_path: Path, damage: str, caplog: pytest.LogCaptureFixture
) -> None:
    with closing(opened(address, tmp_path)) as reader:
        assert reader.library.shelf.articles
        for path in files(tmp_path):
            if damage == "deleted":
                path.unlink()
            else:
                path.write_bytes(b"")
        for question in QUESTIONS:
            assert answer(question, reader.library) == answer(question, store.library)
    assert "cannot be read" in caplog.text
    assert copies(tmp_path, address)


def test_a_library_that_was_made_anew_is_copied_anew(store: LibraryStore, address: str, tmp_path: Path) -> None:
    list(add_articles(store, articles("west", 3), workers=0))
    with closing(opened(address, tmp_path)) as reader:
        assert len(reader.library.shelf.articles) == 5
    place = Place(address)
    for name in place.names(""):
        obstore.delete(place.objects, name)
    memory = Library(semantic=False)
    memory.add(DAM)
    with closing(open_store(address, create=True, semantic=False)) as anew:
        list(add_articles(anew, [DAM], workers=0))
        with closing(opened(address, tmp_path)) as reader:
            assert list(reader.library.shelf.articles) == [DAM]
            assert answer("What of the dam?", reader.library) == answer("What of the dam?", memory)
    assert copies(tmp_path, address)


def test_files_that_no_version_needs_go_after_an_hour(store: LibraryStore, address: str, tmp_path: Path) -> None:
    with closing(opened(address, tmp_path)) as reader:
        assert reader.library.shelf.articles
        before = set(files(tmp_path))
        store.optimize()
        assert len(reader.library.shelf.articles) == 2
        assert before < set(files(tmp_path))
        for path in files(tmp_path):
            os.utime(path, (0, 0))
        list(add_articles(store, articles("west", 1), workers=0))
        assert len(reader.library.shelf.articles) == 3
        assert not before & set(files(tmp_path))
        assert ranking(reader, ["bridg"]) == ranking(store, ["bridg"])
