"""What a line typed at the console asks for: links, files, pictures, offered actions."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.console.reading import choice_in, read_line
from bot.talk.commands import Call
from bot.talk.library.sources import Link, OnDisk, Source
from bot.talk.replies import Action
from bot.talk.requests import Choice


@pytest.mark.parametrize(
    ("argument", "sources"),
    [
        ("https://a.example/x", (Link("https://a.example/x"),)),
        ("see https://a.example/x and https://b.example/y", (Link("https://a.example/x"), Link("https://b.example/y"))),
        ("one.txt two.txt", (OnDisk(Path("one.txt")), OnDisk(Path("two.txt")))),
        ("'my news.txt'", (OnDisk(Path("my news.txt")),)),
        ("Ann's news.txt", (OnDisk(Path("Ann's news.txt")),)),
        ("", ()),
    ],
)
def test_what_is_added(argument: str, sources: tuple[Source, ...]) -> None:
    assert read_line(f"/add {argument}\n").request.sources == sources


def test_a_name_with_spaces_need_not_be_quoted(tmp_path: Path) -> None:
    file = tmp_path / "my own news.txt"
    file.write_text("x", encoding="utf-8")
    assert read_line(f"/add {file}").request.sources == (OnDisk(file),)


@pytest.mark.parametrize(
    ("line", "call", "picture"),
    [
        ("/card", Call("card"), None),
        ("/card out.png", Call("card"), Path("out.png")),
        ("/card Who spoke? a/Out.PNG", Call("card", "Who spoke?"), Path("a/Out.PNG")),
        ("/timeline fuel prices", Call("timeline", "fuel prices"), None),
        ("/timeline fuel prices fuel.png", Call("timeline", "fuel prices"), Path("fuel.png")),
        ("What is a.png", Call("ask", "What is a.png"), None),
    ],
)
def test_where_a_picture_is_written(line: str, call: Call, picture: Path | None) -> None:
    typed = read_line(line)
    assert (typed.request.call, typed.picture) == (call, picture)


OFFERED = (
    Action("undo", "k:1", "Undo"),
    Action("drop", "k:1", "✕ Story"),
    Action("remove", "k:0", "Remove"),
    Action("later", ":2", "›"),
)


@pytest.mark.parametrize(
    ("line", "choice"),
    [
        ("1", Choice("undo", "k:1")),
        (" 2 \n", Choice("remove", "k:0")),
        ("/next", Choice("later", ":2")),
        ("3", None),
        ("/previous", None),
        ("", None),
    ],
)
def test_an_offered_action_is_chosen_by_its_number_or_command(line: str, choice: Choice | None) -> None:
    assert choice_in(line, OFFERED) == choice
    assert choice_in(line, ()) is None


@pytest.mark.parametrize("name", ["x" * 5_000, "~nobody/a", "a\x00b", "'", "/" * 300, "~"])
def test_any_name_may_be_typed(name: str) -> None:
    assert read_line(f"/add {name}").request.sources
    assert read_line(f"/card {name}.png").picture is not None
