"""The command line as a whole: how a command is found, what is taken for a question, what the help says."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pexpect
import pytest

from bot.__main__ import main
from bot.cli.root import ROWS, Row, onrecord
from tests.faces.command import FUEL, FUEL_WORDS, run


def leaves() -> Iterator[tuple[str, click.Command]]:
    """Every command that does something, with its full name."""
    for row in ROWS.values():
        command = row.load()
        if isinstance(command, click.Group):
            yield from ((f"{row.name} {name}", one) for name, one in command.commands.items())
        else:
            yield row.name, command


LEAVES = dict(leaves())


@pytest.mark.parametrize(
    "args",
    [
        [FUEL],
        [FUEL, "--json"],
        ["what did maria keller say about the fuel duty"],
        ["fuel?"],
        ["ask", *FUEL.split()],
        ["ask", *FUEL.split(), "--json"],
        ["ask", "--all", *FUEL.split()],
    ],
    ids=" ".join,
)
def test_a_question_may_be_typed_as_it_comes(args: list[str], budget: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*args, "--articles", budget]) == 0
    assert FUEL_WORDS in capsys.readouterr().out


def test_options_before_a_question_hold_for_it(budget: str, dam: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--articles", dam, budget, FUEL]) == 0
    assert FUEL_WORDS in capsys.readouterr().out


@pytest.mark.parametrize(
    ("args", "advice"),
    [
        (["lst"], "No such command 'lst'. Did you mean list?"),
        (["sourdough"], "No such command 'sourdough'. Put a question in quotes, or type it after `onrecord ask`."),
        (["What", "did", "Borrell", "say"], 'put it in quotes: onrecord "What did Borrell say"'),
        (["{budget}"], "To add it to a library: onrecord add {budget}."),
        (["https://example.com/a?b"], "To add it to a library: onrecord add 'https://example.com/a?b'."),
        (["check", "we", "will"], "`onrecord check` takes one WORDS. Put text of several words in quotes."),
        (["console", "news.txt"], "`onrecord console` takes no arguments, but was given: news.txt"),
        (["feeds", "list", "all"], "`onrecord feeds list` takes no arguments, but was given: all"),
        ([""], "No such command ''. Put a question in quotes"),
        (["ask", "ferry?", "--articles"], "Option '--articles' requires a"),
        (["ask", "--articles", "--json", "ferry?"], "Option '--articles' requires a path."),
        (["--articles", "ask", "ferry?"], "Option '--articles' requires a path."),
        (["--colour"], "No such option '--colour'"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_does_not_fit_says_what_to_type(
    args: list[str], advice: str, budget: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([arg.format(budget=budget) for arg in args]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert advice.format(budget=budget) in printed.err.replace("No such option:", "No such option")


@pytest.mark.parametrize("flags", [[], ["--articles", "{budget}"]], ids=["alone", "articles"])
def test_a_very_long_question_is_a_question(flags: list[str], budget: str, capsys: pytest.CaptureFixture[str]) -> None:
    flags = [flag.format(budget=budget) for flag in flags]
    for args in (["why " * 5_000], [*flags, "why " * 5_000 + "?"], ["ask", *flags, "why " * 5_000 + "?"]):
        assert main(args) == 1
        assert "no passage" in capsys.readouterr().out


def test_a_file_with_spaces_in_its_name_is_no_question(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "my news.txt").write_text("Nothing happened.")
    assert main(["my news.txt"]) == 2
    assert "To add it to a library: onrecord add 'my news.txt'" in capsys.readouterr().err


def test_a_complaint_is_coloured_at_a_terminal_only() -> None:
    def shown(**env: str) -> str:
        command = shlex.join([sys.executable, "-m", "bot", "ask", "x", "--articles", "nope"])
        return str(pexpect.run(command, env={**os.environ, "TERM": "xterm", **env}, encoding="utf-8", timeout=60))

    assert "\x1b[33monrecord: nope" in shown(NO_COLOR="")
    assert "\x1b" not in shown(NO_COLOR="1")
    assert b"\x1b" not in run("ask", "x", "--articles", "nope").stderr


@pytest.mark.parametrize("name", LEAVES)
def test_the_help_of_every_command_shows_an_example(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*name.split(), "--help"]) == 0
    assert f"  onrecord {name}" in capsys.readouterr().out.partition("\n")[2]


@pytest.mark.parametrize("row", ROWS.values(), ids=lambda row: row.name)
def test_every_command_is_found_by_its_own_name(row: Row) -> None:
    assert row.load().name == row.name


def test_an_option_says_the_same_of_itself_in_every_command() -> None:
    said: dict[str, set[str | None]] = {}
    for command in (onrecord, *(one for name, one in LEAVES.items() if not name.startswith("eval "))):
        for option in command.params:
            if isinstance(option, click.Option) and option.name != "png":
                said.setdefault(option.opts[-1], set()).add(option.help)
    assert {name: texts for name, texts in said.items() if len(texts) > 1} == {}


def test_a_command_imports_no_other() -> None:
    looks = (
        "import sys; from bot.__main__ import main; main(sys.argv[1:]);"
        "print([name for name in sys.modules if name.startswith(('bot.', 'retrieval.'))], file=sys.stderr)"
    )

    def imported(*args: str) -> str:
        return subprocess.run([sys.executable, "-c", looks, *args], capture_output=True, text=True, check=True).stderr

    assert "bot.cli.asking" not in imported("--help")
    assert "retrieval.answering" not in imported("completion", "bash")
    asked = imported("ask", "What did Borrell say?")
    assert "bot.cli.asking.ask" in asked
    for other in ("bot.cli.asking.quotes", "bot.cli.libraries", "bot.telegram", "bot.pictures"):
        assert other not in asked
