"""Adding with a Ray cluster: the same articles as without one, each once, whatever is lost on the way."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path

import pytest

from retrieval import (
    ArticleError,
    LibraryError,
    LibraryStore,
    add_articles,
    add_from_cluster,
    open_store,
    portions_of,
    read_articles,
)
from retrieval.storing.cluster.adding import HERE, connected
from retrieval.storing.cluster.portions import Piece
from retrieval.storing.cluster.tasks import read_portion
from tests.adding_process import articles

ray_cluster = pytest.mark.skipif(find_spec("ray") is None, reason="the extra onrecord[cluster] is not installed")


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Some files and a long list of lines, a broken one among them."""
    folder = tmp_path / "archive"
    folder.mkdir()
    (folder / "one.txt").write_text("“The talks go on,” said Maria Keller, the minister.\n\nNobody was convinced.")
    lines = [json.dumps({"title": one.title, "text": one.text, "url": one.url}) for one in articles("east", 400)]
    lines.insert(350, "{broken")
    (folder / "list.jsonl").write_text("\n".join(lines))
    return folder


@pytest.fixture
def store(tmp_path: Path) -> Iterator[LibraryStore]:
    with closing(open_store(tmp_path / "library", create=True, semantic=False)) as opened:
        yield opened


def test_a_long_list_is_cut_between_lines(archive: Path) -> None:
    portions = list(portions_of([str(archive), str(archive / "none"), "https://news.example/a"], most_bytes=10_000))
    assert [one.where for one in portions if isinstance(one, ArticleError)] == [str(archive / "none")]
    pieces = [piece for one in portions if not isinstance(one, ArticleError) for piece in one]
    assert pieces[-1] == Piece("https://news.example/a", None)
    assert len(pieces) > 10
    read = [one for portion in pieces[:-1] for one in read_portion((portion,), allow_private=False)]
    errors = [one for one in read if isinstance(one, ArticleError)]
    expected = list(read_articles(archive))
    assert [one.where for one in errors] == [one.where for one in expected if isinstance(one, ArticleError)]
    texts = [one.text for one in expected if not isinstance(one, ArticleError)]
    assert sorted(one.text for one in read if not isinstance(one, ArticleError)) == sorted(texts)
    ids = [one.id for one in read if not isinstance(one, ArticleError)]
    assert len(set(ids)) == len(ids)


@ray_cluster
@pytest.mark.long
def test_a_cluster_adds_what_one_process_adds_also_when_workers_die(
    archive: Path, store: LibraryStore, tmp_path: Path
) -> None:
    with connected(HERE):  # starts Ray once for both runs
        told = []
        killed = 0
        for number, added in enumerate(add_from_cluster(store, portions_of([str(archive)], most_bytes=20_000))):
            told.append(added)
            if number in (3, 150):
                killed += _kill_a_worker()
        assert killed
        assert sum(one.outcome == "added" for one in told) == 401
        assert [one.where for one in told if one.outcome == "failed"] == [f"{archive / 'list.jsonl'}, line 351"]
        with closing(open_store(tmp_path / "other", create=True, semantic=False)) as other:
            list(add_articles(other, read_articles(archive)))
            assert {one.text for one in store.library.shelf.articles} == {
                one.text for one in other.library.shelf.articles
            }
            assert store.size().quotes == other.size().quotes
        again = [one.outcome for one in add_from_cluster(store, portions_of([str(archive)], most_bytes=20_000))]
        assert (again.count("unchanged"), again.count("failed"), len(again)) == (401, 1, 402)
    assert store.check().damages == ()


@ray_cluster
def test_where_no_cluster_is_that_is_told(store: LibraryStore) -> None:
    with pytest.raises(LibraryError, match="no Ray cluster can be used there"):
        list(add_from_cluster(store, [], "127.0.0.1:9"))


def _kill_a_worker() -> int:
    """Kill one of Ray's workers that this process has started. Returns how many were killed."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            is_worker = (
                (process / "cmdline").read_bytes().startswith((b"ray::read_portion", b"ray::analyse_all", b"ray::IDLE"))
            )
        except OSError:
            continue
        if is_worker and os.getpid() in _ancestors(int(process.name)):
            os.kill(int(process.name), signal.SIGKILL)
            return 1
    return 0


def _ancestors(process: int) -> Iterator[int]:
    while process > 1:
        try:
            process = int(Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[1])
        except OSError:
            return
        yield process
