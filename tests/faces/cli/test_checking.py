"""`onrecord check`: what it says, and in which language."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.__main__ import main
from tests.faces.command import FUEL_WORDS, write_articles
from tests.newsroom import BUDGET


@pytest.mark.parametrize(
    ("local", "verdict"),
    [
        ("de_DE.UTF-8", "Ja, wörtlich:"),
        ("de_DE", "Ja, wörtlich:"),
        ("fr_CA", "Oui, mot pour mot"),
        ("C", "Yes, word for word:"),
    ],
)
def test_check_speaks_the_language_of_the_terminal(
    tmp_path: Path, local: str, verdict: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", local)
    budget = write_articles(tmp_path / "budget.jsonl", BUDGET)
    assert main(["check", FUEL_WORDS, "--articles", budget]) == 0
    assert capsys.readouterr().out.startswith(verdict)
