"""Posts of channels: they are kept for those who may ask them, and nothing is posted into the channel."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from pathlib import Path

import pytest

from retrieval import Article, LibraryError, Store
from tests.faces.botapi import Json, LoopbackBotApi, group, refusal
from tests.faces.telegram_library import (
    ASK_HARBOUR,
    CHANNEL,
    HARBOUR,
    HARBOUR_POST,
    MILL_TEXT,
    POSTED,
    shown,
    with_libraries,
)

NUMBER = -1001234567890
SECRET: Json = {"id": NUMBER, "type": "channel", "title": "Coast News"}
EDITED = HARBOUR_POST.replace("for a year", "for two years")
FINCH = "“The harbour will close for two years,”"


def post(api: LoopbackBotApi, text: str | None, chat: Json = CHANNEL, number: int = 42, **extra: object) -> None:
    said = {} if text is None else {"text": text}
    api.push({"channel_post": {"message_id": number, "date": POSTED, "chat": chat, **said, **extra}})


def correct(api: LoopbackBotApi, text: str, chat: Json = CHANNEL, number: int = 42) -> None:
    message = {"message_id": number, "date": POSTED, "edit_date": POSTED + 60, "chat": chat, "text": text}
    api.push({"edited_channel_post": message})


async def kept(folder: Path, *, beginning: str = "", patience: int = 400) -> list[Article]:
    """What that library holds as soon as it holds an article that says so."""
    for _ in range(patience):
        with suppress(LibraryError):  # it is not there yet
            articles = await asyncio.to_thread(_articles, folder)
            if any(beginning in one.text for one in articles):
                return articles
        await asyncio.sleep(0.05)
    raise TimeoutError(folder)


async def shown_at_last(api: LoopbackBotApi, text: str, words: str, chat: Json) -> str:
    """What answers a question as soon as those words do: an article can be searched a moment after it is kept."""
    for _ in range(100):
        if words in (answer := await shown(api, text, chat)):
            return answer
    raise TimeoutError(answer)


def _articles(folder: Path) -> list[Article]:
    store = Store(folder, semantic=False)
    try:
        return list(store.library.shelf.articles)
    finally:
        store.close()


async def test_a_post_can_be_asked_in_the_group_that_discusses_its_channel(tmp_path: Path) -> None:
    with LoopbackBotApi() as api:
        api.linked[-1009] = -1001
        async with with_libraries(api, tmp_path):
            post(api, HARBOUR_POST, author_signature="Ida Moss")
            (article,) = await kept(tmp_path / "chats" / "-1001", beginning="Harbour")
            assert (article.publisher, article.url) == ("Coast News", "https://t.me/coastnews/42")
            assert (article.published[:10], article.author) == ("2023-11-14", "Ida Moss")
            assert not (tmp_path / "chats" / "-1009").exists()
            answer = await shown_at_last(api, f"/ask {ASK_HARBOUR}", HARBOUR, group())
            assert "Coast News, 14 November 2023" in answer
            assert HARBOUR not in await shown(api, f"/ask {ASK_HARBOUR}", group(-1002))
            assert {call.arguments["chat_id"] for call in api.of("sendMessage")} == {"-1001", "-1002"}


async def test_earlier_posts_move_into_the_library_of_the_group_once_there_is_one(tmp_path: Path) -> None:
    with LoopbackBotApi() as api:
        async with with_libraries(api, tmp_path):
            post(api, HARBOUR_POST)
            await kept(tmp_path / "chats" / "-1009", beginning="Harbour")
        api.linked[-1009] = -1001
        async with with_libraries(api, tmp_path):
            post(api, MILL_TEXT, number=43)
            articles = await kept(tmp_path / "chats" / "-1001", beginning="Mill")
            assert {one.url for one in articles} == {"https://t.me/coastnews/42", "https://t.me/coastnews/43"}
            assert not (tmp_path / "chats" / "-1009").exists()


async def test_a_group_is_told_once_that_the_posts_of_its_channel_have_no_room(tmp_path: Path) -> None:
    with LoopbackBotApi() as api:
        api.linked[-1009] = -1001
        async with with_libraries(api, tmp_path, articles=1):
            for number in (42, 43, 44):
                post(api, f"Part {number}. {HARBOUR_POST}", number=number)
            (told,) = await asyncio.to_thread(api.wait_for, "sendMessage")
            assert told.arguments["chat_id"] == "-1001"
            assert "The new posts of “Coast News” are not added any more." in told.text
            assert "/library shows what could go" in told.text
            assert "Borrell" not in await shown(api, "/ask Who said that?", group())
            assert len(api.of("sendMessage")) == 2
        async with with_libraries(api, tmp_path, articles=1):
            post(api, MILL_TEXT, number=45)
            assert "Coast News" not in await shown(api, "/help", group())


async def test_an_admin_of_a_channel_without_a_group_is_told(tmp_path: Path) -> None:
    with LoopbackBotApi() as api:
        api.admins[-1009] = [5, 7]
        api.fail(refusal("sendMessage", 403, "Forbidden: bot can't initiate conversation with a user"))
        async with with_libraries(api, tmp_path, articles=1):
            post(api, HARBOUR_POST)
            post(api, MILL_TEXT, number=43)
            (told,) = await asyncio.to_thread(api.wait_for, "sendMessage")
            assert told.arguments["chat_id"] == "7"
            assert "Its library is full." in told.text


async def test_an_edited_post_replaces_what_it_said(tmp_path: Path) -> None:
    with LoopbackBotApi() as api:
        api.linked[-1009] = -1001
        async with with_libraries(api, tmp_path):
            post(api, HARBOUR_POST)
            correct(api, EDITED)
            (article,) = await kept(tmp_path / "chats" / "-1001", beginning="two years")
            assert article.url == "https://t.me/coastnews/42"
            await shown_at_last(api, f"/ask {ASK_HARBOUR}", FINCH, group())


async def test_a_post_of_a_private_channel_without_a_group_is_kept_under_its_own_address(tmp_path: Path) -> None:
    with LoopbackBotApi() as api:
        async with with_libraries(api, tmp_path):
            post(api, None, SECRET, caption=HARBOUR_POST)
            (article,) = await kept(tmp_path / "chats" / str(NUMBER), beginning="Harbour")
            assert article.url == "https://t.me/c/1234567890/42"
            assert not api.of("sendMessage")


@pytest.mark.parametrize("text", ["Good morning!", "", None, f"/ask {ASK_HARBOUR}", "12 " * 100])
async def test_a_post_without_a_sentence_is_not_kept(tmp_path: Path, text: str | None) -> None:
    with LoopbackBotApi() as api:
        async with with_libraries(api, tmp_path):
            post(api, text, number=41)
            post(api, HARBOUR_POST)
            (article,) = await kept(tmp_path / "chats" / "-1009", beginning="Harbour")
            assert article.url.endswith("/42")


async def test_a_bot_without_libraries_takes_no_posts(api: LoopbackBotApi) -> None:
    post(api, HARBOUR_POST)
    assert HARBOUR not in await shown(api, ASK_HARBOUR)
    assert not api.of("getChat")
