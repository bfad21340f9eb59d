"""`onrecord timeline` and `onrecord card`: what they print and draw, and their exit codes."""

from __future__ import annotations

import dataclasses
import json
import os
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pexpect
import pytest
from PIL import Image

from bot.__main__ import main
from tests.faces.command import FUEL, FUEL_WORDS, run, write_articles
from tests.newsroom import BUDGET, DAM

LATER = dataclasses.replace(
    BUDGET,
    id="later",
    title="The duty again",
    text="“The fuel duty must fall,” said Lena Ortiz, the union leader.",
    published="2024-05-14",
    url="",
)
UNDATED = dataclasses.replace(LATER, id="undated", text="“Which fuel duty?” asked Bob Ray, a driver.", published="")
WITHOUT = "import sys; sys.modules['uharfbuzz'] = None; from bot.__main__ import main; sys.exit(main(sys.argv[1:]))"

Lines = Callable[..., list[str]]


@pytest.fixture
def news(tmp_path: Path) -> str:
    return write_articles(tmp_path / "news.jsonl", BUDGET, DAM, LATER, UNDATED)


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Lines:
    def run_main(*args: str, code: int = 0) -> list[str]:
        """The lines on standard output, and after them those on standard error."""
        assert main(args) == code
        printed = capsys.readouterr()
        return [line.rstrip() for line in (*printed.out.splitlines(), *printed.err.splitlines())]

    return run_main


def test_a_timeline_is_a_table_with_bars(told: Lines, news: str) -> None:
    assert told("timeline", "fuel duty", "--articles", news) == [
        "“fuel duty”: 3 quotes by 3 speakers, 12 May 2024 to 14 May 2024, by day",
        "day          Bob Ray  Lena Ortiz  Maria Keller  all",
        "12 May 2024                                  1    1  ████████████████████████",
        "13 May 2024                                       0",
        "14 May 2024                    1                  1  ████████████████████████",
        "no date            1                              1  ████████████████████████",
        "total              1           1             1    3",
        "1 quote stands in articles without a date.",
    ]


def test_a_question_and_a_period_narrow_a_timeline(told: Lines, news: str) -> None:
    lines = told("timeline", FUEL, "--by", "year", "--articles", news)
    assert lines[1:3] == ["year   Maria Keller  all", "2024              1    1  ████████████████████████"]
    few = told("timeline", "fuel duty", "--by", "month", "--top", "1", "--articles", news)
    assert few[1] == "month     Bob Ray  2 others  all"


def test_a_timeline_for_scripts(told: Lines, news: str) -> None:
    (line,) = told("timeline", "--json", "fuel duty", "--articles", news)
    assert json.loads(line) == {
        "query": "fuel duty",
        "period": "day",
        "starts": ["2024-05-12", "2024-05-13", "2024-05-14"],
        "quotes": 3,
        "undated": 1,
        "speakers": 3,
        "whole": True,
        "series": [
            {"speaker": "Bob Ray", "speakers": 1, "quotes": 1, "undated": 1, "counts": [0, 0, 0]},
            {"speaker": "Lena Ortiz", "speakers": 1, "quotes": 1, "undated": 0, "counts": [0, 0, 1]},
            {"speaker": "Maria Keller", "speakers": 1, "quotes": 1, "undated": 0, "counts": [1, 0, 0]},
        ],
    }


def test_a_timeline_without_a_quote(told: Lines, news: str, tmp_path: Path) -> None:
    picture = tmp_path / "none.png"
    (line,) = told("timeline", "sourdough bread", "--articles", news, "--png", str(picture), code=1)
    assert line == "I found no quote about “sourdough bread” in 4 articles."
    assert not picture.exists()
    (line,) = told("timeline", "sourdough bread", "--articles", news, "--json", code=1)
    assert json.loads(line)["series"] == []
    assert told("timeline", " ", "--articles", news, code=2) == [
        "onrecord: there is nothing to look for: the query is empty"
    ]


def test_a_timeline_of_a_library(told: Lines, news: str) -> None:
    told("add", news)
    assert told("timeline", "fuel duty")[0].startswith("“fuel duty”: 3 quotes by 3 speakers")


def test_pictures_go_into_a_file_or_a_pipe(told: Lines, news: str, tmp_path: Path) -> None:
    chart, card = tmp_path / "chart.png", tmp_path / "card.png"
    (line,) = told("timeline", "fuel duty", "--articles", news, "--png", str(chart))
    assert line == f"3 quotes by 3 speakers, 12 May 2024 to 14 May 2024, by day: {chart}"
    drawn = told("card", "--articles", news, "--png", str(card))
    assert drawn[:2] == [f"┃ “{FUEL_WORDS}”", "— Maria Keller, finance minister"]
    assert drawn[-1] == f"Drawn: {card}"
    for args, file in ((["timeline", "fuel duty"], chart), (["card"], card)):
        with Image.open(file) as image:
            assert (image.format, image.size) == ("PNG", (1200, image.height))
        piped = run(*args, "--articles", news, "--png", "-")
        assert (piped.returncode, piped.stderr) == (0, b"")
        assert piped.stdout == file.read_bytes()


def test_nothing_but_a_picture_goes_into_a_pipe(news: str) -> None:
    for args in (["timeline", "sourdough bread"], ["card", "--about", "How do I bake sourdough bread?"]):
        done = run(*args, "--articles", news, "--png", "-")
        assert (done.returncode, done.stdout) == (1, b"")
        assert done.stderr


