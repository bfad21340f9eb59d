"""The commands that fill a library and look after it: what they print, where, and their exit codes."""

from __future__ import annotations

import csv
import dataclasses
import json
import re
import signal
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pexpect
import pytest

from bot.__main__ import main
from retrieval import Article
from tests.adding_process import articles
from tests.faces import command
from tests.faces.terminal import Terminal
from tests.newsroom import BUDGET, DAM

FUEL = "What did Maria Keller say about the fuel duty?"
FUEL_WORDS = "We will not touch the fuel duty before the next budget"
Run = Callable[..., list[str]]


def write(path: Path, *several: Article) -> str:
    lines = (json.dumps(dataclasses.asdict(article)) + "\n" for article in several)
    path.write_text("".join(lines), encoding="utf-8")
    return str(path)


@pytest.fixture
def news(tmp_path: Path) -> str:
    return write(tmp_path / "news.jsonl", BUDGET, DAM)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*args: str, code: int = 0) -> list[str]:
        """The lines on standard output, and after them those on standard error."""
        assert main(args) == code
        printed = capsys.readouterr()
        return [*printed.out.splitlines(), *printed.err.splitlines()]

    return run


def test_what_is_added_is_asked_from_then_on(run: Run, news: str) -> None:
    told = run("add", news)
    assert told[0] == "2 added; 4 quotes found."
    assert told[1].startswith("The library holds 2 articles: ")
    assert told[1].endswith("libraries/default")
    assert run("ask", FUEL)[0] == f"┃ “{FUEL_WORDS}”"
    assert run("ask", "What did the mayor say about the dam?")[1] == "— Paul Weber, mayor"


def test_adding_again_tells_what_is_new(run: Run, news: str, tmp_path: Path) -> None:
    run("add", news)
    assert run("add", news)[0] == "2 unchanged; 0 quotes found."
    changed = dataclasses.replace(BUDGET, text=BUDGET.text.replace("Geneva", "Basel"))
    more = dataclasses.replace(DAM, id="more", title="More", text="“No more dams,” said Ada Lindqvist, an engineer.")
    write(tmp_path / "news.jsonl", changed, DAM, more)
    told = run("add", news, str(tmp_path / "missing.txt"), code=3)
    assert told[0] == "1 added, 1 updated, 1 unchanged, 1 failed; 3 quotes found."
    assert told[2] == f"onrecord: {tmp_path / 'missing.txt'}: there is no such file or folder"


def test_nothing_that_can_be_read_is_an_error(run: Run, tmp_path: Path) -> None:
    assert run("add", str(tmp_path / "missing.txt"), code=2)[0] == "1 failed; 0 quotes found."


def test_libraries_are_apart_by_name_and_by_folder(run: Run, news: str, tmp_path: Path) -> None:
    folder = str(tmp_path / "own library")
    run("add", "--library", "work", write(tmp_path / "dam.jsonl", DAM))
    run("add", "--library", folder, write(tmp_path / "budget.jsonl", BUDGET))
    assert run("list", "--library", "work") == ["dam  River <dam> & its critics · Metro, 2 June 2024"]
    assert run("list", "--library", folder) == ["budget  Budget talks enter final week · The Daily Ledger, 12 May 2024"]
    assert run("--library", folder, "ask", FUEL)[0] == f"┃ “{FUEL_WORDS}”"
    assert "Maria Keller” is quoted" in run("ask", "--library", "work", FUEL, code=1)[0]
    assert (
        "Give --articles or --library, not both."
        in run("ask", "--library", "work", FUEL, "--articles", news, code=2)[-1]
    )
    assert run("ask", FUEL, "--articles", news)[0] == f"┃ “{FUEL_WORDS}”"


