"""Nothing that an article, a file name or an argument says is a program for the terminal or the spreadsheet."""

from __future__ import annotations

import csv
import dataclasses
import json
import os
import sys
from pathlib import Path

import pytest

from bot.__main__ import main
from tests.faces.command import write_articles
from tests.newsroom import BUDGET

STEERING = "\x1b[2J\x07\x9b1m\u202e\u2066"
ODD = dataclasses.replace(
    BUDGET,
    id=f"odd{STEERING}",
    title=f"Talks{STEERING} end",
    publisher=f"The{STEERING} Ledger",
    text=f"“We {STEERING} will not touch the fuel duty,” said Maria{STEERING} Keller, the finance minister.",
    url="",
)


def is_inert(text: str) -> bool:
    return not set(STEERING) - set("[2J1m") & set(text)


@pytest.fixture
def odd(tmp_path: Path) -> str:
    return write_articles(tmp_path / "odd.jsonl", ODD)


@pytest.mark.parametrize("flags", [[], ["--json"]], ids=["people", "scripts"])
def test_articles_steer_no_terminal(flags: list[str], odd: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["add", odd])
    for command in (
        ["list"],
        ["list", "talks"],
        ["speakers"],
        ["quotes"],
        ["quotes", "--why"],
        ["ask", "What did Keller say about the fuel duty?"],
        ["check", "will not touch the fuel duty"],
        ["timeline", "fuel duty"],
        ["library", "stats"],
        ["show", json.loads(_line(["list", "--json"], capsys))["id"]],
    ):
        assert main([*command, *flags]) == 0, command
        printed = capsys.readouterr()
        assert is_inert(printed.out + printed.err), command


def test_what_is_exported_or_removed_steers_no_terminal(odd: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["add", odd])
    article_id = json.loads(_line(["list", "--json"], capsys))["id"]
    for command in (["export"], ["export", "--quotes"], ["remove", article_id]):
        assert main(command) == 0
        assert is_inert(capsys.readouterr().out)


def test_json_says_the_same_in_other_letters(odd: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["add", odd])
    line = _line(["export"], capsys)
    assert "\\u202e" in line
    assert "“We [2J" in json.loads(line)["text"]
    assert "\u202e\u2066 will" in json.loads(line)["text"]


@pytest.mark.parametrize(
    "args",
    [
        ["add", f"no{STEERING}.txt"],
        ["ask", "x", "--articles", f"no{STEERING}.txt"],
        ["ask", "x", "--config", f"no{STEERING}.toml"],
        ["ask", "x", "--library", f"./no{STEERING}"],
        ["list", f"--{STEERING}"],
        [f"no{STEERING}"],
        ["check", "x", f"no{STEERING}"],
        ["card", f"no{STEERING}", "--png", "x"],
        ["card", "--png", f"no{STEERING}/x.png"],
        ["batch", f"no{STEERING}.jsonl"],
        ["batch", "x", "-o", f"no{STEERING}/x"],
        ["feeds", "add", f"https://no{STEERING}"],
        ["eval", "quotes", f"no{STEERING}"],
        ["remove", f"no{STEERING}"],
        ["completion", f"no{STEERING}"],
        ["bot", "--token-file", f"no{STEERING}"],
    ],
    ids=lambda args: " ".join(args).encode("unicode_escape").decode(),
)
def test_complaints_about_what_was_typed_are_inert(args: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(args) == 2
    printed = capsys.readouterr()
    assert printed.err.strip()
    assert is_inert(printed.out + printed.err)


def test_a_complaint_stays_on_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", str(tmp_path / "a\nonrecord: all is well\n.txt")]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", " =", "\r="])
def test_a_spreadsheet_runs_nothing(sign: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article = dataclasses.replace(
        BUDGET, title=f"{sign}HYPERLINK(1)", text="“=1+1 is what we will do,” said Maria Keller, the minister."
    )
    main(["add", write_articles(tmp_path / "news.jsonl", article)])
    capsys.readouterr()
    assert main(["export", "--quotes"]) == 0
    (row,) = csv.DictReader(capsys.readouterr().out.splitlines())
    assert not row["title"].lstrip().startswith(("=", "+", "-", "@"))
    assert row["quote"].startswith("'=1+1")
    assert row["start"].isdecimal()


def _line(args: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    assert main(args) == 0
    return capsys.readouterr().out.splitlines()[0]


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="every file name is text there")
def test_an_article_in_a_file_whose_name_is_no_text_is_added(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = Path(os.fsdecode(os.fsencode(tmp_path) + b"/harbour\xff.txt"))
    file.write_text(f"{BUDGET.title}\n\n{BUDGET.text}", encoding="utf-8")
    assert main(["add", str(tmp_path)]) == 0
    capsys.readouterr()
    assert json.loads(_line(["list", "--json"], capsys))["id"] == "harbour?"
