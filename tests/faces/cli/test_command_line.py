"""The command line, as people and scripts use it: what it prints, where, and its exit codes."""

from __future__ import annotations

import dataclasses
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot.__main__ import main
from seeds import SEEDS
from tests.faces.command import FUEL, FUEL_WORDS, run, write_articles
from tests.newsroom import BUDGET, DAM

PENSIONS = "What did Lena Ortiz say about pensions?"


def test_ask_prints_a_card(budget: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", FUEL, "--articles", budget]) == 0
    assert capsys.readouterr().out.splitlines()[:4] == [
        f"┃ “{FUEL_WORDS}”",
        "— Maria Keller, finance minister",
        "  Budget talks enter final week · The Daily Ledger, 12 May 2024",
        "  https://ledger.example.com/budget?day=12&part=a",
    ]


def test_ask_json_gives_everything_a_script_needs(budget: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "--json", FUEL, "--articles", budget]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed.keys() == {"question", "answers", "closest"}
    assert printed["question"] == FUEL
    best = printed["answers"][0]
    assert {name: best[name] for name in ("text", "speaker", "role", "source", "cue", "kind")} == {
        "text": f"{FUEL_WORDS},",
        "speaker": "Maria Keller",
        "role": "finance minister",
        "source": "Maria Keller, the finance minister",
        "cue": "said",
        "kind": "direct",
    }
    assert BUDGET.text[best["start"] : best["end"]] == f"{FUEL_WORDS},"
    passage = best["passage"]
    assert BUDGET.text[passage["start"] : passage["end"]] == passage["text"]
    assert FUEL_WORDS in passage["text"]
    assert 0 <= best["confidence"] <= 1
    assert isinstance(best["score"], float)
    assert best["article"] == {name: getattr(BUDGET, name) for name in ("id", "title", "publisher", "published", "url")}


def test_ask_exits_with_1_where_nothing_answers(budget: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "How do I bake sourdough bread?", "--articles", budget]) == 1
    assert "no passage that answers this in 1 article" in capsys.readouterr().out
    assert main(["ask", "How do I bake sourdough bread?", "--articles", budget, "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["answers"] == []


def test_ask_reads_the_question_from_a_pipe(budget: str) -> None:
    for args in (["ask", "--articles", budget], ["ask", "-", "--articles", budget]):
        done = run(*args, stdin=FUEL.encode())
        assert (done.returncode, done.stderr) == (0, b"")
        assert FUEL_WORDS in done.stdout.decode()


def test_ask_reads_articles_from_a_pipe() -> None:
    done = run("ask", FUEL, "--articles", "-", stdin=BUDGET.text.encode())
    assert (done.returncode, done.stderr) == (0, b"")
    assert FUEL_WORDS in done.stdout.decode()


@pytest.mark.parametrize(
    "args",
    [
        ["ask", FUEL, "--articles", "{dam}", "{budget}"],
        ["ask", FUEL, "--articles", "{dam}", "--articles", "{budget}"],
        ["ask", FUEL, "--articles={budget}", "--json"],
        ["ask", "--articles", "{dam}", "{budget}", "--json", FUEL],
        ["ask", "--articles", "{dam}", "{budget}", FUEL],
        ["ask", "--articles", "{dam}", "{budget}", "--", FUEL],
        ["ask", "--articles", "{dam}", "{budget}", *FUEL.split()],
        ["ask", "--json", "--articles", "{budget}", *FUEL.split()],
        ["--articles", "{dam}", "{budget}", "ask", FUEL],
    ],
)
def test_articles_takes_several_paths(
    args: list[str], budget: str, dam: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([arg.format(budget=budget, dam=dam) for arg in args]) == 0
    assert FUEL_WORDS in capsys.readouterr().out


def test_a_bad_article_is_told_and_stops_no_other(budget: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", FUEL, "--articles", "missing.txt", budget, "--json"]) == 0
    printed = capsys.readouterr()
    assert json.loads(printed.out)["answers"][0]["text"] == f"{FUEL_WORDS},"
    assert printed.err == "onrecord: missing.txt: there is no such file or folder\n"


@pytest.mark.parametrize(
    "args",
    [
        ["ask", "x", "--articles", "missing.txt"],
        ["quotes", "missing.txt"],
        ["quotes", "missing.txt", "--json"],
        ["console", "--articles", "missing.txt"],
        ["ask", " "],
        ["ask", "x", "--config", "missing.toml"],
        ["check", "one claim", "and another"],
        ["ask", "x", "--colour"],
        ["batch"],
        ["batch", "missing.jsonl"],
        ["bot"],
        ["bot", "--token-file", "missing"],
        ["bot", "--api-url", "localhost"],
        ["completion", "tcsh"],
        ["answer", "x"],
    ],
    ids=" ".join,
)
def test_bad_usage_and_input_exit_with_2_and_say_why(args: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(args) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.strip()
    assert "Traceback" not in printed.err


def test_without_a_token_the_bot_says_where_to_put_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bot"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "ONRECORD_TELEGRAM_TOKEN" in line


@pytest.mark.parametrize(
    "question",
    ["the of and", "🙂🙂🙂", "?" * 1_000, "why " * 25_000, "\x00\x1b[2J", "“", "../../etc/passwd", "%s {0} [b]"],
    ids=["stopwords", "emoji", "signs", "100,000 characters", "controls", "mark", "path", "formats"],
)
@pytest.mark.parametrize("flags", [[], ["--json"]], ids=["card", "json"])
def test_odd_questions_are_answered_with_nothing(
    question: str, flags: list[str], budget: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ask", question, "--articles", budget, *flags]) == 1
    printed = capsys.readouterr()
    assert printed.err == ""
    assert "\x1b" not in printed.out


def test_quotes_tell_why_a_speaker_was_chosen(budget: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["quotes", "--why", budget]) == 0
    printed = capsys.readouterr().out
    for told in (
        "speaker  Maria Keller",
        "cue      said",
        "rule     cue_speech: A verb of saying",
        "name     the source",
    ):
        assert told in printed
    assert main(["quotes", "--why", "--json", budget]) == 0
    quotes = json.loads(capsys.readouterr().out)["quotes"]
    assert all(quote["why"].keys() == {"rule", "reason", "name", "withheld"} for quote in quotes)


def test_quotes_json_prints_a_line_per_article(budget: str, dam: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["quotes", "--json", budget, dam]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["id"] for line in lines] == ["budget", "dam"]
    for line, article in zip(lines, (BUDGET, DAM), strict=True):
        for quote in (quote for quote in line["quotes"] if quote["kind"] == "direct"):
            words = [article.text[start:end] for start, end in quote["spans"]]
            assert quote["text"] == " … ".join(words)
            assert (quote["start"], quote["end"]) == (quote["spans"][0][0], quote["spans"][-1][1])
            assert article.text[quote["speaker_start"] : quote["speaker_end"]] == quote["speaker_text"]
            assert [article.text[start:end] for start, end in quote["cue_spans"]] == ["said"]
            assert 0 <= quote["confidence"] <= 1
    assert [(quote["speaker_name"], quote["role"]) for quote in lines[0]["quotes"] if quote["kind"] == "direct"] == [
        ("Maria Keller", "finance minister"),
        ("Lena Ortiz", "union leader"),
    ]


def test_quotes_prints_a_table_for_people(budget: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["quotes", budget]) == 0
    printed = capsys.readouterr().out
    assert BUDGET.title in printed
    assert "The deal on pensions is dead" in printed
    assert "Lena Ortiz" in printed


def test_an_article_without_quotes_is_no_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "dull.txt").write_text("Nothing happened.", encoding="utf-8")
    assert main(["quotes", str(tmp_path / "dull.txt")]) == 0
    assert "no quotes" in capsys.readouterr().out
    assert main(["quotes", "--json", str(tmp_path / "dull.txt")]) == 0
    assert json.loads(capsys.readouterr().out) == {"id": "dull", "quotes": []}


def test_without_a_path_the_seeds_are_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["quotes", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["id"] == next(SEEDS.glob("*.txt")).stem


def test_articles_may_come_from_the_settings(
    tmp_path: Path, budget: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('articles = ["budget.jsonl"]', encoding="utf-8")
    for args in (["quotes", "--json", "--config", str(file)], ["--config", str(file), "quotes", "--json"]):
        assert main(args) == 0
        assert json.loads(capsys.readouterr().out)["id"] == "budget"
    monkeypatch.setenv("ONRECORD_ARTICLES", budget)
    assert main(["ask", FUEL]) == 0


def test_version_help_and_completion_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("onrecord ")
    for command in ("ask", "quotes", "batch", "console", "bot", "completion"):
        assert main([command, "--help"]) == 0
        assert f"Usage: onrecord {command}" in capsys.readouterr().out
    for shell in ("bash", "zsh", "fish"):
        assert main(["completion", shell]) == 0
        assert "_ONRECORD_COMPLETE" in capsys.readouterr().out


def test_output_is_utf_8_whatever_the_locale(budget: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot", "ask", FUEL, "--articles", budget],
        capture_output=True,
        env={**os.environ, "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        timeout=60,
    )
    assert f"“{FUEL_WORDS}”" in done.stdout.decode("utf-8")


def test_a_reader_that_leaves_ends_the_command_quietly(tmp_path: Path) -> None:
    many = (dataclasses.replace(BUDGET, id=str(number), text=f"{BUDGET.text}\n\n" * 9) for number in range(60))
    articles = write_articles(tmp_path / "many.jsonl", *many)
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "quotes", "--json", articles], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 1


@pytest.mark.usefixtures("interruptible")
def test_ctrl_c_ends_the_command_quietly() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "bot"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(b"/help\n")
        process.stdin.flush()
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        _, complaint = process.communicate(timeout=60)
        assert (process.returncode, complaint.strip()) == (130, b"")


def test_ask_gives_a_verdict_on_a_claim(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article = tmp_path / "vote.txt"
    article.write_text("“The plan is dead,” Alastair Reid said. “We will not pay twice.”", encoding="utf-8")
    assert main(["ask", "--articles", str(article), "Did Alastair Reid say the school needs a roof?"]) == 1
    assert "not on this" in capsys.readouterr().out
    assert main(["ask", "--json", "--articles", str(article), "Did Alastair Reid say the plan is dead?"]) == 0
    claim = json.loads(capsys.readouterr().out)["claim"]
    assert (claim["standing"], claim["verdict"]) == ("verbatim", "verbatim")


def test_small_talk_is_answered_as_in_a_talk_and_is_no_question(
    budget: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ask", "hello", "--articles", budget]) == 1
    assert "Ask me what somebody said" in capsys.readouterr().out
    assert main(["ask", f"Hi, {FUEL}", "--articles", budget]) == 0
    assert FUEL_WORDS in capsys.readouterr().out
