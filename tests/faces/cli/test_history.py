"""`onrecord show --history`, `check` and `library stats` of an article that was changed."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from bot.__main__ import main
from tests.faces.command import write_articles
from tests.newsroom import BUDGET

CHANGED = dataclasses.replace(
    BUDGET, title="Budget talks fail", text=BUDGET.text.replace("not touch the fuel duty before", "see after")
)


def test_what_changed_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def told(*args: str, code: int = 0) -> str:
        assert main(list(args)) == code
        return capsys.readouterr().out

    told("add", write_articles(tmp_path / "budget.jsonl", BUDGET))
    assert "No earlier edition is kept" in told("show", "budget", "--history")
    told("add", write_articles(tmp_path / "budget.jsonl", CHANGED))
    history = told("show", "budget", "--history").splitlines()
    assert "- Budget talks enter final week" in history
    assert "+ Budget talks fail" in history
    assert any(line.startswith("- “We will not touch the fuel duty") for line in history)
    assert any(line.startswith("+ “We will see after") for line in history)
    assert not any("pensions" in line for line in history)
    (edition,) = json.loads(told("show", "budget", "--history", "--json"))["editions"]
    assert (edition["title"], edition["text"]) == (BUDGET.title, BUDGET.text)
    assert "1 earlier edition\n" in told("library", "stats")
    claim = "We will not touch the fuel duty before the next budget"
    found = told("check", claim, code=1)
    assert "The article said so until" in found
    assert "Maria Keller" in found
    assert json.loads(told("check", claim, "--json", code=1))["parts"][0]["earlier"]["text"] == claim
