"""`onrecord quotes` on a library: the numbers that `card` takes, and ids that survive updates."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.__main__ import main
from tests.faces.command import write_articles
from tests.newsroom import BUDGET, DAM

Run = Callable[..., list[str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*args: str, code: int = 0) -> list[str]:
        assert main(args) == code
        return capsys.readouterr().out.splitlines()

    return run


@pytest.fixture
def news(tmp_path: Path) -> str:
    return write_articles(tmp_path / "news.jsonl", BUDGET, DAM)


def quotes_in(lines: list[str]) -> list[dict[str, str]]:
    return [quote for line in lines for quote in json.loads(line)["quotes"]]


def test_the_library_is_read_as_files_are(run: Run, news: str) -> None:
    of_files = run("quotes", "--json", news), run("quotes", news), run("quotes", "--why", news)
    run("add", news)
    assert (run("quotes", "--json"), run("quotes"), run("quotes", "--why")) == of_files
    assert run("quotes", "--json", "--articles", news) == of_files[0]
    run("quotes", news, "--library", "default", code=2)


@pytest.mark.parametrize("stored", [True, False], ids=["library", "files"])
@pytest.mark.parametrize("narrowed", [[], ["--speaker", "weber"], ["--article", "dam"], ["--article", BUDGET.url]])
def test_card_draws_what_quotes_numbers(run: Run, news: str, tmp_path: Path, narrowed: list[str], stored: bool) -> None:
    run("add", news)
    where = [] if stored else ["--articles", news]
    every = [quote["id"] for quote in quotes_in(run("quotes", "--json", *where))]
    shown = quotes_in(run("quotes", "--json", *narrowed, *where))
    numbers = [str(every.index(quote["id"]) + 1) for quote in shown]
    table = run("quotes", *narrowed, *where)
    assert [cells[1] for line in table if (cells := line.split())[:1] == ["│"] and cells[1].isdecimal()] == numbers
    for number, quote in zip(numbers, shown, strict=True):
        for wanted in ([number], [number, *narrowed], [quote["id"]]):
            drawn = "\n".join(run("card", *wanted, *where, "--png", str(tmp_path / "card.png")))
            assert quote["text"].split("\n")[0].rstrip(",") in drawn.replace("\n┃ ", "\n")
    run("card", str(len(every) + 1), *narrowed, *where, "--png", str(tmp_path / "none.png"), code=2)


def test_an_id_survives_an_update_of_its_article(run: Run, news: str, tmp_path: Path) -> None:
    run("add", news)
    before = quotes_in(run("quotes", "--json", "--article", "budget"))
    longer = f"It had rained all night.\n\n{BUDGET.text}\n\n“Enough,” said Ada Lindqvist, an engineer."
    run("add", write_articles(tmp_path / "changed.jsonl", dataclasses.replace(BUDGET, text=longer)))
    after = quotes_in(run("quotes", "--json", "--article", "budget"))
    assert [quote["id"] for quote in after][: len(before)] == [quote["id"] for quote in before]
    assert [quote["start"] for quote in after][: len(before)] != [quote["start"] for quote in before]
    assert len(after) == len(before) + 1


def test_the_same_words_twice_have_two_ids(run: Run, tmp_path: Path) -> None:
    text = "“Never again,” said Ana Ruiz. Nobody answered. “Never again,” said Tom Hall."
    article = dataclasses.replace(BUDGET, id="twice", text=text)
    first, second = quotes_in(run("quotes", "--json", write_articles(tmp_path / "twice.jsonl", article)))
    assert second["id"] == f"{first['id']}-2"


def test_whoever_speaks_is_called_speaker_everywhere(run: Run, news: str) -> None:
    run("add", news)
    quoted = quotes_in(run("quotes", "--json"))
    assert all(quote["speaker"] == quote["speaker_name"] for quote in quoted)
    assert quotes_in(run("show", "--json", "budget")[1:]) == quotes_in(run("quotes", "--json", "--article", "budget"))
    names = {quote["speaker"] for quote in quoted if quote["speaker"]}
    assert {json.loads(line)["speaker"] for line in run("speakers", "--json")} == names
    stats = json.loads(run("library", "stats", "--json")[0])
    assert {one["speaker"] for one in stats["most_quoted"]} == names
    assert stats["months"] == {"2024-05": 1, "2024-06": 1}
    assert sum(stats["languages"].values()) == stats["articles"] == 2


def test_the_id_of_no_quote_is_an_error(run: Run, news: str, capsys: pytest.CaptureFixture[str]) -> None:
    run("add", news)
    for wrong in ("budget:00000000", "nothing:1", ":", "one"):
        assert main(["card", wrong, "--png", "none.png"]) == 2
        assert f"there is no quote {wrong}; `onrecord quotes`" in capsys.readouterr().err
    assert main(["card", "budget:00000000", "--speaker", "Ruiz", "--png", "none.png"]) == 2
    assert "Give a number with --about, --speaker or --article" in capsys.readouterr().err


@pytest.mark.parametrize(
    "args",
    [
        ["quotes", ""],
        ["quotes", "--articles", ""],
        ["ask", "--articles", " ", "What did Weber say?"],
        ["--articles", "", "What did Weber say?"],
        ["proof", ""],
        ["proof", "--html", "", "draft.txt"],
        ["add", ""],
        ["library", "copy", "default", ""],
    ],
    ids=" ".join,
)
def test_an_empty_path_is_not_the_current_folder(args: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(args) == 2
    assert "the path is empty; for the current folder, give a dot (.)." in capsys.readouterr().err
