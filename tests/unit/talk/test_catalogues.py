"""The catalogues hold what the bot says, all of it and nothing else, fit to be shown."""

from __future__ import annotations

import ast
import re
import shutil
import string
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po

from bot.wording import (
    LANGUAGES,
)

BOT = Path(__file__).parents[3] / "bot"


TRANSLATED = tuple(code for code in LANGUAGES if code != "en")


FOREIGN_MARKS = {"de": "”«»", "pt": "„«»", "zh": "„«»", **dict.fromkeys(("uk", "ru", "it", "fr", "es"), "“”„")}


def catalogue(code: str) -> Catalog:
    with (BOT / "locales" / code / "LC_MESSAGES" / "onrecord.po").open("rb") as file:
        return read_po(file, abort_invalid=True)


def messages(code: str) -> list[Message]:
    return [message for message in catalogue(code) if message.id]


def texts(of: object) -> tuple[str, ...]:
    """A message's text, or each of its plural forms."""
    return (of,) if isinstance(of, str) else tuple(map(str, of)) if isinstance(of, tuple | list) else ()


def placeholders(text: str) -> set[str]:
    return {name for _text, name, _form, _how in string.Formatter().parse(text) if name is not None}


@cache
def in_the_source() -> set[tuple[str, ...]]:
    found = extract_from_dir(str(BOT), keywords=DEFAULT_KEYWORDS)
    return {tuple(map(str, texts(text))) for _file, _line, text, _comments, _context in found}


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_catalogue_holds_the_texts_of_the_source_and_no_others(code: str) -> None:
    held = catalogue(code)
    assert {texts(message.id) for message in held if message.id} == in_the_source()
    assert not held.obsolete


@pytest.mark.parametrize("code", TRANSLATED)
def test_every_text_is_translated_in_every_form_with_the_same_values(code: str) -> None:
    held = catalogue(code)
    forms = {"uk": 3, "ru": 3, "zh": 1}.get(code, 2)
    assert held.num_plurals == forms
    for message in messages(code):
        given, translated = texts(message.id), texts(message.string)
        assert not message.fuzzy
        assert all(text.strip() for text in translated), message.id
        assert len(translated) == (forms if len(given) > 1 else 1), message.id
        wanted = placeholders(given[0])
        assert placeholders(translated[-1]) == wanted, message.id
        # where a form is for 1 alone, the number may be left out of it
        is_for_one = forms == 2 and code != "fr"
        for text in translated[:-1]:
            assert wanted - placeholders(text) <= ({"number"} if is_for_one else set()), message.id
            assert placeholders(text) <= wanted, message.id


@pytest.mark.parametrize("code", TRANSLATED)
def test_translations_keep_commands_ends_and_marks(code: str) -> None:
    for message in messages(code):
        for given, text in zip(texts(message.id), texts(message.string), strict=False):
            commands = {word for word in given.replace(":", " ").replace(".", " ").split() if word[0] == "/"}
            assert all(command in text for command in commands if "{" not in command), text
            assert text == text.strip()
            assert given.endswith(":") == text.endswith((":", "：")), text
            assert not set(text) & set(FOREIGN_MARKS[code]), text


def test_nothing_but_texts_of_the_source_is_translated() -> None:
    for path in sorted(BOT.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        marked = {"self.description", "self.argument"} if path == BOT / "talk/commands.py" else _marked_in(tree)
        if path == BOT / "wording.py":
            continue
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name):
                number = {"_": 1, "N_": 1, "ngettext": 3}.get(call.func.id)
                if number:
                    ours = call.args[:2] if call.func.id == "ngettext" else call.args
                    assert len(call.args) == number, f"{path}:{call.lineno}"
                    assert all(_is_text(one) or ast.unparse(one) in marked for one in ours), f"{path}:{call.lineno}"


SAYING = {"Note", "Action", "Quotations", "Listing", "Row", "Run", "Text", "Command", "InlineKeyboardButton"}
SAYING |= {"InlineQueryResultsButton", "Progress", "say", "answer"}
"""What shows its first words to a person."""


