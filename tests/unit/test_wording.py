"""The bot's own words in nine languages: nothing missing, nothing broken, and all within what Telegram takes."""

from __future__ import annotations

import ast
import asyncio
import datetime as dt
import re
import shutil
import string
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po

from bot.commands import COMMANDS
from bot.conversation import Conversation, Request
from bot.replies import Listing, Paragraph, Reply
from bot.telegram import presses
from bot.telegram.background import in_background
from bot.welcome import now_speaking
from bot.wording import (
    LANGUAGES,
    _,
    day_in_words,
    filled,
    grouped,
    language,
    language_called,
    language_of_code,
    month_in_words,
    ngettext,
    read_catalogue,
    short_day,
    short_month,
    speak,
    speaking,
)
from config import Language
from retrieval import Article, Library
from tests.newsroom import newsroom

BOT = Path(__file__).parent.parent.parent / "bot"
TRANSLATED = tuple(code for code in LANGUAGES if code != "en")
LABELS = ("Context", "Back", "Open article", "Both speakers", "Nothing found. Ask me in a chat")
FOREIGN_MARKS = {"de": "”«»", "pt": "„«»", "zh": "„«»", **dict.fromkeys(("uk", "ru", "it", "fr", "es"), "“”„")}
LONGEST_LABEL = 40
"""Characters of a button that a phone shows."""


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
        marked = {"self.description", "self.argument"} if path == BOT / "commands.py" else _marked_in(tree)
        if path == BOT / "wording.py":
            continue
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name):
                number = {"_": 1, "N_": 1, "ngettext": 3}.get(call.func.id)
                if number:
                    ours = call.args[:2] if call.func.id == "ngettext" else call.args
                    assert len(call.args) == number, f"{path}:{call.lineno}"
                    assert all(_is_text(one) or ast.unparse(one) in marked for one in ours), f"{path}:{call.lineno}"


SAYING = {"Paragraph", "Quotations", "Listing", "Row", "Run", "Text", "Command", "InlineKeyboardButton"}
SAYING |= {"InlineQueryResultsButton", "_button", "_say", "say", "answer"}
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


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("en", ["1 article", "2 articles", "5 articles", "11 articles", "21 articles"]),
        ("uk", ["1 стаття", "2 статті", "5 статей", "11 статей", "21 стаття"]),
        ("ru", ["1 статья", "2 статьи", "5 статей", "11 статей", "21 статья"]),
        ("it", ["1 articolo", "2 articoli", "5 articoli", "11 articoli", "21 articoli"]),
        ("de", ["1 Artikel", "2 Artikel", "5 Artikel", "11 Artikel", "21 Artikel"]),
        ("fr", ["1 article", "2 articles", "5 articles", "11 articles", "21 articles"]),
        ("es", ["1 artículo", "2 artículos", "5 artículos", "11 artículos", "21 artículos"]),
        ("pt", ["1 artigo", "2 artigos", "5 artigos", "11 artigos", "21 artigos"]),
        ("zh", ["1 篇文章", "2 篇文章", "5 篇文章", "11 篇文章", "21 篇文章"]),
    ],
)
def test_plural_forms(code: str, expected: list[str]) -> None:
    with speaking(code):
        assert [ngettext("{number} article", "{number} articles", number) for number in (1, 2, 5, 11, 21)] == expected


@pytest.mark.parametrize(
    ("code", "day", "number"),
    [
        ("en", "12 May 2024", "1,280"),
        ("uk", "12 травня 2024 р.", "1 280"),
        ("ru", "12 мая 2024 г.", "1 280"),
        ("it", "12 maggio 2024", "1.280"),
        ("de", "12. Mai 2024", "1.280"),
        ("fr", "12 mai 2024", "1 280"),
        ("es", "12 de mayo de 2024", "1.280"),
        ("pt", "12 de maio de 2024", "1.280"),
        ("zh", "2024年5月12日", "1,280"),
    ],
)
def test_days_and_numbers(code: str, day: str, number: str) -> None:
    with speaking(code):
        written = (day_in_words(dt.date(2024, 5, 12)), grouped(1280))
    assert tuple(" ".join(one.split()) for one in written) == (day, number)  # some of the spaces do not break


@pytest.mark.parametrize(
    ("code", "month", "short", "day"),
    [
        ("en", "September 2024", "Sep", "12 Sep"),
        ("uk", "вересень 2024 р.", "вер.", "12 вер."),
        ("ru", "сентябрь 2024 г.", "сент.", "12 сент."),
        ("de", "September 2024", "Sep", "12. Sept."),
        ("fr", "septembre 2024", "sept.", "12 sept."),
        ("zh", "2024年9月", "9月", "9月12日"),
    ],
)
def test_months_and_short_days(code: str, month: str, short: str, day: str) -> None:
    date = dt.date(2024, 9, 12)
    with speaking(code):
        written = (month_in_words(date), short_month(date), short_day(date))
    assert tuple(" ".join(one.split()) for one in written) == (month, short, day)


async def test_work_in_the_background_speaks_the_language_of_who_waits_for_it() -> None:
    with speaking("fr"):
        assert await in_background(lambda: _("Context")) == "Contexte"
    assert await in_background(lambda: _("Context")) == "Context"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("de", "de"),
        ("DE", "de"),
        ("pt-br", "pt"),
        ("zh-hans", "zh"),
        ("de_AT.UTF-8", "de"),
        ("Deutsch", "de"),
        ("german", "de"),
        ("tedesco", "de"),
        ("Украинский", "uk"),
        ("法语", "fr"),
        ("中文", "zh"),
        ("nl", ""),
        ("Klingon", ""),
        ("", ""),
        ("de fr", ""),
        ("{language}", ""),
    ],
)
def test_a_language_by_code_or_name(typed: str, code: str) -> None:
    assert language_called(typed) == code


