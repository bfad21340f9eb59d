"""The console: at a pseudo-terminal as people meet it, through a pipe, and within the test's own process.

What a process of its own would show no better is typed within the test's: one that starts takes a second of a core.
"""

from __future__ import annotations

import dataclasses
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pexpect
import pytest

from bot.__main__ import main
from tests.faces.command import run
from tests.faces.terminal import Terminal
from tests.newsroom import BUDGET, DAM

FUEL = "What did Maria Keller say about the fuel duty?"
FUEL_WORDS = "We will not touch the fuel duty before the next budget"
PENSIONS = "The deal on pensions is dead"
Typed = Callable[..., list[str]]
PROMPT = "› "
CTRL_C, CTRL_D, TAB = "\x03", "\x04", "\t"


@pytest.fixture
def articles(tmp_path: Path) -> str:
    path = tmp_path / "articles.jsonl"
    lines = (json.dumps(dataclasses.asdict(article)) for article in (BUDGET, DAM))
    path.write_text("\n".join(lines), encoding="utf-8")
    return str(path)


@pytest.fixture
def terminal(articles: str) -> Iterator[Terminal]:
    """A console at its first prompt; it is left as a person leaves it."""
    env = {**os.environ, "TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1", "NO_COLOR": ""}
    child = Terminal("--articles", articles, dimensions=(40, 80), env=env)
    child.expect(PROMPT)
    yield child
    if child.isalive():
        child.send(CTRL_C)
        child.expect(PROMPT)
        for _ in range(12):  # between two prompts, the terminal takes it for itself
            child.send(CTRL_D)
            if child.expect([pexpect.EOF, pexpect.TIMEOUT], timeout=5) == 0:
                break
        else:
            pytest.fail("Ctrl-D does not leave the console")
    child.close(force=True)


@pytest.fixture
def typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Typed:
    """The replies to lines that are typed in the folder of the test, to a console with these options."""

    def typed(*lines: str, options: tuple[str, ...]) -> list[str]:
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(lines)))
        assert main(options) == 0
        printed = capsys.readouterr()
        assert printed.err == ""
        return printed.out.strip().split("\n\n")

    return typed


def leave(terminal: Terminal) -> object:
    """The exit code of a console that ends by itself."""
    terminal.expect(pexpect.EOF)
    terminal.close()
    return terminal.exitstatus


def test_it_greets_with_what_can_be_asked(terminal: Terminal) -> None:
    greeting = terminal.before or ""
    assert "2 articles, " in greeting
    assert "What did Maria Keller say?" in greeting
    assert "/help" in greeting


def test_a_question_is_answered_with_a_card(terminal: Terminal) -> None:
    terminal.sendline(FUEL)
    terminal.expect(FUEL_WORDS)
    terminal.expect("finance minister")
    terminal.expect("Budget talks enter final week · The Daily Ledger, 12 May 2024")
    terminal.expect(PROMPT)
    terminal.sendline("/context")
    terminal.expect("met the unions on Sunday")
    terminal.expect(PROMPT)


def test_tab_completes_commands_and_speakers(terminal: Terminal) -> None:
    terminal.send("/quo" + TAB)
    terminal.expect("/quotes")
    terminal.send(" ort" + TAB)
    terminal.expect("Lena Ortiz")
    terminal.sendline("")
    terminal.expect(PENSIONS)


def test_what_was_typed_is_remembered(terminal: Terminal) -> None:
    terminal.sendline("/speakers")
    terminal.expect("speakers")
    terminal.expect(PROMPT)
    terminal.sendline("/quit")
    assert leave(terminal) == 0
    history = Path(os.environ["XDG_STATE_HOME"], "onrecord/history")
    assert "+/speakers\n" in history.read_text(encoding="utf-8")
    assert history.stat().st_mode & 0o077 == 0


def test_ctrl_c_gives_the_line_up_and_ctrl_d_leaves(terminal: Terminal) -> None:
    terminal.send("what did nobody ever say" + CTRL_C)
    terminal.expect(PROMPT)
    for _ in range(12):  # a prompt that is being drawn takes the first for the line before
        terminal.send(CTRL_C)
        if terminal.expect(["Ctrl-D or /quit leaves", pexpect.TIMEOUT], timeout=5) == 0:
            break
    else:
        pytest.fail("Ctrl-C on an empty line does not tell how to leave")
    terminal.expect(PROMPT)
    terminal.sendline(FUEL)
    terminal.expect(FUEL_WORDS)
    terminal.expect(PROMPT)
    terminal.send(CTRL_D)
    assert leave(terminal) == 0


def piped(*lines: str, articles: str) -> tuple[int, str, str]:
    """The exit code, and what is printed on standard output and standard error."""
    done = run("--articles", articles, stdin="\n".join(lines).encode())
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_a_pipe_is_answered_line_by_line_without_colour_or_prompt(articles: str) -> None:
    code, printed, complained = piped(FUEL, "", "/speakers", "How do I bake sourdough bread?", articles=articles)
    assert (code, complained) == (0, "")
    assert "\x1b" not in printed
    assert PROMPT not in printed
    card, speakers, nothing = printed.strip().split("\n\n")[:3]
    assert FUEL_WORDS in card
    assert "Lena Ortiz · " in speakers
    assert nothing.startswith("I found no passage")


def test_quit_ends_a_pipe_too(articles: str) -> None:
    assert piped("/quit", FUEL, articles=articles) == (0, "", "")


