"""Laws of the house: imports point downwards, rooms are of a readable size, and each library is known where it belongs.

Imports are read from the source, so that also those inside functions and under TYPE_CHECKING count.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Mapping
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from tests.shared import ROOT

PACKAGES = ("bot", "retrieval", "config", "seeds")
SOURCES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
FLOORS: tuple[set[str], ...] = (
    {"bot", "bot.__main__"},
    {"bot.cli"},
    {"bot.console", "bot.mcp", "bot.telegram"},
    {"bot.pictures"},
    {"bot.talk"},
    {"bot.wording", "bot.printable", "bot.links"},
    {"config", "seeds"},
    {"retrieval.evaluating"},
    {"retrieval"},
    {"retrieval.asking"},
    {"retrieval.storing", "retrieval.checking", "retrieval.watching"},
    {"retrieval.answering"},
    {"retrieval.library"},
    {"retrieval.quoting", "retrieval.reading", "retrieval.searching", "retrieval.semantic"},
    {"retrieval.people"},
    {"retrieval.text"},
    {"retrieval.records", "retrieval.errors"},
)
"""The rooms from top to bottom. A room imports from itself and from rooms on lower floors only."""
FLOOR_OF = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}


def _module(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {_module(path) for path in SOURCES}


@cache
def imported(path: Path) -> set[str]:
    """Every name that a file imports, with the module that it is imported from."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def libraries(path: Path) -> set[str]:
    return {name.split(".")[0] for name in imported(path)}


def own_modules(path: Path) -> set[str]:
    """The modules of this project that a file imports, or imports a name from."""
    found = set()
    for name in imported(path):
        if name.split(".")[0] in PACKAGES:
            found.add(name if name in MODULES else name.rpartition(".")[0])
    return found


def room_of(module: str) -> str:
    """The room that a module belongs to: the longest name on the floors that it begins with."""
    parts = module.split(".")
    while parts and ".".join(parts) not in FLOOR_OF:
        parts.pop()
    return ".".join(parts)


def within(path: Path, *folders: str) -> bool:
    return any(ROOT / folder in path.parents or ROOT / folder == path for folder in folders)


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def rooms_above(path: Path) -> set[str]:
    """The rooms that a file imports from although they do not stand on a lower floor."""
    here = room_of(_module(path))
    there = {room_of(module) for module in own_modules(path)} - {here}
    return {room for room in there if FLOOR_OF[room] <= FLOOR_OF[here]}


def broken(found: Mapping[Path, set[str]]) -> dict[str, set[str]]:
    """The files with what they must not import; to be compared with {}."""
    return {_name(path): names for path, names in found.items() if names}


def outside(*folders: str) -> Iterable[Path]:
    return (path for path in SOURCES if not within(path, *folders))


def inside(*folders: str) -> Iterable[Path]:
    return (path for path in SOURCES if within(path, *folders))


@pytest.mark.parametrize("package", ["bot", "retrieval"])
def test_every_room_stands_on_a_floor(package: str) -> None:
    rooms = {path.name.removesuffix(".py") for path in (ROOT / package).iterdir() if (path / "__init__.py").is_file()}
    rooms |= {path.stem for path in (ROOT / package).glob("*.py")} - {"__init__"}
    assert {f"{package}.{room}" for room in rooms} <= FLOOR_OF.keys()


def test_imports_point_downwards() -> None:
    assert broken({path: rooms_above(path) for path in SOURCES}) == {}


def test_no_arrow_comes_back() -> None:
    arrows: dict[str, set[str]] = {}
    for path in SOURCES:
        here = room_of(_module(path))
        there = {room_of(module) for module in own_modules(path)} - {here}
        arrows.setdefault(here, set()).update(there)
    TopologicalSorter(arrows).prepare()  # raises where there is a cycle


def test_settings_and_seeds_are_known_to_the_command_line_alone() -> None:
    others = outside("bot/__main__.py", "bot/cli", "config", "seeds")
    assert broken({path: libraries(path) & {"config", "seeds"} for path in others}) == {}


def test_only_the_telegram_room_knows_telegram_or_an_event_loop() -> None:
    assert broken({path: libraries(path) & {"telegram", "asyncio"} for path in outside("bot/telegram")}) == {}


def test_only_the_room_for_assistants_knows_their_protocol() -> None:
    protocol = {"mcp", "mcp_types", "pydantic"}
    assert broken({path: libraries(path) & protocol for path in outside("bot/mcp")}) == {}


