"""What the commands read: files, and links that a shell or a settings file gave as paths."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from bot.cli.loading import load, read
from bot.cli.outcome import Failure
from bot.cli.sources import source_of
from config import load_settings
from retrieval import open_store
from retrieval.semantic import is_installed
from tests.newsroom import BUDGET


@pytest.mark.parametrize("link", ["http://127.0.0.1:9/a?b=c", "https://localhost:9/a"])
def test_a_link_is_one_also_where_it_went_through_a_path(link: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(Failure, match="there is no article to read"):
        read([Path(link)])
    assert capsys.readouterr().err == (
        f"onrecord: {link}: leads into a private network, where links are not followed; "
        "`onrecord add --allow-private` reads it into a library\n"
    )


def test_files_and_links_may_stand_side_by_side(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(f"“No,” said {name}.")
    articles = read([tmp_path / "a.txt", Path("http://127.0.0.1:9/"), tmp_path / "b.txt"])
    assert [article.id for article in articles] == ["a", "b"]
    assert "leads into a private network" in capsys.readouterr().err


@pytest.mark.parametrize("kind", ["articles", "library"])
def test_models_help_where_they_are_installed_and_not_turned_off(tmp_path: Path, kind: str) -> None:
    if kind == "library":
        with closing(open_store(tmp_path / "own", create=True, semantic=False)) as store:
            store.library.add(BUDGET)
    given = {"library": str(tmp_path / "own")} if kind == "library" else {}
    for models in (True, False):
        library = load(source_of(load_settings(None, {**given, "models": models})))
        helping = models and is_installed()
        assert (library.vectors is not None, library.reader is not None) == (helping, helping)
