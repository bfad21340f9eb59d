"""What is published: the wheel holds all that is needed and nothing that only a checkout needs."""

from __future__ import annotations

import re
import tomllib

import pytest
from hatchling.builders.wheel import WheelBuilder

from tests.shared import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LARGEST = 59_000_000
"""Bytes of all files. The two models are 51 million of them, code and the lists of forty languages 7 million."""


@pytest.fixture(scope="module")
def packed() -> dict[str, int]:
    """The files of the wheel with their sizes."""
    files = [one.path for one in WheelBuilder(str(ROOT)).recurse_included_files()]
    return {path.removeprefix(f"{ROOT}/"): (ROOT / path).stat().st_size for path in files}


def test_the_wheel_holds_code_data_and_types(packed: dict[str, int]) -> None:
    for name in (
        "retrieval/py.typed",
        "retrieval/semantic/reader/model.onnx",
        "bot/mcp/server.py",
        "seeds/__init__.py",
    ):
        assert name in packed
    for kind in (".toml", ".sql", ".po", ".pyi"):
        assert any(name.endswith(kind) for name in packed)
    assert sum(packed.values()) < LARGEST


def test_the_wheel_holds_nothing_that_only_a_checkout_needs(packed: dict[str, int]) -> None:
    unwanted = re.compile(r"^(tests|docs|\.ci)/|evaluating|/eval\.py$|deploy|__pycache__")
    assert [name for name in packed if unwanted.search(name)] == []


def test_nothing_in_the_wheel_needs_what_is_left_out() -> None:
    found = [
        path.relative_to(ROOT).as_posix()
        for package in ("bot", "retrieval", "config", "seeds")
        for path in (ROOT / package).rglob("*.py")
        if "retrieval.evaluating import" in path.read_text(encoding="utf-8") and "evaluating" not in path.parts
    ]
    assert found == ["bot/cli/running/eval.py"]


def test_the_version_has_a_dated_entry_in_the_changelog() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"^## \[{re.escape(PROJECT['version'])}\] - \d{{4}}-\d\d-\d\d$", changelog, re.MULTILINE)


def test_the_matrix_of_ci_covers_the_versions_that_are_claimed() -> None:
    claimed = {one.rsplit(" ", 1)[1] for one in PROJECT["classifiers"] if re.search(r":: 3\.\d+$", one)}
    (matrix,) = re.findall(r"^matrix='(.*)'$", (ROOT / ".ci/run").read_text(encoding="utf-8"), re.MULTILINE)
    assert claimed <= set(matrix.split())


def test_ci_names_a_version_of_everything_that_is_asked_for() -> None:
    named = {
        re.sub(r"[-_.]+", "-", line.split("==")[0]).lower()
        for line in (ROOT / ".ci/constraints.txt").read_text(encoding="utf-8").splitlines()
        if "==" in line
    }
    extras = {name: asked for name, asked in PROJECT["optional-dependencies"].items() if name != "train"}
    wanted = [one for asked in (PROJECT["dependencies"], *extras.values()) for one in asked]
    names = {re.sub(r"[-_.]+", "-", re.split(r"[\[>=<!~ ]", one)[0]).lower() for one in wanted}
    assert names - {"onrecord"} <= named