def test_a_card_is_counted_as_the_quotes_are_listed(told: Lines, news: str, tmp_path: Path) -> None:
    picture = str(tmp_path / "card.png")
    listed = told("quotes", news)
    (fourth,) = [line for line in listed if line.startswith("│ 4 │")]
    assert "See /start, #rivers" in fourth
    assert "See /start, #rivers" in told("card", "4", "--articles", news, "--png", picture)[0]
    (of_dam,) = [line for line in told("quotes", "--article", "dam", news) if "See /start, #rivers" in line]
    assert of_dam == fourth
    assert "See /start, #rivers" in told("card", "4", "--article", "dam", "--articles", news, "--png", picture)[0]
    (falling,) = [line for line in told("quotes", "--speaker", "ortiz", news) if "must fall" in line]
    number = falling.split()[1]
    for narrowed in ([], ["--speaker", "ortiz"]):
        assert "must fall" in told("card", number, *narrowed, "--articles", news, "--png", picture)[0]
    answered = told("card", "--about", FUEL, "--articles", news, "--png", picture)
    assert answered[0] == f"┃ “{FUEL_WORDS}”"


def test_a_library_s_article_is_named_by_its_id_or_address(told: Lines, news: str, tmp_path: Path) -> None:
    picture = str(tmp_path / "card.png")
    told("add", news)
    for given in ("budget", str(BUDGET.url)):
        assert told("card", "--article", given, "--png", picture)[0] == f"┃ “{FUEL_WORDS}”"


@pytest.mark.parametrize(
    ("args", "code", "message"),
    [
        (["7"], 2, "onrecord: there is no quote 7: I count 6 quotes"),
        (["5", "--about", FUEL], 2, "onrecord: there is no answer 5: I count 1 answer"),
        (["--about", "How do I bake sourdough bread?"], 1, "I found no passage that answers this in 4 articles."),
        (
            ["--speaker", "nobody"],
            2,
            "onrecord: there is no quote of nobody; `onrecord quotes` shows the numbers",
        ),
        (
            ["1", "--article", "dam"],
            2,
            "onrecord: there is no quote 1 in dam; `onrecord quotes` shows the numbers",
        ),
        (["--article", "gone"], 2, "onrecord: there is no article gone"),
        (["0"], 2, "Error: Invalid value for '[N|ID]': 0 is not a number from 1 on."),
        (["--about", FUEL, "--speaker", "Ortiz"], 2, "Error: Give --about alone, or --speaker and --article."),
    ],
)
def test_a_card_that_cannot_be(
    args: list[str], code: int, message: str, told: Lines, news: str, tmp_path: Path
) -> None:
    picture = tmp_path / "card.png"
    assert message in told("card", *args, "--articles", news, "--png", str(picture), code=code)
    assert not picture.exists()


def test_a_file_that_cannot_be_written_is_told(told: Lines, news: str, tmp_path: Path) -> None:
    for command, where, why in (
        (["card"], tmp_path / "missing" / "card.png", "No such file or directory"),
        (["timeline", "fuel duty"], tmp_path, "Is a directory"),
    ):
        lines = told(*command, "--articles", news, "--png", str(where), code=2)
        assert lines == [f"onrecord: {where} cannot be written: {why}"]


def test_a_letter_that_cannot_be_shown_is_told(told: Lines, tmp_path: Path) -> None:
    odd = dataclasses.replace(BUDGET, text="“We say \u0378 to the fuel duty,” said Maria Keller, the finance minister.")
    picture = tmp_path / "card.png"
    (line,) = told("card", "--articles", write_articles(tmp_path / "odd.jsonl", odd), "--png", str(picture), code=2)
    assert line.startswith("onrecord: no font here shows it (U+0378, a letter without a name)")
    assert not picture.exists()


def test_without_the_extra_a_table_is_printed_and_a_picture_says_what_to_install(news: str, tmp_path: Path) -> None:
    def run_without(*args: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", WITHOUT, *args, "--articles", news],
            capture_output=True,
            encoding="utf-8",
            timeout=60,
        )

    assert run_without("timeline", "fuel duty").returncode == 0
    for command in (["timeline", "fuel duty"], ["card"]):
        done = run_without(*command, "--png", str(tmp_path / "picture.png"))
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr == "onrecord: pictures need an extra: pip install 'onrecord[pictures]'\n"


def test_a_terminal_shows_colours_and_a_narrow_one_the_bars_alone(news: str) -> None:
    def shown(columns: int) -> str:
        args = ["-m", "bot", "timeline", "fuel duty", "--articles", news]
        env = {**os.environ, "TERM": "xterm-256color", "NO_COLOR": "", "COLUMNS": str(columns)}
        return str(pexpect.run(shlex.join([sys.executable, *args]), encoding="utf-8", env=env, timeout=60))

    wide, narrow = shown(100), shown(40)
    assert "\x1b[31mLena Ortiz\x1b[0m" in wide
    assert f"\x1b[31m{'█' * 24}\x1b[0m" in wide
    assert "\x1b[31m█ Lena Ortiz 1" in narrow
    assert f"12 May 2024  \x1b[32m{'█' * 20}\x1b[0m 1" in narrow
    assert "total" not in narrow
