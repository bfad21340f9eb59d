"""Every dialogue goes as it is written down; some of them are also held at the console and on Telegram."""

from __future__ import annotations

import asyncio
import io
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.console.reading import read_line
from bot.talk.captions import attribution_of
from bot.talk.quotations import words_of
from bot.talk.replies import Note, Reply
from bot.talk.requests import read_request
from retrieval import Library
from tests.dialogues.judging import is_as_expected
from tests.dialogues.script import Dialogue, articles, dialogues, library_talked_about
from tests.faces.botapi import LoopbackBotApi
from tests.faces.telegram_bot import answering
from tests.faces.telegram_html import read_html
from tests.talker import over

EVERY = tuple(dialogues())
ON_FACES = EVERY[::12]
"""Those that are also held at the console and on Telegram."""
MIN_DIALOGUES = 150


@pytest.fixture(scope="module")
def library() -> Library:
    return library_talked_about()


@pytest.mark.parametrize("dialogue", EVERY, ids=lambda one: one.name)
def test_a_dialogue_goes_as_expected(dialogue: Dialogue, library: Library) -> None:
    conversation = over(library)
    before: Reply | None = None
    for turn in dialogue.turns:
        reply = conversation.respond(read_request(turn.typed, "talk"))
        assert is_as_expected(turn.expected, reply, before), f"{turn.typed} => {turn.expected}; {reply}"
        before = reply


def test_there_are_enough_of_them() -> None:
    assert len(EVERY) >= MIN_DIALOGUES
    assert len({one.name for one in EVERY}) == len(EVERY)


@pytest.mark.parametrize("dialogue", ON_FACES, ids=lambda one: one.name)
async def test_telegram_shows_what_the_conversation_replies(dialogue: Dialogue, library: Library) -> None:
    conversation = over(library)
    with LoopbackBotApi() as server:
        async with answering(server, library):
            for count, turn in enumerate(dialogue.turns, start=1):
                expected = conversation.respond(read_request(turn.typed, "talk", "private"))
                server.say(turn.typed)
                calls = await asyncio.to_thread(server.wait_for, "sendMessage", count)
                shown, _marks = read_html(calls[-1].text)
                for words in shown_of(expected):
                    assert words in shown, turn.typed


def test_the_console_shows_what_the_conversation_replies(
    tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number, article in enumerate(articles()):
        heading = f"Title: {article.title}\nPublisher: {article.publisher}\nDate: {article.published}\n"
        (folder / f"{number}-{article.id}.txt").write_text(f"{heading}Language: {article.language}\n\n{article.text}\n")
    for dialogue in ON_FACES:
        conversation = over(library)
        replies = [conversation.respond(read_line(turn.typed).request) for turn in dialogue.turns]
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{turn.typed}\n" for turn in dialogue.turns)))
        assert main(["--articles", str(folder)]) == 0
        shown = capsys.readouterr().out
        for reply in replies:
            for words in shown_of(reply):
                assert words in shown, dialogue.name


def shown_of(reply: Reply) -> list[str]:
    """The words and the speakers of what a reply cites, on whatever face it is drawn."""
    cites = any(not isinstance(block, Note) for block in reply.blocks)
    cited = reply.page.evidence if cites and reply.page and reply.page.outcome != "listed" else ()
    return [part for one in cited for part in (*words_of(one).split("\n"), attribution_of(one)[0]) if part.strip()]
