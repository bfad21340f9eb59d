"""The promise of docs/API.md: every name on that page exists with those parameters and fields, and the examples run."""

from __future__ import annotations

import ast
import inspect
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from functools import reduce
from pathlib import Path

import pytest

import retrieval
from tests.shared import ROOT

PAGE = (ROOT / "docs/API.md").read_text(encoding="utf-8")
EXAMPLES = ROOT / "docs/examples"
SIGNATURES = [
    line for block in re.findall(r"^```text\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE) for line in block.splitlines()
]


def _documented(line: str) -> ast.FunctionDef:
    """A signature of the page as Python parses it. Fields with and without defaults may follow each other there."""
    name, rest = line.split("(", 1)
    arrow = "" if "->" in rest else " -> None"
    (parsed,) = ast.parse(f"def {name.replace('.', '_')}({rest}{arrow}: ...").body
    assert isinstance(parsed, ast.FunctionDef)
    return parsed


@pytest.mark.parametrize("line", SIGNATURES, ids=lambda line: line.split("(")[0])
def test_what_the_page_documents_is_there(line: str) -> None:
    path = line.split("(")[0].split(".")
    thing: Callable[..., object] = reduce(getattr, path[1:], getattr(retrieval, path[0]))
    real = dict(inspect.signature(thing).parameters)
    if len(path) > 1:
        del real["self"]
    documented = _documented(line)
    positional = [one.arg for one in documented.args.args]
    by_position = [name for name, one in real.items() if one.kind is not inspect.Parameter.KEYWORD_ONLY]
    assert by_position[: len(positional)] == positional or inspect.isclass(thing)
    for one in (*documented.args.args, *documented.args.kwonlyargs, *filter(None, [documented.args.vararg])):
        assert one.annotation is not None
        assert ast.unparse(ast.parse(str(real.pop(one.arg).annotation))) == ast.unparse(one.annotation)
    assert [name for name, left in real.items() if left.default is inspect.Parameter.empty] == []
    if not inspect.isclass(thing):
        assert documented.returns is not None
        assert inspect.signature(thing).return_annotation == ast.unparse(documented.returns)


def test_the_page_names_what_is_exported_only() -> None:
    assert {line.split("(")[0].split(".")[0] for line in SIGNATURES} <= set(retrieval.__all__)


def test_the_types_travel_with_the_package() -> None:
    assert (Path(retrieval.__file__).parent / "py.typed").is_file()


def _run(*arguments: str, code: int = 0) -> str:
    done = subprocess.run(
        [sys.executable, *arguments], cwd=EXAMPLES, capture_output=True, encoding="utf-8", timeout=120
    )
    assert (done.returncode, done.stderr) == (code, "")
    return done.stdout


def test_questions_are_answered_by_a_script() -> None:
    told = _run("ask.py", "news", "What did Keller say about the fares?", "What did Obama say?")
    assert "“We kept the increase as small as we could,”\n  Maria Keller, The Harbour Post" in told
    assert "What did Obama say?\n  Nothing answers this.\n" in told


def test_who_is_quoted_how_often_is_drawn() -> None:
    chart = ET.fromstring(_run("chart.py", "news"))  # noqa: S314 - our own
    texts = [one.text for one in chart.iter("{http://www.w3.org/2000/svg}text")]
    assert texts == ["Maria Keller", "6", "Tomas Lind", "4", "Ines Okafor", "3"]


def test_a_file_of_quotations_is_checked() -> None:
    _, *rows = _run("batch_check.py", "news", "claims.csv", code=1).splitlines()
    verdicts = [row.split(",")[2:5] for row in rows]
    assert verdicts == [
        ["yes", "verbatim", "confirmed"],
        ["no", "nearly", "confirmed"],
        ["no", "verbatim", "contradicted"],
        ["yes", "verbatim", "confirmed"],
        ["no", "absent", ""],
    ]


def test_a_format_of_ones_own_is_read() -> None:
    told = _run("own_format.py", "hearing.log", "What did Okafor say about the law?")
    assert told.endswith("“One crew cannot sail seven nights. The law is clear about that.”, Ines Okafor\n")


@pytest.mark.parametrize("file", sorted(EXAMPLES.glob("*.py")), ids=lambda file: file.name)
def test_an_example_says_how_it_is_called(file: Path) -> None:
    done = subprocess.run([sys.executable, file], capture_output=True, encoding="utf-8", timeout=60)
    assert (done.returncode, done.stdout) == (1, "")
    assert f"`python {file.name} " in done.stderr


def test_every_example_is_tested() -> None:
    tests = Path(__file__).read_text(encoding="utf-8")
    assert [file.name for file in EXAMPLES.glob("*.py") if f'"{file.name}"' not in tests] == []
