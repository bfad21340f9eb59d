"""`onrecord ask` ends with 0 where it tells what the articles hold, and with 1 where it only talks."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.__main__ import main


@pytest.mark.parametrize(("asked", "code"), [("Who is quoted?", 0), ("What is new?", 0), ("hello", 1), ("thanks", 1)])
def test_a_list_is_an_answer_and_small_talk_is_none(asked: str, code: int, tmp_path: Path) -> None:
    article = tmp_path / "mill.txt"
    article.write_text("Mill to stay open\n\n“The mill stays open,” said Tom Reed, its owner, on Monday.\n")
    assert main(["ask", "--articles", str(article), asked]) == code