def test_a_code_is_no_name() -> None:
    assert language_of_code("C.UTF-8") == language_of_code("POSIX") == language_of_code("german") == ""


def test_a_text_without_translation_is_in_english() -> None:
    unknown = str(object())
    for code in LANGUAGES:
        with speaking(code):
            assert _(unknown) == unknown
            assert ngettext("{number} thing", "{number} things", 1) == "1 thing"
            assert ngettext("{number} thing", "{number} things", 5) == "5 things"


@pytest.mark.parametrize("broken", ["{nome} ist da", "{name", "{0}", "{name.x}", "{name[x]}", "{name:d}", "{name!z}"])
def test_a_broken_translation_falls_back_to_english(broken: str) -> None:
    assert filled(broken, "{name} is here", {"name": "Ann"}) == "Ann is here"


@pytest.mark.parametrize("content", [None, b"", b"\xff\xfe", b'msgid "unclosed\n', b'msgid "a"\nmsgstr[9] "b"\n'])
def test_a_catalogue_that_cannot_be_read_leaves_english(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "onrecord.po"
    if content is not None:
        file.write_bytes(content)
    assert read_catalogue(file).gettext("Back") == "Back"


async def test_each_task_speaks_its_own_language_and_hands_it_on() -> None:
    async def spoken_by(code: str) -> tuple[str, str, str]:
        speak(code)
        await asyncio.sleep(0)
        return language(), await asyncio.to_thread(language), await asyncio.create_task(_spoken())

    async def _spoken() -> str:
        return language()

    assert await asyncio.gather(*(asyncio.create_task(spoken_by(code)) for code in LANGUAGES)) == [
        (code,) * 3 for code in LANGUAGES
    ]
    assert language() == "en"


@pytest.mark.parametrize("code", LANGUAGES)
def test_texts_fit_what_telegram_takes(code: str) -> None:
    with speaking(code):
        assert all(1 <= len(command.told) <= 256 for command in COMMANDS)
        answers = (_(presses.TOO_OLD), _(presses.THANKS), said(now_speaking(code)))
        assert all(len(answer) <= 200 for answer in answers)
        assert all(len(_(label)) <= LONGEST_LABEL for label in LABELS)


def said(reply: Reply) -> str:
    return "\n".join(_lines(reply))


def _lines(reply: Reply) -> Iterator[str]:
    for block in reply.blocks:
        if isinstance(block, Paragraph):
            yield block.text
        if isinstance(block, Listing):
            yield block.heading
            yield from (f"{row.text} {row.detail}" for row in block.rows)


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_confirmation_names_the_language_itself(code: str) -> None:
    confirmations = {other: said(now_speaking(other)) for other in LANGUAGES}
    assert len(set(confirmations.values())) == len(LANGUAGES)
    assert LANGUAGES[code].casefold()[:5] in confirmations[code].casefold()


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("hostile", ["{number}", "{0}", "{speaker.__class__}", "{", "}", "%s %(x)d", "{name!r:>9}"])
def test_what_people_write_is_never_a_text_of_its_own(code: str, hostile: str) -> None:
    library = Library()
    library.add(Article("a", f"Title {hostile}", f"“The {hostile} deal is dead,” said Ann Lee.", f"Metro {hostile}"))
    talk = Conversation(library)
    with speaking(code):
        assert hostile in said(talk.respond(Request(f"/quotes {hostile} xyzzy")))
        assert hostile in said(talk.respond(Request(f"/language {hostile}")))
        assert said(talk.respond(Request("/sources"))).count(hostile) == 2
        for typed in (
            hostile,
            f"/check {hostile}",
            f"/check Ann Lee: “the {hostile} deal is alive”",
            f"/open {hostile}",
        ):
            assert talk.respond(Request(typed)).blocks


@pytest.mark.parametrize("code", TRANSLATED)
def test_no_reply_is_left_in_english(code: str) -> None:
    talk, english = Conversation(newsroom()), Conversation(newsroom())
    for typed in ("/help", "/xyzzyx", "/opne", "/open 9", "/check zzz", "/quotes zzz", "/open 1", "/open all", "/next"):
        with speaking(code):
            told = said(talk.respond(Request(typed)))
        assert told != said(english.respond(Request(typed)))


def test_the_settings_know_the_same_languages() -> None:
    assert set(get_args(Language)) == {"auto", *LANGUAGES}


@pytest.mark.parametrize("code", [*TRANSLATED, "nl"])
def test_the_commands_of_the_design_page_bring_a_new_text_into_a_catalogue(tmp_path: Path, code: str) -> None:
    room = shutil.copytree(BOT, tmp_path / "bot", ignore=shutil.ignore_patterns("__pycache__"))
    (room / "news.py").write_text('from bot.wording import _\nprint(_("A brand-new text"))\n', encoding="utf-8")
    page = (BOT.parent / "DESIGN.md").read_text(encoding="utf-8")
    extract, update = (line for line in page.splitlines() if line.startswith("pybabel "))
    if code == "nl":
        update = "pybabel init --domain onrecord --input-file onrecord.pot --output-dir bot/locales --locale nl"
    for command in (extract, update):
        subprocess.run(
            [sys.executable, "-m", "babel.messages.frontend", *command.split()[1:]],
            cwd=tmp_path,
            capture_output=True,
            check=True,
        )
    with (room / "locales" / code / "LC_MESSAGES" / "onrecord.po").open("rb") as file:
        updated = read_po(file, abort_invalid=True)
    assert updated["A brand-new text"].string == ""
    assert len(updated) == len(in_the_source()) + 1
    if code != "nl":
        assert all(updated[message.id].string == message.string for message in messages(code))
