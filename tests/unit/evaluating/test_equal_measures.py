"""The measures here give the figures of the public scorers, where these lie beside the project."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import pytest

from retrieval import Article, Library, answer, read_articles
from retrieval.evaluating import ask_library, judge, read_questions, tabulate
from tests.evaluating.checks import checked
from tests.evaluating.speaker_scores import read_cases
from tests.evaluating.speakers import scored_case, tabulated
from tests.shared import ROOT, SHARED, needs_shared

pytestmark = pytest.mark.no_cover
SETS = SHARED / "data/qa"
TOOLS = SHARED / "tools"


def printed(tool: str, *args: str) -> dict[str, list[float]]:
    """The rows of the table that a scorer prints, by their first word."""
    done = subprocess.run(
        [sys.executable, str(TOOLS / tool), *args], capture_output=True, check=True, encoding="utf-8", cwd=ROOT
    )
    rows = (re.match(r"(\S+)((?:\s+(?:[\d.]+|-))+)\s*$", line) for line in done.stdout.splitlines())
    return {row[1]: [float(figure) for figure in row[2].split() if figure != "-"] for row in rows if row}


@needs_shared
def test_answers_are_scored_as_by_the_public_scorer(tmp_path: Path) -> None:
    library = Library(semantic=False)
    for article in read_articles(SETS / "news-dev.articles.jsonl"):
        assert isinstance(article, Article)
        library.add(article)
    questions = list(read_questions(SETS / "news-dev-questions.jsonl"))
    with (tmp_path / "answers.jsonl").open("w", encoding="utf-8") as file:
        for posed in questions:
            shown = [
                {
                    "article_id": one.article.id,
                    "start": one.span.start,
                    "end": one.span.end,
                    "text": one.text,
                    "speaker": one.speaker.name if one.speaker else None,
                }
                for one in answer(posed.question, library, posed.talk).evidence
            ]
            file.write(json.dumps({"id": posed.id, "answers": shown}) + "\n")
    public = printed(
        "eval_answers.py",
        "--gold",
        str(SETS / "news-dev-questions.jsonl"),
        "--pred",
        str(tmp_path / "answers.jsonl"),
    )
    ours = {row.group: row for row in tabulate(list(judge(questions, ask_library(library))))}
    for group in ours.keys() - {"unanswerable"}:
        figures = [round(value, 1) for value in list(asdict(ours[group]).values())[2:] if value is not None]
        assert public[group] == [ours[group].questions, *figures], group


ONRECORD = f'#!/bin/sh\nunset COVERAGE_PROCESS_CONFIG\nexec {sys.executable} -m bot "$@"\n'
"""The command as the public scorers start it, not slowed down by the counting of lines."""


@needs_shared
def test_speakers_are_scored_as_by_the_public_scorer(tmp_path: Path) -> None:
    cases = SHARED / "data/speaker-cases/cases.jsonl"
    command = tmp_path / "onrecord"
    command.write_text(ONRECORD)
    command.chmod(0o755)
    public = printed("run_speaker_cases.py", str(cases), "--onrecord", str(command))
    ours = tabulated([(case, scored_case(case)) for case in read_cases(cases)])
    assert {language: counts[:8] for language, counts in public.items()} == {
        language: list(asdict(counts).values()) for language, counts in ours.items()
    }


CLAIMS = 3
"""The first claims of the set: one that stands, one altered, one in another mouth. Each takes the scorer a process."""


@needs_shared
def test_claims_are_scored_as_by_the_public_scorer(tmp_path: Path) -> None:
    articles = SETS / "news-dev.articles.jsonl"
    claims = tmp_path / "claims.jsonl"
    claims.write_bytes(b"".join((SETS / "news-dev.checks.jsonl").read_bytes().splitlines(keepends=True)[:CLAIMS]))
    command = tmp_path / "onrecord"
    command.write_text(ONRECORD)
    command.chmod(0o755)
    scorer = [sys.executable, str(TOOLS / "run_checks.py"), str(claims), "--articles", str(articles)]
    done = subprocess.run(
        [*scorer, "--onrecord", str(command)], capture_output=True, encoding="utf-8", cwd=ROOT, check=False
    )
    verdicts = list(checked(claims, articles))
    right = sum(one.is_right for one in verdicts)
    false_yes = sum(one.yes and not one.claim.stands for one in verdicts)
    assert done.stdout.splitlines()[-1] == f"{right} of {CLAIMS} right, {false_yes} false yes", done.stderr