def test_a_pipe_that_is_no_text_is_answered_all_the_same(articles: str) -> None:
    done = run("--articles", articles, stdin=b"\xff\xfe\x00\n" + FUEL.encode() + b"\n")
    assert (done.returncode, done.stderr) == (0, b"")
    assert FUEL_WORDS in done.stdout.decode()


def test_a_pipe_needs_no_line_editor_and_no_telegram(articles: str) -> None:
    program = (
        "import io, sys; from bot.__main__ import main; sys.stdin = io.StringIO('/speakers');"
        f"main(['--articles', {articles!r}]);"
        "sys.exit(' '.join({'prompt_toolkit', 'telegram', 'asyncio', 'babel'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, timeout=60)
    assert done.stderr.decode().strip() == ""


@pytest.mark.parametrize(
    ("environment", "beginning"),
    [
        ({"ONRECORD_LANGUAGE": "de"}, "Den Befehl /xyzzyx kenne ich nicht."),
        ({"ONRECORD_LANGUAGE": "auto", "LC_ALL": "", "LC_MESSAGES": "", "LANG": "it_IT.UTF-8"}, "Non conosco"),
        ({"ONRECORD_LANGUAGE": "auto", "LC_ALL": "C.UTF-8", "LANG": "it_IT.UTF-8"}, "I don’t know"),
        ({"LC_ALL": "it_IT.UTF-8"}, "Non conosco"),
        ({"ONRECORD_LANGUAGE": "en", "LC_ALL": "it_IT.UTF-8"}, "I don’t know"),
    ],
)
def test_it_speaks_the_language_that_is_set(
    articles: str,
    environment: dict[str, str],
    beginning: str,
    typed: Typed,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    first, _, last = typed("/xyzzyx", "/language fr", "/xyzzyx", options=("--articles", articles))
    assert first.startswith(beginning)
    assert last.startswith("Je ne connais pas la commande /xyzzyx.")


def test_languages_complete(terminal: Terminal) -> None:
    terminal.send("/language deu" + TAB + "\r")
    terminal.expect("Ab jetzt spreche ich Deutsch")
    terminal.expect(PROMPT)


MILL = "Mill to stay open\n\n“The mill stays open,” said Tom Reed, the owner of the mill, on Monday.\n"
ASK_MILL = "What did Tom Reed say about the mill?"


def test_articles_are_added_for_the_length_of_a_talk(articles: str, tmp_path: Path, typed: Typed) -> None:
    (tmp_path / "my mill.txt").write_text(MILL, encoding="utf-8")
    replies = typed("/add my mill.txt", ASK_MILL, "/forget mill", "1", options=("--articles", articles))
    assert replies[0].startswith("Added, with 1 quote by 1 person:\n  Mill to stay open")
    assert "for this talk only" in replies[1]
    assert "The mill stays open" in replies[2]
    assert replies[-2].startswith("Removed: “Mill to stay open”.")
    (nothing, *_) = typed(ASK_MILL, options=("--articles", articles))
    assert "The mill stays open" not in nothing


def test_a_stored_library_keeps_what_is_added_to_it(articles: str, tmp_path: Path) -> None:
    """Every command runs in a new process, so that it knows only what the library holds."""

    def asked(*args: str, line: str = "") -> str:
        done = run(*args, "--library", str(tmp_path / "library"), stdin=line.encode(), cwd=tmp_path)
        assert (done.returncode, done.stderr) == (0, b"")
        return done.stdout.decode().strip()

    asked("add", articles)
    (tmp_path / "mill.txt").write_text(MILL, encoding="utf-8")
    assert asked(line="/add mill.txt") == "Added, with 1 quote by 1 person:\n  Mill to stay open"
    assert asked(line="/library").startswith("3 articles:")


def test_pictures_are_written_and_named(articles: str, tmp_path: Path, typed: Typed) -> None:
    replies = typed(
        "/card",
        f"/card {FUEL}",
        "/card own.png",
        "/timeline fuel duty",
        "/card /nowhere/a.png",
        options=("--articles", articles),
    )
    assert replies[0].startswith("There is no answer to draw.")
    assert {reply for reply in replies if reply.startswith("Drawn")} == {
        "Drawn: onrecord-card.png",
        "Drawn: own.png",
        "Drawn: onrecord-timeline.png",
    }
    for name in ("onrecord-card.png", "own.png", "onrecord-timeline.png"):
        assert (tmp_path / name).read_bytes().startswith(b"\x89PNG")
    assert replies[-1] == "/nowhere/a.png cannot be written: No such file or directory."


def test_a_picture_replaces_no_file(articles: str, tmp_path: Path, typed: Typed) -> None:
    (tmp_path / "kept.png").write_bytes(b"mine")
    replies = typed(f"/card {FUEL} kept.png", options=("--articles", articles))
    assert replies[-1].startswith("kept.png is there already.")
    assert (tmp_path / "kept.png").read_bytes() == b"mine"


def test_an_undo_can_be_chosen_after_other_lines(articles: str, tmp_path: Path, typed: Typed) -> None:
    (tmp_path / "mill.txt").write_text(MILL, encoding="utf-8")
    lines = ("/add mill.txt", "/forget mill", "1", "thanks", "/speakers", "1", ASK_MILL)
    replies = typed(*lines, options=("--articles", articles))
    assert "“Mill to stay open” is back." in replies
    assert "The mill stays open" in replies[-1]
