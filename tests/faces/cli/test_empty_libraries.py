"""What a failed command leaves behind, and what commands say where there is nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.__main__ import main
from tests.faces.command import FUEL, FUEL_WORDS

Run = Callable[..., list[str]]
HINT = "is empty: `onrecord add PATH|URL` adds articles, `onrecord add --example` the one that comes with On Record"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*args: str, code: int = 0) -> list[str]:
        """The lines on standard output, and after them those on standard error."""
        assert main(args) == code
        printed = capsys.readouterr()
        return [*printed.out.splitlines(), *printed.err.splitlines()]

    return run


@pytest.fixture
def empty(run: Run) -> None:
    """The default library, from which the only article has been removed."""
    run("add", "--example")
    (line,) = run("list")
    run("remove", line.split()[0])


@pytest.mark.parametrize(
    "args",
    [
        ["add", "nwes.txt"],
        ["add", "http://127.0.0.1:9/page"],
        ["feeds", "add", "http://127.0.0.1:9/feed"],
        ["feeds", "add", "no link"],
    ],
    ids=" ".join,
)
def test_a_failed_command_makes_no_library(args: list[str], run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "library"
    run(*args, "--library", str(folder), code=2)
    assert not folder.exists()
    run(*args, code=2)
    assert run("ask", "What did Josep Borrell say?")[0].startswith("┃")


def test_a_failed_add_says_only_what_failed(run: Run) -> None:
    assert run("add", "nwes.txt", code=2) == [
        "1 failed; 0 quotes found.",
        "onrecord: nwes.txt: there is no such file or folder",
    ]
    assert "Missing argument 'PATH|URL ...'." in run("add", code=2)[-1]


def test_the_example_can_be_added(run: Run) -> None:
    assert run("add", "--example")[0].startswith("1 added; ")
    assert run("add", "--example")[0].startswith("1 unchanged; ")


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize(
    "args",
    [
        ["ask", FUEL],
        ["check", "we will pay"],
        ["timeline", "fuel"],
        ["card", "--png", "card.png"],
        ["quotes"],
        ["quotes", "--why"],
        ["batch", "-"],
    ],
    ids=" ".join,
)
def test_an_empty_library_cannot_be_asked_and_says_what_to_do(args: list[str], run: Run, tmp_path: Path) -> None:
    if args[0] == "batch":
        args = ["batch", str(tmp_path / "q.jsonl")]
        (tmp_path / "q.jsonl").write_text(json.dumps({"id": 1, "question": "Why?"}))
    (told,) = run(*args, code=2)
    assert told.startswith("onrecord: the library in ")
    assert told.endswith(HINT)


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize("args", [["list"], ["list", "--json"], ["speakers"], ["export"]], ids=" ".join)
def test_a_list_of_nothing_says_so_beside_the_output(args: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(args) == 0
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.endswith(HINT + "\n")


def test_what_finds_nothing_says_so(run: Run, budget: str, tmp_path: Path) -> None:
    run("add", budget)
    assert run("list", "zebra", code=1) == [
        "onrecord: no article has all of these words in its title, publisher or id: zebra"
    ]
    assert run("quotes", "--speaker", "zebra", code=1) == [
        "onrecord: there is no quote of zebra; `onrecord quotes` shows who is quoted"
    ]
    assert run("quotes", "--article", "zebra", code=2) == ["onrecord: there is no article zebra"]
    (tmp_path / "dull.txt").write_text("Nothing happened.", encoding="utf-8")
    run("add", "--library", "dull", str(tmp_path / "dull.txt"))
    assert run("speakers", "--library", "dull") == ["onrecord: the articles quote nobody by name"]


def test_partly_done_is_3(run: Run, budget: str) -> None:
    told = run("add", budget, "nwes.txt", code=3)
    assert told[0] == "1 added, 1 failed; 2 quotes found."
    assert run("ask", FUEL)[0] == f"┃ “{FUEL_WORDS}”"
