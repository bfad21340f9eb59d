"""What the commands say of damage, and how they mend it."""

from __future__ import annotations

import dataclasses
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Protocol

import pytest

from bot.__main__ import main
from tests.faces.command import FUEL, FUEL_WORDS
from tests.newsroom import BUDGET, DAM


class Run(Protocol):
    def __call__(self, typed: str, code: int = 0) -> list[str]: ...


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    news = tmp_path / "news.jsonl"
    news.write_text("".join(f"{json.dumps(dataclasses.asdict(one))}\n" for one in (BUDGET, DAM)), encoding="utf-8")

    def run(typed: str, code: int = 0) -> list[str]:
        """The lines of a command on the library `work`: on standard output, and after them on standard error."""
        assert main([*typed.replace("NEWS", str(news)).split(), "--library", str(tmp_path / "work")]) == code
        printed = capsys.readouterr()
        return [*printed.out.splitlines(), *printed.err.splitlines()]

    run("add NEWS", 0)
    return run


def damage(tmp_path: Path, column: str) -> None:
    with closing(sqlite3.connect(tmp_path / "work" / "library.sqlite3")) as connection, connection:
        connection.execute(f"UPDATE articles SET {column} = x'00' WHERE id = 'dam'")  # noqa: S608 - from this file


def test_a_damaged_text_is_left_out_everywhere(run: Run, tmp_path: Path) -> None:
    damage(tmp_path, "text")
    assert run("list", 0) == ["budget  Budget talks enter final week · The Daily Ledger, 12 May 2024"]
    assert [json.loads(line)["id"] for line in run("export", 0)] == ["budget"]
    assert run(f"ask {FUEL}", 0)[0] == f"┃ “{FUEL_WORDS}”"
    assert "the article dam is damaged; `onrecord library check --repair`" in run("show dam", 2)[0]
    assert run("remove dam", 0) == ["removed dam: it was damaged"]
    assert run("library check", 0) == ["1 article, 4 passages: whole."]


def test_check_tells_how_to_mend_and_repair_takes_out_what_is_lost(run: Run, tmp_path: Path) -> None:
    damage(tmp_path, "text")
    told = run("library check", 2)
    assert told[0] == "2 articles, 5 passages: 1 damage found."
    assert "`onrecord library check --repair` or adding it again mends it" in told[1]
    told = run("library check --repair", 2)
    assert told[0] == "1 article, 4 passages: whole."
    assert "add it again: dam · River <dam> & its critics" in told[1]
    assert run("library check --repair", 0) == ["1 article, 4 passages: whole."]
    assert run("add NEWS", 0)[0] == "1 added, 1 unchanged; 2 quotes found."


@pytest.mark.parametrize("column", ["passages", "attributions"])
def test_repair_analyses_again_what_can_be_read(run: Run, tmp_path: Path, column: str) -> None:
    damage(tmp_path, column)
    assert run("library check --repair", 0) == [
        "The article dam was damaged; it has been analysed again.",
        "2 articles, 5 passages: whole.",
    ]


def test_renew_mends_what_can_be_read_and_tells_of_the_rest(run: Run, tmp_path: Path) -> None:
    damage(tmp_path, "attributions")
    assert run("library renew", 0)[0] == "2 updated; 4 quotes found."
    assert run("library check", 0) == ["2 articles, 5 passages: whole."]
    damage(tmp_path, "text")
    told = run("library renew", 2)
    assert told[0] == "1 updated; 2 quotes found."
    assert "the text of 1 article cannot be read; `onrecord library check --repair`" in told[-1]


def test_articles_whose_quotes_are_damaged_are_exported_without_them(run: Run, tmp_path: Path) -> None:
    damage(tmp_path, "attributions")
    assert len(run("export", 0)) == 2
    assert {line.partition(",")[0] for line in run("export --quotes", 0)} == {"article", "budget"}
    assert run("quotes", 0)


def test_a_question_to_a_library_of_another_version_says_in_one_line_what_to_do(run: Run, tmp_path: Path) -> None:
    assert run("library check") == ["2 articles, 5 passages: whole."]
    with closing(sqlite3.connect(tmp_path / "work" / "library.sqlite3")) as connection, connection:
        connection.execute("UPDATE articles SET stamp = 'other' WHERE id = 'dam'")
    due = "onrecord: words may be missed in 1 article that another version of On Record analysed: "
    *answered, told = run(f"ask {FUEL}")
    assert answered[0] == f"┃ “{FUEL_WORDS}”"
    assert told == f"{due}`onrecord library renew` mends that"
    assert run("library check")[-1] == told
    assert run("library renew")[0] == "2 updated; 4 quotes found."
    assert run("library check") == ["2 articles, 5 passages: whole."]
