"""Copies of libraries: whole while something is added, and never in place of anything else."""

from __future__ import annotations

import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from retrieval import LibraryError, Store, add_articles, answer, copy_library
from tests.adding_process import articles


@pytest.fixture
def original(tmp_path: Path) -> Path:
    with closing(Store(tmp_path / "original", create=True, semantic=False)) as store:
        list(add_articles(store, articles("east", 5), workers=0))
    return tmp_path / "original"


def held(folder: Path) -> list[str]:
    """The ids of the articles of a library that is whole."""
    with closing(Store(folder, semantic=False)) as store:
        assert store.check().damages == ()
        return [article.id for article in store.library.shelf.articles]


def test_a_copy_answers_as_the_original_does(original: Path, tmp_path: Path) -> None:
    copy_library(original, tmp_path / "new" / "copy")
    assert held(tmp_path / "new" / "copy") == held(original)
    with closing(Store(tmp_path / "new" / "copy", semantic=False)) as store:
        found = answer("What did Ada Weber say about bridge 3 of east?", store.library)
    assert "Bridge 3 of east is not safe any more" in found.evidence[0].text
    assert stat.S_IMODE((tmp_path / "new" / "copy" / "library.sqlite3").stat().st_mode) == 0o600


def test_copies_made_while_something_is_added_are_whole(original: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.adding_process", str(original), "west", "150"]
    sizes = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as adding:
        assert adding.stdout is not None
        for number, line in enumerate(adding.stdout, start=1):
            if number % 30 == 0:
                copy_library(original, tmp_path / str(number))
                ids = held(tmp_path / str(number))
                assert line.strip() in ids
                sizes.append(len(ids))
    assert adding.returncode == 0
    assert len(sizes) == 5
    assert sizes == sorted(sizes)
    assert len(held(original)) == 155


def test_nothing_is_overwritten(original: Path, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("Dear Ana")
    (tmp_path / "file").write_text("no folder")
    for target, reason in (("full", "is not empty"), ("file", "cannot be written"), ("original", "is not empty")):
        with pytest.raises(LibraryError, match=reason):
            copy_library(original, tmp_path / target)
    assert [file.name for file in (tmp_path / "full").iterdir()] == ["letter.txt"]
    assert len(held(original)) == 5


def test_what_is_no_library_is_not_copied(tmp_path: Path) -> None:
    for name in ("none", "text", "foreign"):
        (tmp_path / name).mkdir()
    (tmp_path / "text" / "library.sqlite3").write_bytes(b"nothing of the kind" * 100)
    with closing(sqlite3.connect(tmp_path / "foreign" / "library.sqlite3")) as connection:
        connection.execute("CREATE TABLE letters (words)")
    for name, reason in (("none", "holds no library"), ("text", "cannot be copied"), ("foreign", "is not a library")):
        with pytest.raises(LibraryError, match=reason):
            copy_library(tmp_path / name, tmp_path / "copy")
        assert not (tmp_path / "copy").exists()
