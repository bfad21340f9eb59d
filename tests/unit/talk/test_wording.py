"""The bot speaks the language of whom it talks to: plural forms, days, names, and English where a text is missing."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from bot.talk.commands import COMMANDS
from bot.talk.replies import Listing, Note, Reply
from bot.talk.requests import read_request
from bot.talk.welcome.hello import now_speaking
from bot.telegram.messages import presses
from bot.telegram.threads import in_background
from bot.wording import (
    LANGUAGES,
    _,
    day_in_words,
    filled,
    grouped,
    is_chosen,
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
from tests.talker import over

BOT = Path(__file__).parents[3] / "bot"
TRANSLATED = tuple(code for code in LANGUAGES if code != "en")
LABELS = ("Context", "Back", "Open article", "Both speakers", "Nothing found. Ask me in a chat")
LONGEST_LABEL = 40
"""Characters of a button that a phone shows."""


def catalogue(code: str) -> Catalog:
    with (BOT / "locales" / code / "LC_MESSAGES" / "onrecord.po").open("rb") as file:
        return read_po(file, abort_invalid=True)


def texts(of: object) -> tuple[str, ...]:
    """A message's text, or each of its plural forms."""
    return (of,) if isinstance(of, str) else tuple(map(str, of)) if isinstance(of, tuple | list) else ()


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


def test_a_language_that_is_chosen_meanwhile_is_forgotten_after_it() -> None:
    with speaking("fr"):
        speak("it", chosen=True)
        assert (language(), is_chosen()) == ("it", True)
    assert (language(), is_chosen()) == ("en", False)


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
        assert all(1 <= len(command.summary) <= 256 for command in COMMANDS)
        answers = (_(presses.TOO_OLD), _(presses.THANKS), said(now_speaking(code)))
        assert all(len(answer) <= 200 for answer in answers)
        assert all(len(_(label)) <= LONGEST_LABEL for label in LABELS)


def said(reply: Reply) -> str:
    return "\n".join(_lines(reply))


def _lines(reply: Reply) -> Iterator[str]:
    for block in reply.blocks:
        if isinstance(block, Note):
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
    talk = over(library)
    with speaking(code):
        assert hostile in said(talk.respond(read_request(f"/quotes {hostile} xyzzy")))
        assert hostile in said(talk.respond(read_request(f"/language {hostile}")))
        assert said(talk.respond(read_request("/sources"))).count(hostile) == 2
        for typed in (
            hostile,
            f"/check {hostile}",
            f"/check Ann Lee: “the {hostile} deal is alive”",
            f"/open {hostile}",
        ):
            assert talk.respond(read_request(typed)).blocks


@pytest.mark.parametrize("code", TRANSLATED)
def test_no_reply_is_left_in_english(code: str) -> None:
    talk, english = over(newsroom()), over(newsroom())
    for typed in ("/help", "/xyzzyx", "/opne", "/open 9", "/check zzz", "/quotes zzz", "/open 1", "/open all", "/next"):
        with speaking(code):
            told = said(talk.respond(read_request(typed)))
        assert told != said(english.respond(read_request(typed)))


def test_the_settings_know_the_same_languages() -> None:
    assert set(get_args(Language)) == {"auto", *LANGUAGES}