def test_whatever_is_said_in_a_chat_is_a_text_that_can_be_translated() -> None:
    for path in sorted(BOT.rglob("*.py")):
        if BOT / "cli" in path.parents:
            continue
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and ast.unparse(call.func).rpartition(".")[2] in SAYING:
                words = [word for given in call.args for word in _words_in(given)]
                assert not words, f"{path}:{call.lineno}: say {words} within _()"


def _words_in(given: ast.expr) -> list[str]:
    """The words that stand as they are in a string or an f-string; names of commands and things have no space."""
    parts = given.values if isinstance(given, ast.JoinedStr) else [given]
    texts = [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]
    return [text for text in texts if re.search(r"[^\W\d_]{2}", text) and (" " in text.strip() or text[0].isupper())]


def _marked_in(tree: ast.Module) -> set[str]:
    """The constants of a module that hold a text marked with N_."""
    return {
        ast.unparse(node.targets[0])
        for node in tree.body
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Call)
        and isinstance(node.value.func, ast.Name)
        and node.value.func.id == "N_"
    }


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


@pytest.fixture(scope="module")
def updated_locales(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The catalogues of a copy of the bot with one text more, after the documented commands and one for a language."""
    folder = tmp_path_factory.mktemp("translating")
    room = shutil.copytree(BOT, folder / "bot", ignore=shutil.ignore_patterns("__pycache__"))
    (room / "news.py").write_text('from bot.wording import _\nprint(_("A brand-new text"))\n', encoding="utf-8")
    pages = [path.read_text(encoding="utf-8") for path in BOT.parent.glob("*.md")]
    extract, update = (line for page in pages for line in page.splitlines() if line.startswith("pybabel "))
    init = "pybabel init --domain onrecord --input-file onrecord.pot --output-dir bot/locales --locale nl"
    for command in (extract, update, init):
        subprocess.run(
            [sys.executable, "-m", "babel.messages.frontend", *command.split()[1:]],
            cwd=folder,
            capture_output=True,
            check=True,
        )
    return room / "locales"


@pytest.mark.parametrize("code", [*TRANSLATED, "nl"])
def test_the_documented_commands_bring_a_new_text_into_a_catalogue(updated_locales: Path, code: str) -> None:
    with (updated_locales / code / "LC_MESSAGES" / "onrecord.po").open("rb") as file:
        updated = read_po(file, abort_invalid=True)
    assert updated["A brand-new text"].string == ""
    assert len(updated) == len(in_the_source()) + 1
    if code != "nl":
        assert all(updated[message.id].string == message.string for message in messages(code))


OTHER_FORM = {
    "de": r"[Dd]u|[Dd]ich|[Dd]ir|[Dd]ein\w*|[Ee]uch|[Ee]uer|[Ee]ure\w*",
    "fr": r"[Tt]u|[Tt]e|toi|[Tt]on|[Tt]es|[Tt]ien\w*",
    "uk": r"[Тт]и|[Тт]ебе|[Тт]обі|[Тт]обою|[Тт]вій|[Тт]во[яєїю]\w*",
    "ru": r"[Тт]ы|[Тт]ебя|[Тт]ебе|[Тт]обой|[Тт]во[йяеёию]\w*",
    "zh": r".*你.*",
    "it": r"Lei|Suoi?|Sua|Sue|[Vv]oi|[Vv]ostr\w+|[Ii]ntendeva|[Cc]hieda|[Ss]criva|[Mm]andi|[Ii]nvii|[Pp]rovi|[Tt]occhi",
    "es": r"[Uu]sted(?:es)?|[Vv]osotr\w+|[Vv]uestr\w+|[Qq]uería|[Ee]scriba|[Ee]nvíe|[Pp]regúnte\w*|[Ii]nténtelo",
    "pt": r"[Tt]u|ti|[Tt]eus?|[Tt]uas?|[Cc]ontigo|[Vv]ós|[Vv]oss\w+",
}
"""Words of the form of address that is not used: German, French, Ukrainian, Russian and Chinese are formal, Italian and
Spanish say tu and tú, Portuguese você."""


@pytest.mark.parametrize("code", TRANSLATED)
def test_one_form_of_address_is_used_throughout(code: str) -> None:
    words = re.compile(OTHER_FORM[code])
    told = [text for message in messages(code) for text in texts(message.string)]
    assert [text for text in told if any(map(words.fullmatch, re.findall(r"[^\W\d_]+", text)))] == []