def test_the_conversation_knows_no_face() -> None:
    faces = {"telegram", "asyncio", "click", "rich", "prompt_toolkit", "mcp"}
    assert broken({path: libraries(path) & faces for path in inside("bot/talk")}) == {}


def test_the_bot_uses_retrieval_through_its_door() -> None:
    def past_the_door(path: Path) -> set[str]:
        used = {module for module in own_modules(path) if module.split(".")[0] == "retrieval"}
        return used - ({"retrieval", "retrieval.evaluating"} if within(path, "bot/cli") else {"retrieval"})

    assert broken({path: past_the_door(path) for path in inside("bot")}) == {}


def test_only_the_room_of_pictures_draws_and_it_knows_no_face() -> None:
    drawing = {"PIL", "bidi", "uharfbuzz", "wcwidth"}
    assert broken({path: libraries(path) & drawing for path in outside("bot/pictures")}) == {}
    assert broken({path: libraries(path) & {"click", "telegram"} for path in inside("bot/pictures")}) == {}


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
    modules = {module for path in (QUOTING / room).rglob("*.py") for module in own_modules(path)}
    used = {module.removeprefix(door).split(".")[0] for module in modules if module.startswith(door)}
    assert used <= QUOTING_MAY_IMPORT[room]


CHARACTER_CLASS = re.compile(r"\[(?:\\.|[^\]\\])*\]|\S-\S")
"""Letters of which a pattern takes any one, and ranges of letters: they are the alphabet's and no word."""
WORD = re.compile(r"[^\W\d_]{2,}")
NAMES_OF_THEIR_OWN = ("bot/wording.py", "bot/pictures", "bot/telegram/drawing/visible.py", "retrieval/evaluating")
"""Where foreign words belong: languages by their own names, letters to be drawn, domains, the data sets' verbs."""


def words_of_other_languages(path: Path) -> set[str]:
    """The texts in a file that hold a word which is not in Latin letters without accents; docstrings left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant | ast.JoinedStr)
        for part in ast.walk(node.value)
    }
    texts = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in docstrings)
    return {text for text in texts if isinstance(text, str) and _holds_word_beyond_ascii(text)}


def _holds_word_beyond_ascii(text: str) -> bool:
    return not all(map(str.isascii, WORD.findall(CHARACTER_CLASS.sub("", text))))


def test_words_of_languages_stand_in_the_folders_of_the_languages() -> None:
    assert broken({path: words_of_other_languages(path) for path in outside(*NAMES_OF_THEIR_OWN)}) == {}


@pytest.mark.parametrize(
    "code", ['AND = re.compile(r"(?:and|та|och)")', 'LABELS = {"größe"}', 'COURTESIES = ("女士",)']
)
def test_a_word_of_a_language_in_the_code_is_found(code: str, tmp_path: Path) -> None:
    path = tmp_path / "code.py"
    path.write_text(f'"""A docstring may quote: «да»."""\nLETTERS = "[а-я]"\n{code}\n', encoding="utf-8")
    assert words_of_other_languages(path)


LONGEST = 300
"""Lines of a file."""


def test_files_stay_readable() -> None:
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in [*SOURCES, *TESTS]}
    assert {_name(path): count for path, count in lines.items() if count > LONGEST} == {}


MOST_FILES = 14
"""Files of a folder, __init__.py not counted: about a dozen."""


def test_a_folder_holds_about_a_dozen_files() -> None:
    files: dict[str, set[Path]] = {}
    for path in [*SOURCES, *TESTS]:
        folder = path.parent
        files[_name(folder)] = {each for each in folder.iterdir() if each.is_file() and each.name != "__init__.py"}
    assert {name: len(held) for name, held in files.items() if len(held) > MOST_FILES} == {}


def replaced_in(path: Path) -> set[str]:
    """What tests of a file put something else in the place of: the first argument of `setattr`, as it is written."""
    calls = (node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call))
    return {
        ast.unparse(call.args[0]).strip("'")
        for call in calls
        if isinstance(call.func, ast.Attribute) and call.func.attr == "setattr" and call.args
    }


def test_no_test_replaces_a_part_of_our_own_code() -> None:
    """A test of code with another part in it is no test of what people run; what must vary is an argument."""
    replaced = {_name(path): replaced_in(path) - {"sys.stdin"} for path in TESTS}
    assert {name: parts for name, parts in replaced.items() if parts} == {}
    assert not [_name(path) for path in TESTS if "unittest.mock" in imported(path)]
