"""A library that cannot be changed can still be asked: in a read-only folder, and on a full disk."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from retrieval import Store, add_articles
from tests.adding_process import ROOT, acknowledged, articles, begin

UNMEASURED = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
"""For a process that gives up its rights: it could not write down what it covered."""


@pytest.mark.skipif(sys.platform == "win32", reason="no limit of a process's files there")
@pytest.mark.parametrize("is_logged", [False, True])
def test_a_full_disk_leaves_what_can_be_asked(tmp_path: Path, is_logged: bool) -> None:
    process = begin(tmp_path / "library", "east", 5)
    acknowledged(process)
    if is_logged:  # by a process that was killed before SQLite moved its log into the file
        process = begin(tmp_path / "library", "west", 400)
        process.stdout.readline()
        process.kill()
        acknowledged(process)
    read = subprocess.run(
        [sys.executable, "-m", "tests.reading_process", str(tmp_path / "library"), "full"],
        cwd=ROOT,
        env=UNMEASURED,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    assert read.stdout.partition("---\n")[2].splitlines() == [
        "Bridge 3 of east is not safe any more,",
        f"damages: {2 if is_logged else 0}",  # the indexes, which that process did not fill any more
        "cannot be changed: the disk is full or fails; what was added before is kept",
    ], read.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="folders are made read-only in another way there")
def test_a_read_only_folder_can_be_asked_and_not_changed() -> None:
    with TemporaryDirectory() as name:  # pytest's own cannot be entered by others
        folder = Path(name) / "library"
        store = Store(folder, create=True, semantic=False)
        list(add_articles(store, articles("east", 5), workers=0))
        store.close()
        folder.parent.chmod(0o755)
        for path in (folder, *folder.rglob("*")):
            path.chmod(0o555 if path.is_dir() else 0o444)
        before = sorted(path for path in folder.rglob("*"))
        try:
            read = subprocess.run(
                [sys.executable, "-m", "tests.reading_process", str(folder)],
                cwd=ROOT,
                env=UNMEASURED,
                capture_output=True,
                encoding="utf-8",
                timeout=60,
            )
            assert read.stderr == ""
            assert read.stdout.partition("---\n")[2].splitlines() == [
                "Bridge 3 of east is not safe any more,",
                "damages: 0",
                "cannot be changed: the folder is read-only",
            ]
            assert sorted(path for path in folder.rglob("*")) == before
        finally:
            for path in (folder, *folder.rglob("*")):
                path.chmod(0o755)
