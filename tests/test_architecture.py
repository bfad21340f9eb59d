"""The house's laws: arrows one way, rooms of a readable size."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = sorted(path for room in ("bot", "retrieval", "config", "seeds") for path in (ROOT / room).rglob("*.py"))
LONGEST = 320
MAY_IMPORT = {
    "retrieval": {"retrieval"},
    "bot": {"bot", "retrieval"},
    "config": {"config"},
    "seeds": set[str](),
}


def imported(path: Path) -> set[str]:
    modules = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            modules |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            modules.add(node.module or "")
    return modules


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_arrows_point_one_way(path: Path) -> None:
    room = path.relative_to(ROOT).parts[0]
    allowed = MAY_IMPORT[room] | ({"config", "seeds"} if ROOT / "bot/cli" in path.parents else set())
    ours = {module.split(".")[0] for module in imported(path)} & MAY_IMPORT.keys()
    assert ours <= allowed


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_only_the_telegram_room_knows_telegram_or_an_event_loop(path: Path) -> None:
    if ROOT / "bot/telegram" not in path.parents:
        assert not {module.split(".")[0] for module in imported(path)} & {"telegram", "asyncio"}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_faces_use_retrieval_through_its_door(path: Path) -> None:
    if path.relative_to(ROOT).parts[0] == "bot":
        doors = {"retrieval", "retrieval.evaluating"} if path == ROOT / "bot/cli/running/eval.py" else {"retrieval"}
        used = {module for module in imported(path) if module.split(".")[0] == "retrieval"}
        assert used <= doors


DRAWING = {"PIL", "bidi", "uharfbuzz", "wcwidth"}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_only_the_room_of_pictures_draws_and_it_knows_no_face(path: Path) -> None:
    modules = imported(path)
    if ROOT / "bot/pictures" in path.parents:
        assert not {module.split(".")[0] for module in modules} & {"click", "telegram"}
        assert not any(module.startswith(("bot.cli", "bot.telegram")) for module in modules)
    else:
        assert not {module.split(".")[0] for module in modules} & DRAWING
        assert not any(module.startswith("bot.pictures.") for module in modules)


QUOTING = ROOT / "retrieval/quoting"
QUOTING_MAY_IMPORT = {
    "marks": {"marks"},
    "grammar": {"grammar", "lexicon", "marks"},
    "reports": {"reports", "grammar", "lexicon"},
    "naming": {"naming", "grammar", "lexicon"},
    "linking": {"linking", "reports", "grammar", "lexicon", "marks"},
}


@pytest.mark.parametrize("room", QUOTING_MAY_IMPORT)
def test_the_rooms_of_quoting_build_on_each_other_one_way(room: str) -> None:
    door = "retrieval.quoting."
    modules = {module for path in (QUOTING / room).rglob("*.py") for module in imported(path)}
    used = {module.removeprefix(door).split(".")[0] for module in modules if module.startswith(door)}
    assert used <= QUOTING_MAY_IMPORT[room]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_files_stay_readable(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST
