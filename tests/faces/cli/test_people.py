"""`onrecord speakers merge` and `split`: which names are one person's, in lists, answers and checks."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.__main__ import main

TEXT = """Budget vote

“We will pay,” said Ann Carter, the mayor, on Monday.

“It is all done,” said Annabel Stone on Tuesday. “We are late,” said Tom Reed, a driver.
"""
Run = Callable[..., list[str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    def run(*args: str, code: int = 0) -> list[str]:
        """The lines on standard output, and after them those on standard error."""
        assert main([*args, "--library", str(tmp_path / "library")]) == code
        printed = capsys.readouterr()
        return [*printed.out.splitlines(), *printed.err.splitlines()]

    article = tmp_path / "news.txt"
    article.write_text(TEXT, encoding="utf-8")
    run("add", str(article))
    return run


def test_names_that_are_merged_count_together_and_are_shown_as_one(run: Run) -> None:
    assert run("speakers", "merge", "Ann Carter", "Annabel Stone") == [
        "Ann Carter, Annabel Stone: one person's names from now on."
    ]
    assert run("speakers", "--aliases")[:2] == ["     2  Ann Carter, mayor", "        also: Annabel Stone"]
    assert json.loads(run("speakers", "--aliases", "--json")[0])["aliases"] == ["Annabel Stone"]


def test_a_question_about_one_name_is_answered_with_the_words_under_the_other_too(run: Run) -> None:
    def answered() -> bool:
        return any("It is all done" in line for line in run("ask", "--all", "What did Ann Carter say?"))

    assert not answered()
    run("speakers", "merge", "Ann Carter", "Annabel Stone")
    assert answered()


def test_a_check_confirms_what_was_said_under_the_other_name(run: Run) -> None:
    run("check", "Ann Carter said “It is all done”", code=1)
    run("speakers", "merge", "Ann Carter", "Annabel Stone")
    assert "Yes" in run("check", "Ann Carter said “It is all done”")[0]


def test_names_that_are_split_are_two_again(run: Run) -> None:
    run("speakers", "merge", "Ann Carter", "Annabel Stone")
    run("speakers", "split", "Ann Carter", "Annabel Stone")
    assert len(run("speakers")) == 3
    run("check", "Ann Carter said “It is all done”", code=1)


def test_a_copy_of_the_library_keeps_what_was_decided(run: Run, tmp_path: Path) -> None:
    run("speakers", "merge", "Ann Carter", "Annabel Stone")
    copied = str(tmp_path / "copied")
    assert main(["library", "copy", str(tmp_path / "library"), copied]) == 0
    assert main(["speakers", "--library", copied]) == 0
    assert (tmp_path / "copied" / "people.toml").exists()


def test_nobody_of_that_name_is_told_with_a_name_like_it(run: Run) -> None:
    assert run("speakers", "merge", "Anne Carter", "Tom Reed", code=2) == [
        "onrecord: nobody is quoted as “Anne Carter”; did you mean “Ann Carter”?"
    ]


def test_one_name_alone_is_not_enough(run: Run) -> None:
    run("speakers", "split", "Tom Reed", code=2)


def test_a_file_that_cannot_be_read_is_told_with_its_path(run: Run, tmp_path: Path) -> None:
    (tmp_path / "library" / "people.toml").write_text("alike = []", encoding="utf-8")
    told = run("speakers", code=2)
    assert "people.toml" in told[0]
    assert "only `same` and `different` are known" in told[0]
