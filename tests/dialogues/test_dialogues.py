"""Every dialogue goes as it is written down; some of them are also held at the console and on Telegram."""

from __future__ import annotations

import asyncio
import dataclasses
import io
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.console.reading import read_line
from bot.talk.captions import attribution_of
from bot.talk.conversation import Conversation
from bot.talk.quotations import words_of
from bot.talk.replies import Note, Reply
from bot.talk.requests import read_request
from retrieval import Library
from tests.dialogues.judging import is_as_expected
from tests.dialogues.script import Dialogue, articles, dialogues, library_talked_about
from tests.faces.botapi import PERSON, LoopbackBotApi, private
from tests.faces.telegram_bot import answering
from tests.faces.telegram_html import read_html
from tests.talker import over

EVERY = tuple(dialogues())
ON_FACES = EVERY[::20]
"""Those that are also held at the console and on Telegram."""
MIN_DIALOGUES = 150


@pytest.fixture(scope="module")
def library() -> Library:
    return library_talked_about()


@pytest.fixture(scope="module")
def conversation(library: Library) -> Conversation:
    """The one conversation of a bot, in which each dialogue is a talk of its own; what is computed for one is kept."""
    return over(library)


@pytest.mark.parametrize("dialogue", EVERY, ids=lambda one: one.name)
def test_a_dialogue_goes_as_expected(dialogue: Dialogue, conversation: Conversation) -> None:
    before: Reply | None = None
    for turn in dialogue.turns:
        reply = conversation.respond(read_request(turn.typed, dialogue.name))
        assert is_as_expected(turn.expected, reply, before), f"{turn.typed} => {turn.expected}; {reply}"
        before = reply


def test_there_are_enough_of_them() -> None:
    assert len(EVERY) >= MIN_DIALOGUES
    assert len({one.name for one in EVERY}) == len(EVERY)


@pytest.mark.long
async def test_telegram_shows_what_the_conversation_replies(library: Library, conversation: Conversation) -> None:
    sent = 0
    with LoopbackBotApi() as server:
        async with answering(server, library):
            for chat, dialogue in enumerate(ON_FACES, start=100):
                for turn in dialogue.turns:
                    expected = conversation.respond(read_request(turn.typed, f"{dialogue.name}, in private", "private"))
                    server.say(turn.typed, private(chat), **{"from": {**PERSON, "id": chat}})
                    sent += 1
                    calls = await asyncio.to_thread(server.wait_for, "sendMessage", sent)
                    shown, _marks = read_html(calls[-1].text)
                    for words in shown_of(expected):
                        assert words in shown, f"{dialogue.name}: {turn.typed}"


@pytest.mark.long
def test_the_console_shows_what_the_conversation_replies(
    tmp_path: Path, conversation: Conversation, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number, article in enumerate(articles()):
        heading = f"Title: {article.title}\nPublisher: {article.publisher}\nDate: {article.published}\n"
        (folder / f"{number}-{article.id}.txt").write_text(f"{heading}Language: {article.language}\n\n{article.text}\n")
    for dialogue in ON_FACES:
        requests = [read_line(turn.typed).request for turn in dialogue.turns]
        replies = [conversation.respond(dataclasses.replace(one, talk=f"{dialogue.name}, typed")) for one in requests]
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
