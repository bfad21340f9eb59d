"""Completion at the console: commands, speakers and articles, each in its place."""

from __future__ import annotations

import pytest

from bot.console.completion import Completions
from tests.newsroom import newsroom


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("/qu", ["/quotes", "/quit"]),
        ("/Q", ["/quotes", "/quit"]),
        ("/sta", ["/start"]),
        ("/xyz", []),
        ("/quotes kel", ["Maria Keller"]),
        ("/quotes lindq", ["Ada Lindqvist"]),
        ("/open bud", ["Budget talks enter final week"]),
        ("/open al", ["all"]),
        ("/speakers x", []),
        ("What did Ort", ["Lena Ortiz"]),
        ("/ask What did ort", ["Lena Ortiz"]),
        ("What did O", []),
        ("What did ", []),
        ("", []),
    ],
)
def test_a_line_is_completed(line: str, offered: list[str]) -> None:
    assert [completion.text for completion in Completions(newsroom()).of(line)] == offered


def test_a_completion_replaces_what_was_typed_of_it() -> None:
    line = "What did ort"
    (completion,) = Completions(newsroom()).of(line)
    assert line[: -completion.replaced] + completion.text == "What did Lena Ortiz"
    assert "union leader" in completion.note
