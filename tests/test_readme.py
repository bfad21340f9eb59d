"""The README is true: its commands work, what can be typed stands in it. tests/golden looks after its pictures."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bot.cli.root import ROWS
from bot.talk.commands import COMMANDS, Command
from retrieval.reading.kinds import READERS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)


def test_both_commands_are_one_line_and_set_everything_up() -> None:
    for command in blocks("sh"):
        assert command.count("\n") == 1
        assert command.startswith("python3 -m venv .venv && .venv/bin/pip install ")
    console, tests = blocks("sh")
    assert console.endswith("&& .venv/bin/onrecord\n")
    assert tests.endswith("&& .venv/bin/pytest -q\n")


def test_ci_runs_the_commands_of_the_readme() -> None:
    extract = re.search(r"awk -v wanted=.*?'(.*?)' README", (ROOT / ".ci/run").read_text(), re.DOTALL)
    assert extract is not None
    for number, command in enumerate(blocks("sh"), start=1):
        done = subprocess.run(
            ["awk", "-v", f"wanted={number}", extract[1], str(ROOT / "README.md")],  # noqa: S607
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        assert done.stdout == command


@pytest.mark.parametrize("name", sorted(ROWS))
def test_every_command_is_documented(name: str) -> None:
    assert f"`onrecord {name}" in README
    assert ROWS[name].load().help


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_chat_command_is_documented(command: Command) -> None:
    assert f"`{command.usage}`" in README


@pytest.mark.parametrize("suffix", READERS)
def test_every_kind_of_file_is_documented(suffix: str) -> None:
    assert f"`{suffix}`" in README


@pytest.mark.parametrize("name", ["ask", "quotes", "timeline", "card", "batch", "bot"])
def test_every_flag_that_the_readme_names_exists(name: str) -> None:
    (row,) = [line for line in README.splitlines() if line.startswith(f"| `onrecord {name}")]
    known = {flag for parameter in ROWS[name].load().params for flag in parameter.opts}
    assert set(re.findall(r"`(-{1,2}[a-z-]+)", row)) <= known


def test_every_link_leads_somewhere() -> None:
    for target in re.findall(r"\]\(([^)]+)\)", README) + re.findall(r'src="([^"]+)"', README):
        assert target.startswith("https://") or (ROOT / target).exists()


def test_the_python_of_the_readme_runs() -> None:
    (program,) = blocks("python")
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, encoding="utf-8", timeout=60)
    assert done.returncode == 0, done.stderr
    assert "Wang Wenbin: “As a great responsible country, " in done.stdout
    assert done.stdout.endswith("\nTrue\nFalse\n")


def test_the_block_for_assistants_starts_a_command_that_there_is() -> None:
    (block,) = blocks("json")
    server = json.loads(block)["mcpServers"]["onrecord"]
    name, *options = server["args"]
    known = {flag for parameter in ROWS[name].load().params for flag in parameter.opts}
    assert server["command"] == "onrecord"
    assert {option for option in options if option.startswith("-")} <= known
