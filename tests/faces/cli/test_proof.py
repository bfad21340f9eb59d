"""`onrecord proof`: the table, JSON, the page and the exit codes; the language of `onrecord check`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import html

from bot.__main__ import main
from tests.faces.command import FUEL_WORDS, write_articles
from tests.newsroom import BUDGET

TRUE = "“We will not touch the fuel duty before the next budget,” said Maria Keller.\n"
ALTERED = "“We will not touch the fuel tax before the next budget,” said Maria Keller.\n"
OTHERS = "“The deal on pensions is dead,” said Maria Keller.\n"
ABSENT = "“I have baked bread here for forty years,” said Ines <b>Albrecht</b>.\n"


@pytest.mark.parametrize(
    ("text", "flags", "code"),
    [
        (TRUE, [], 0),
        (ALTERED, [], 1),
        (OTHERS, [], 1),
        (ABSENT, [], 0),
        (ABSENT, ["--strict"], 1),
        ("Nobody spoke at all that day.", ["--strict"], 0),
    ],
)
def test_the_exit_code_says_whether_something_is_wrong(
    text: str, flags: list[str], code: int, tmp_path: Path, budget: str
) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(f"A week of talks.\n\n{text}", encoding="utf-8")
    assert main(["proof", str(draft), *flags, "--articles", budget]) == code


def test_a_table_a_line_of_json_and_a_page(tmp_path: Path, budget: str, capsys: pytest.CaptureFixture[str]) -> None:
    draft, page = tmp_path / "draft.md", tmp_path / "proof.html"
    draft.write_text("\n".join(("# Talks & more", TRUE, ALTERED, OTHERS, ABSENT)), encoding="utf-8")
    assert main(["proof", str(draft), "--articles", budget, "--html", str(page)]) == 1
    told = capsys.readouterr().out
    assert "Wrong quotations in this draft: 2 of 4." in told
    assert "not “tax” but “duty”" in told
    assert main(["proof", str(draft), "--articles", budget, "--json"]) == 1
    record = json.loads(capsys.readouterr().out)
    assert [one["verdict"] for one in record["quotations"]] == ["verbatim", "altered", "misattributed", "absent"]
    assert record["quotations"][2]["published_speaker"] == "Lena Ortiz"
    root = html.document_fromstring(page.read_text(encoding="utf-8"))
    assert root.xpath("string(//del)") == "tax"
    assert root.xpath("string(//ins)") == "duty"
    assert not root.xpath("//script | //img | //link | //@src")
    links = {link for element in root.iter("a") if (link := element.get("href"))}
    known = {f"#{element.get('id')}" for element in root.iter() if element.get("id")}
    assert {link for link in links if not link.startswith("http")} <= known


def test_the_page_goes_to_standard_output_alone(
    tmp_path: Path, budget: str, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(TRUE, encoding="utf-8")
    assert main(["proof", str(draft), "--articles", budget, "--html", "-"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("<!doctype html>")
    assert out.endswith("</html>\n")


def test_standard_input_is_not_both_the_draft_and_the_articles(budget: str) -> None:
    assert main(["proof", "-", "--articles", "-"]) == 2
    assert main(["proof", "/no/such/draft.docx", "--articles", budget]) == 2
    assert main(["proof", budget, "--articles", budget, "--html", "/no/such/folder/page.html"]) == 2


@pytest.mark.parametrize(
    ("local", "verdict"),
    [
        ("de_DE.UTF-8", "Ja, wörtlich:"),
        ("de_DE", "Ja, wörtlich:"),
        ("fr_CA", "Oui, mot pour mot"),
        ("C", "Yes, word for word:"),
    ],
)
def test_check_speaks_the_language_of_the_terminal(
    tmp_path: Path, local: str, verdict: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", local)
    budget = write_articles(tmp_path / "budget.jsonl", BUDGET)
    assert main(["check", FUEL_WORDS, "--articles", budget]) == 0
    assert capsys.readouterr().out.startswith(verdict)
