"""`onrecord check` and `onrecord eval`: verdicts, exit codes, and benchmarks small enough to count by hand."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from bot.__main__ import main
from tests.newsroom import BUDGET, DAM


@pytest.fixture
def news(tmp_path: Path) -> str:
    path = tmp_path / "news.jsonl"
    path.write_text("".join(json.dumps(dataclasses.asdict(article)) + "\n" for article in (BUDGET, DAM)))
    return str(path)


@pytest.mark.parametrize(
    ("claim", "code", "verdict"),
    [
        ("The deal on pensions is dead", 0, "verbatim"),
        ("Lena Ortiz said “the deal on pensions is dead”", 0, "verbatim"),
        ("Maria Keller said “the deal on pensions is dead”", 1, "verbatim"),
        ("The deal on pensions is not dead", 1, "nearly"),
        ("Seven purple elephants sang opera", 1, "absent"),
    ],
)
def test_check_tells_whose_words_they_are(
    claim: str, code: int, verdict: str, news: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--json", claim, "--articles", news]) == code
    assert json.loads(capsys.readouterr().out)["verdict"] == verdict


def test_check_says_it_in_words(news: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "Maria Keller said “the deal on pensions is dead”", "--articles", news]) == 1
    shown = capsys.readouterr().out
    assert shown.startswith("Word for word, but not by Maria Keller:")
    assert "— Lena Ortiz" in shown


def test_a_check_of_nothing_is_bad_usage(news: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "  ", "--articles", news]) == 2
    assert "no words to check" in capsys.readouterr().err


def test_eval_answers_scores_both_bots(tmp_path: Path, news: str, capsys: pytest.CaptureFixture[str]) -> None:
    start = BUDGET.text.index("The deal on pensions")
    gold = {"article_id": BUDGET.id, "start": start, "end": start + 28, "speakers": ["Lena Ortiz"]}
    questions = tmp_path / "questions.jsonl"
    questions.write_text(
        json.dumps({"id": "1", "question": "What did Lena Ortiz say about the pensions deal?", "answers": [gold]})
        + "\n"
        + json.dumps({"id": "2", "question": "Who won the chess olympiad in Bergen?", "answers": []})
    )
    assert main(["eval", "answers", str(questions), "--articles", news, "--json"]) == 0
    tables = json.loads(capsys.readouterr().out)
    assert tables["On Record"][0]["score"] == 100
    assert tables["the usual bot"][0]["refused"] == 0


def test_eval_quotes_counts_quote_and_speaker_together(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "“We will not pay,” said Ana Ruiz.\n“You will,” thought the crowd behind him."
    wanted = {"spans": [[1, 17]], "span_kinds": ["direct"], "speaker_start": 24, "speaker_end": 32}
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps({"id": "1", "text": text, "lang": "en", "quotes": [wanted]}))
    assert main(["eval", "quotes", str(gold), "--json"]) == 0
    direct = json.loads(capsys.readouterr().out)["On Record"][0]
    assert (direct["kind"], direct["units"], direct["recall"]) == ("direct", 1, 100)


def test_eval_passages_ranks_the_right_one_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    texts = {"p1": "The dam broke in spring.", "p2": "The mayor plays chess.", "p3": "Fuel prices rose again."}
    lines = [json.dumps({"id": name, "article": "a", "title": "", "text": text}) for name, text in texts.items()]
    (tmp_path / "passages.jsonl").write_text("\n".join(lines))
    (tmp_path / "questions.jsonl").write_text(json.dumps({"id": "q1", "text": "When did the dam break?"}))
    (tmp_path / "qrels.tsv").write_text("q1\tp1\t1\n")
    assert main(["eval", "passages", str(tmp_path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["On Record"]["mrr_at_10"] == 100


@pytest.mark.parametrize("command", [["answers", "--articles", "."], ["passages"], ["quotes"]])
def test_a_missing_benchmark_is_one_line_and_exit_2(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name, *rest = command
    assert main(["eval", name, str(tmp_path / "missing"), *rest]) == 2
    err = capsys.readouterr().err
    assert "missing" in err
    assert "Traceback" not in err
