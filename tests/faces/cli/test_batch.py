"""`onrecord batch`: a line of answers for each line of questions."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pexpect
import pytest

from bot.__main__ import main
from tests.faces.command import FUEL, FUEL_WORDS, run
from tests.faces.terminal import Terminal
from tests.newsroom import BUDGET


def question_lines(path: Path, *lines: object) -> str:
    path.write_text("".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines))
    return str(path)


def test_batch_answers_each_line(tmp_path: Path, budget: str, dam: str, capsys: pytest.CaptureFixture[str]) -> None:
    questions = question_lines(
        tmp_path / "q.jsonl",
        {"id": "fuel", "question": FUEL},
        "",
        {"id": 2, "question": "How do I bake sourdough bread?"},
        {"id": "more", "question": "and what did she say about pensions?", "context": ["What did Lena Ortiz say?"]},
        {"id": "odd", "question": ""},
    )
    assert main(["batch", questions, "--articles", budget, dam]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["id"] for line in lines] == ["fuel", 2, "more", "odd"]
    best = lines[0]["answers"][0]
    assert BUDGET.text[best["start"] : best["end"]] == best["text"] == f"{FUEL_WORDS},"
    assert (best["article_id"], best["speaker"]) == ("budget", "Maria Keller")
    assert lines[1]["answers"] == lines[3]["answers"] == []
    assert lines[2]["answers"][0]["speaker"] == "Lena Ortiz"


def test_batch_writes_to_a_file(tmp_path: Path, budget: str, capsys: pytest.CaptureFixture[str]) -> None:
    questions = question_lines(tmp_path / "q.jsonl", {"id": "fuel", "question": FUEL})
    output = tmp_path / "answers.jsonl"
    for args in (["--articles", budget, questions], ["--articles", budget, "-o", str(output), questions]):
        assert main(["batch", *args]) == 0
    assert output.read_text(encoding="utf-8") == capsys.readouterr().out


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "is not a JSON object on one line"),
        ("[1]", "is not a JSON object"),
        ({"question": "x"}, "has no id"),
        ({"id": "x", "question": 3}, "has no question"),
        ({"id": "x", "question": "x", "context": {"earlier": "x"}}, "has a context that is not a list"),
    ],
)
def test_a_line_that_is_no_question_is_told_and_stops_no_other(
    tmp_path: Path, budget: str, line: object, reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    questions = question_lines(tmp_path / "q.jsonl", line, {"id": "fuel", "question": FUEL})
    assert main(["batch", questions, "--articles", budget]) == 3
    printed = capsys.readouterr()
    assert json.loads(printed.out)["id"] == "fuel"
    assert f"{questions}, line 1: {reason}" in printed.err
    assert main(["batch", question_lines(tmp_path / "none.jsonl", line), "--articles", budget]) == 2


def test_a_bar_shows_progress_at_a_terminal_and_nowhere_else(tmp_path: Path, budget: str) -> None:
    questions = question_lines(tmp_path / "q.jsonl", *({"id": number, "question": FUEL} for number in range(30)))
    output = tmp_path / "answers.jsonl"
    args = ["batch", questions, "--articles", budget, "-o", str(output)]
    terminal = Terminal(*args, env={**os.environ, "TERM": "xterm"})
    terminal.expect("Answering.*100%")
    terminal.expect(pexpect.EOF)
    terminal.close()
    assert terminal.exitstatus == 0
    assert len(output.read_text(encoding="utf-8").splitlines()) == 30
    assert run(*args).stderr == b""
