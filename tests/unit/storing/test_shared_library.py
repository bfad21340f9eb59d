"""A shared library: copied between engines, kept in order, and clear about what is wrong."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from retrieval import (
    Address,
    Library,
    LibraryError,
    LibraryStore,
    PageVersion,
    add_articles,
    answer,
    copy_library,
    is_library,
    open_store,
)
from retrieval.people import Corrections
from tests.adding_process import articles
from tests.engines import address_in, shared_engine
from tests.newsroom import BUDGET, DAM

pytestmark = shared_engine
QUESTIONS = ("What did Maria Keller say about the fuel duty?", "Who said the deal is dead?", "What of the dam?")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[LibraryStore]:
    with closing(open_store(f"lance:{tmp_path / 'shared'}", create=True, semantic=False)) as opened:
        list(add_articles(opened, [BUDGET, DAM], workers=0))
        yield opened


@pytest.mark.parametrize(("one", "two"), [pair for pair in product(("folder", "lance"), repeat=2) if "lance" in pair])
def test_a_copy_holds_everything(tmp_path: Path, one: str, two: str) -> None:
    source, target = address_in(tmp_path / "from", one), address_in(tmp_path / "to", two)
    corrections = Corrections().merged(["Paul Weber", "Mayor Weber"])
    version = PageVersion('"one"', "Monday")
    with closing(open_store(source, create=True, semantic=False)) as original:
        list(add_articles(original, [BUDGET, DAM, *articles("east", 30)], workers=0))
        original.feeds.note("https://news.example/feed", version=version)
        original.correct(corrections)
        moved: list[int] = []
        copy_library(source, target, moved.append)
        assert sum(moved) == 32
        with closing(open_store(target, semantic=False)) as copy:
            assert list(copy.library.shelf.articles) == list(original.library.shelf.articles)
            for article_id in original.library.shelf.ids:
                assert copy.library.shelf.get(article_id).attributions == (
                    original.library.shelf.get(article_id).attributions
                )
            for question in QUESTIONS:
                assert answer(question, copy.library) == answer(question, original.library)
            assert copy.feeds.version("https://news.example/feed") == version
            assert copy.library.corrections == corrections
            assert copy.check().damages == ()
    with pytest.raises(LibraryError, match="holds a library already"):
        copy_library(source, target)


def test_a_folder_that_holds_one_needs_no_prefix(store: LibraryStore, tmp_path: Path) -> None:
    folder: Address = tmp_path / "shared"
    assert is_library(folder)
    with closing(open_store(folder, semantic=False)) as again:
        assert len(again.library.shelf.articles) == 2
    assert not is_library(f"lance:{tmp_path / 'none'}")
    with pytest.raises(LibraryError, match="holds no library"):
        open_store(f"lance:{tmp_path / 'none'}")
    assert not (tmp_path / "none").exists()
    assert store.folder == folder


def test_many_articles_are_one_commit_and_each_is_there_once(store: LibraryStore) -> None:
    many = articles("west", 60)
    told = [added.outcome for added in add_articles(store, [*many, *many[:20]], workers=0)]
    assert told == ["added"] * 60 + ["unchanged"] * 20
    assert store.size().articles == 62
    assert store.optimize().commits == 2
    assert store.check().damages == ()
    memory = Library(semantic=False)
    for article in (BUDGET, DAM, *many):
        memory.add(article)
    asked = "What did Ada Weber say about bridge 7 of west?"
    assert answer(asked, store.library) == answer(asked, memory)


def test_what_is_new_since_a_mark_is_told(store: LibraryStore) -> None:
    milestone, new = store.library.shelf.since(None)
    assert new == ()
    list(add_articles(store, articles("west", 2), workers=0))
    milestone, new = store.library.shelf.since(milestone)
    assert new == ("west-0", "west-1")
    store.optimize()
    list(add_articles(store, [replace(DAM, text=f"{DAM.text}\n\nIt is mended.")], workers=0))
    assert store.library.shelf.since(milestone)[1] == ("dam",)


def test_wrong_counts_are_found_and_counted_again(store: LibraryStore) -> None:
    from retrieval.storing.shared.lance.place import Place
    from retrieval.storing.shared.lance.table import SharedTable

    table = SharedTable(Place(store.folder))
    table.delete("kind = 'passage' AND id = 'dam'")
    assert "passages are noted" in str(store.check().damages)
    assert store.repair().lost == ()
    table.delete("kind = 'term'")
    assert "the counts of terms" in store.check().damages[0]
    store.repair()
    assert store.check().damages == ()
    assert answer(QUESTIONS[0], store.library).evidence


def test_two_that_were_added_under_one_id_are_found(store: LibraryStore) -> None:
    """It takes a writer that is stopped for longer than its turn lasts, just before it commits."""
    from retrieval.storing.shared.lance.columns import StoredRow
    from retrieval.storing.shared.lance.place import Place
    from retrieval.storing.shared.lance.table import SharedTable

    table = SharedTable(Place(store.folder))
    ((record,),) = table.read("key = 'article/dam'", ("record",))
    assert isinstance(record, bytes)
    table.append([StoredRow(key="article/dam", kind="article", number=99, id="dam", place=99, record=record)])
    assert "'dam': is there twice" in store.check().damages[0]
    assert store.repair().lost == ("dam",)
    assert store.check().damages == ()
    assert [outcome.outcome for outcome in add_articles(store, [DAM, BUDGET], workers=0)] == ["added", "unchanged"]


@pytest.mark.parametrize(
    ("metadata", "reason"),
    [({"onrecord": "99"}, "was written by a newer version of On Record"), (None, "is no library of On Record")],
)
def test_a_table_that_is_not_ours_is_refused(tmp_path: Path, metadata: dict[str, str] | None, reason: str) -> None:
    import lancedb
    import pyarrow as pa

    schema = pa.schema([pa.field("key", pa.string())], metadata=metadata)
    lancedb.connect(str(tmp_path)).create_table("library", schema=schema)
    with pytest.raises(LibraryError, match=reason):
        open_store(tmp_path)


def test_an_address_without_a_name_says_how_to_write_it() -> None:
    for address in ("s3://", "s3://bucket", "s3://bucket/"):
        with pytest.raises(LibraryError, match="write s3://bucket/name"):
            open_store(address)


def test_asking_for_a_patience_that_is_no_number_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("S3_TIMEOUT_SECONDS", "soon")
    with pytest.raises(LibraryError, match="set it to a number of seconds"):
        open_store("s3://bucket/name")


def test_a_library_in_a_folder_imports_no_lance(tmp_path: Path) -> None:
    import subprocess

    program = (
        "import sys; from retrieval import Store, is_library; from pathlib import Path; "
        "Store(Path(sys.argv[1]), create=True, semantic=False).close(); is_library(sys.argv[1]); "
        "sys.exit(bool({'lancedb', 'pyarrow', 'obstore', 'ray'} & sys.modules.keys()))"
    )
    assert subprocess.run([sys.executable, "-c", program, str(tmp_path / "library")], check=False).returncode == 0