def test_the_settings_may_name_the_library(
    run: Run, news: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("ONRECORD_LIBRARY", "work")
    run("add", news)
    assert len(run("list")) == 2
    monkeypatch.delenv("ONRECORD_LIBRARY")
    assert "holds no library; `onrecord add` makes one" in run("list", code=2)[0]
    settings = tmp_path / "settings.toml"
    settings.write_text('library = "beside/it"\n', encoding="utf-8")
    run("add", "--config", str(settings), news)
    assert (tmp_path / "beside" / "it" / "library.sqlite3").exists()


def test_every_command_that_asks_takes_a_library(run: Run, news: str, tmp_path: Path) -> None:
    run("add", "--library", "work", news)
    questions = tmp_path / "questions.jsonl"
    questions.write_text(json.dumps({"id": 1, "question": FUEL}) + "\n", encoding="utf-8")
    (line,) = run("batch", "--library", "work", str(questions))
    assert json.loads(line)["answers"][0]["article_id"] == "budget"
    assert "token" in run("bot", "--library", "work", code=2)[0]
    console = command.run("--library", "work", stdin=b"/sources\n")
    assert "River <dam> & its critics" in console.stdout.decode()


def test_an_article_is_shown_by_id_and_by_address(run: Run, news: str) -> None:
    run("add", news)
    shown = run("show", "budget")
    fields = (
        ("Title", BUDGET.title),
        ("Publisher", BUDGET.publisher),
        ("Published", "2024-05-12"),
        ("URL", BUDGET.url),
    )
    assert shown[:4] == [f"{name}: {value}" for name, value in fields]
    assert run("show", BUDGET.url + "#top") == shown
    article, quotes = map(json.loads, run("show", "--json", "budget"))
    assert article["text"] == BUDGET.text
    assert [quote["speaker_name"] for quote in quotes["quotes"]] == ["Maria Keller", "Lena Ortiz"]
    assert run("show", "nothing", code=2) == [
        "onrecord: there is no article nothing; `onrecord list` shows what there is"
    ]


def test_lists_are_narrowed_by_words(run: Run, news: str) -> None:
    run("add", news)
    assert [line.split()[0] for line in run("list", "CRITICS", "metro")] == ["dam"]
    (line,) = run("list", "--json", "budget")
    assert json.loads(line) == {
        name: value for name, value in dataclasses.asdict(BUDGET).items() if value and name != "text"
    }


def test_speakers_are_counted(run: Run, news: str) -> None:
    run("add", news)
    assert len(run("speakers")) == 4
    assert run("speakers", "--limit", "2")[1:] == ["     1  Lena Ortiz, union leader"]
    assert json.loads(run("speakers", "--json")[1]) == {"speaker": "Lena Ortiz", "role": "union leader", "quotes": 1}


def test_a_removed_article_is_found_no_more(run: Run, news: str) -> None:
    run("add", news)
    assert run("remove", "budget", "nothing", code=2) == [
        "removed budget: Budget talks enter final week",
        "onrecord: there is no article nothing; `onrecord list` shows what there is",
    ]
    assert "Maria Keller” is quoted" in run("ask", FUEL, code=1)[0]


def test_what_is_exported_can_be_added(run: Run, news: str, tmp_path: Path) -> None:
    run("add", news)
    exported = str(tmp_path / "all.jsonl")
    run("export", "-o", exported)
    run("add", "--library", "copy", exported)
    assert run("export", "--library", "copy") == run("export")
    rows = list(csv.DictReader(run("export", "--quotes")))
    assert [(row["article"], row["speaker"], row["quote"]) for row in rows][:1] == [
        ("budget", "Maria Keller", f"{FUEL_WORDS},")
    ]
    assert len(rows) == 4


def test_a_library_is_copied_by_name_or_folder(run: Run, news: str, tmp_path: Path) -> None:
    run("add", news)
    folder = tmp_path / "copy"
    assert run("library", "copy", "default", str(folder)) == [f"Copied 2 articles, 5 passages, 4 quotes: {folder}"]
    assert run("library", "copy", str(folder), "work")[0].startswith("Copied 2 articles, 5 passages, 4 quotes: ")
    assert run("list", "--library", "work") == run("list")
    assert "is not empty" in run("library", "copy", "default", "work", code=2)[0]
    assert "holds no library" in run("library", "copy", "nothing", "other", code=2)[0]


def test_check_mends_the_index_and_tells_of_damage(run: Run, news: str, tmp_path: Path) -> None:
    folder = tmp_path / "library"
    run("add", "--library", str(folder), news)
    assert run("library", "check", "--library", str(folder)) == ["2 articles, 5 passages: whole."]
    (fast,) = (folder / "index" / "articles").glob("*.fast")
    damaged = tmp_path / "damaged"  # put in its place, as what still reads the old file may not find it shorter
    damaged.write_bytes(fast.read_bytes()[::-1])
    damaged.replace(fast)
    told = run("library", "check", "--library", str(folder))
    assert told[-1] == "2 articles, 5 passages: whole."
    (folder / "library.sqlite3").write_bytes(b"nothing of the kind")
    assert "is damaged" in run("library", "check", "--library", str(folder), code=2)[0]


def test_everything_can_be_found_anew(run: Run, news: str, tmp_path: Path) -> None:
    run("add", "--library", str(tmp_path / "work"), news)
    with sqlite3.connect(tmp_path / "work" / "library.sqlite3") as connection:
        connection.execute("UPDATE articles SET attributions = (SELECT attributions FROM articles WHERE id = 'dam')")
    connection.close()
    assert run("library", "renew", "--library", str(tmp_path / "work"))[0] == "2 updated; 4 quotes found."
    assert run("ask", "--library", str(tmp_path / "work"), FUEL)[0] == f"┃ “{FUEL_WORDS}”"
    assert run("library", "check", "--library", str(tmp_path / "work")) == ["2 articles, 5 passages: whole."]


def test_stats_draw_bars(run: Run, news: str) -> None:
    run("add", news)
    drawn = run("library", "stats")
    assert drawn[1:5] == [
        "           2 articles",
        "           5 passages",
        "           4 quotes",
        "           4 speakers",
    ]
    assert f"  2024-05  {'█' * 40} 1" in drawn
    assert json.loads(run("library", "stats", "--json")[0])["articles"] == 2


def test_articles_may_come_from_standard_input(news: str) -> None:
    assert command.run("add", "-", stdin=Path(news).read_bytes()).stdout.startswith(b"2 added; 4 quotes found.")


def test_a_link_to_this_machine_is_refused(run: Run) -> None:
    told = run("add", "http://127.0.0.1:9/page.html", code=2)
    assert told[0] == "1 failed; 0 quotes found."
    assert told[1].startswith("onrecord: http://127.0.0.1:9/page.html: ")
    assert told[1].endswith("; --allow-private follows it")


@pytest.mark.usefixtures("interruptible")
def test_after_an_interrupt_the_same_command_goes_on(tmp_path: Path) -> None:
    source = write(tmp_path / "many.jsonl", *articles("east", 900))
    terminal = Terminal("add", source, dimensions=(24, 120))
    terminal.expect(r"/900")
    terminal.expect(r"articles · [1-9]\d* quotes")
    terminal.kill(signal.SIGINT)
    terminal.expect(r"(\d[\d,]*) added; ([\d,]+) quotes found\.")
    before = int(terminal.match[1].replace(",", ""))
    terminal.expect("stopped; give the same command again to go on")
    terminal.expect(pexpect.EOF)
    terminal.close()
    assert terminal.exitstatus == 130
    assert 0 < before < 900
    told = re.match(r"([\d,]+) added, ([\d,]+) unchanged; ", command.run("add", source).stdout.decode())
    assert told is not None
    new, there = (int(number.replace(",", "")) for number in told.groups())
    assert new + there == 900
    assert there - before in (0, 1)  # one may have been stored, and not counted yet
