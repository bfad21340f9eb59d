"""Every dialogue goes as it is written down, every sixth of them with the models, which take five times as long.

Some are also held at the console and on Telegram.
"""

from __future__ import annotations

import asyncio
import dataclasses
import io
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.console import run_console
from bot.console.reading import read_line
from bot.talk.captions import attribution_of
from bot.talk.conversation import Conversation
from bot.talk.library.chats import ChatLibraries
from bot.talk.quotations import words_of
from bot.talk.replies import Note, Reply
from bot.talk.requests import read_request
from retrieval import Article, ArticleError, read_articles
from tests.dialogues.judging import is_as_expected
from tests.dialogues.script import Dialogue, articles, dialogues, library_talked_about
from tests.faces.botapi import PERSON, LoopbackBotApi, private
from tests.faces.telegram_bot import answering
from tests.faces.telegram_html import read_html

pytestmark = pytest.mark.no_cover
EVERY = tuple(dialogues())
ON_FACES = EVERY[::21]
"""Those that are also held at the console and on Telegram."""
WITH_MODELS = tuple(one for number, one in enumerate(EVERY) if number % 6 == 0 or one.needs_models)
"""Those that are held with the models; the others are held by words alone."""
MIN_DIALOGUES = 150


@pytest.fixture(scope="module")
def libraries() -> ChatLibraries:
    """What everybody asks. Answers that one conversation has found are kept for the others, as in a bot."""
    return ChatLibraries(library_talked_about())


@pytest.fixture(scope="module")
def conversation(libraries: ChatLibraries) -> Conversation:
    """The one conversation of a bot, in which each dialogue is a talk of its own."""
    return Conversation(libraries)


@pytest.fixture(scope="module")
def by_words_alone() -> Conversation:
    """The same without the models."""
    return Conversation(ChatLibraries(library_talked_about(semantic=False)))


@pytest.mark.parametrize("dialogue", [one for one in EVERY if not one.needs_models], ids=lambda one: one.name)
def test_a_dialogue_goes_as_expected(dialogue: Dialogue, by_words_alone: Conversation) -> None:
    hold(dialogue, by_words_alone)


@pytest.mark.parametrize("dialogue", [one for one in WITH_MODELS if one not in ON_FACES], ids=lambda one: one.name)
def test_a_dialogue_goes_as_expected_with_the_models(dialogue: Dialogue, conversation: Conversation) -> None:
    hold(dialogue, conversation)


@pytest.mark.parametrize("dialogue", ON_FACES, ids=lambda one: one.name)
async def test_a_dialogue_goes_as_expected_on_every_face(
    dialogue: Dialogue,
    libraries: ChatLibraries,
    conversation: Conversation,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    hold(dialogue, conversation)
    await show_on_telegram(dialogue, libraries, conversation)

    expected = replies_to_lines(dialogue, conversation)
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{turn.typed}\n" for turn in dialogue.turns)))
    run_console(Conversation(libraries), Path("unused by a pipe"))
    shown = capsys.readouterr().out
    assert [words for reply in expected for words in shown_of(reply) if words not in shown] == []


def test_there_are_enough_of_them() -> None:
    assert len(EVERY) >= MIN_DIALOGUES
    assert len({one.name for one in EVERY}) == len(EVERY)


def test_files_are_talked_about_as_their_articles_are(
    tmp_path: Path, conversation: Conversation, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for number, article in enumerate(articles()):
        heading = f"Title: {article.title}\nPublisher: {article.publisher}\nDate: {article.published}\n"
        file = tmp_path / f"{number:02}-{article.id}.txt"
        file.write_text(f"{heading}Language: {article.language}\n\n{article.text}\n", encoding="utf-8")
    assert [content_of(one) for one in read_articles(tmp_path)] == [content_of(one) for one in articles()]

    dialogue = ON_FACES[0]
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{turn.typed}\n" for turn in dialogue.turns)))
    assert main(["--articles", str(tmp_path)]) == 0
    shown = capsys.readouterr().out
    replies = replies_to_lines(dialogue, conversation)
    assert [words for reply in replies for words in shown_of(reply) if words not in shown] == []


def hold(dialogue: Dialogue, conversation: Conversation) -> None:
    """Type what the dialogue says; each reply must be as it expects."""
    before: Reply | None = None
    for turn in dialogue.turns:
        reply = conversation.respond(read_request(turn.typed, dialogue.name))
        assert is_as_expected(turn.expected, reply, before), f"{turn.typed} => {turn.expected}; {reply}"
        before = reply


async def show_on_telegram(dialogue: Dialogue, libraries: ChatLibraries, conversation: Conversation) -> None:
    """Hold the dialogue with a bot; its messages must show what the conversation replies."""
    with LoopbackBotApi() as server:
        async with answering(server, libraries):
            for number, turn in enumerate(dialogue.turns, start=1):
                expected = conversation.respond(read_request(turn.typed, f"{dialogue.name}, in private", "private"))
                server.say(turn.typed, private(100), **{"from": {**PERSON, "id": 100}})
                calls = await asyncio.to_thread(server.wait_for, "sendMessage", number)
                shown, _marks = read_html(calls[-1].text)
                assert [words for words in shown_of(expected) if words not in shown] == [], turn.typed


def replies_to_lines(dialogue: Dialogue, conversation: Conversation) -> list[Reply]:
    """What the conversation replies where the dialogue is typed at a console."""
    requests = [read_line(turn.typed).request for turn in dialogue.turns]
    return [conversation.respond(dataclasses.replace(one, talk=f"{dialogue.name}, typed")) for one in requests]


def content_of(article: Article | ArticleError) -> tuple[str, ...]:
    """What an article consists of, apart from its id; the text of a file begins with its title."""
    assert isinstance(article, Article)
    text = article.text.removeprefix(article.title).strip()
    return article.title, text, article.publisher, article.published, article.language


def shown_of(reply: Reply) -> list[str]:
    """The words and the speakers of what a reply cites, on whatever face it is drawn."""
    cites = any(not isinstance(block, Note) for block in reply.blocks)
    cited = reply.page.evidence if cites and reply.page and reply.page.outcome != "listed" else ()
    return [part for one in cited for part in (*words_of(one).split("\n"), attribution_of(one)[0]) if part.strip()]
