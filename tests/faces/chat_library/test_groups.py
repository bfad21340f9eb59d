"""A group's library on Telegram, over HTTP: who may change it, where it goes, and that nobody else ever sees it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.telegram.options import Options
from retrieval import Library
from tests.faces.botapi import Json, LoopbackBotApi, group, private, refusal
from tests.faces.site import Site
from tests.faces.telegram_bot import QUICK, answering
from tests.faces.telegram_html import read_html
from tests.faces.telegram_library import (
    ANN,
    ASK_HARBOUR,
    ASK_MILL,
    BOB,
    CROSS,
    HARBOUR,
    HARBOUR_POST,
    MILL,
    MILL_TEXT,
    after_pressing,
    answer_to,
    by,
    outcome_of,
    shown,
    told_on_pressing,
    with_libraries,
)
from tests.newsroom import BUDGET

ADMINS_ONLY = "Only admins can change this chat’s library."
ANONYMOUS: Json = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
OTHER = -1002


@pytest_asyncio.fixture
async def api(tmp_path: Path) -> AsyncIterator[LoopbackBotApi]:
    """Ann is an admin of the group, Bob is not."""
    with LoopbackBotApi() as server:
        server.admins = {-1001: [7], OTHER: [8]}
        async with with_libraries(server, tmp_path):
            yield server


def mill(api: LoopbackBotApi, **extra: object) -> Json:
    """A message with a file, to be replied to."""
    document = api.keep("mill.txt", MILL_TEXT.encode())
    return {"message_id": 80, "date": 1, "chat": group(), "from": BOB, "document": document, **extra}


async def add_mill(api: LoopbackBotApi, chat: Json | None = None, person: Json = ANN) -> str:
    return await outcome_of(api, "/add", chat or group(), reply_to_message=mill(api), **by(person))


async def test_admins_add_and_everybody_asks(api: LoopbackBotApi) -> None:
    assert (await add_mill(api)).startswith("Added, with 2 quotes by 2 people:")
    assert MILL in await shown(api, f"/ask {ASK_MILL}", group(), **by(BOB))


async def test_an_admin_adds_a_link_and_a_text(api: LoopbackBotApi, site: Site) -> None:
    assert (await outcome_of(api, f"/add {site.address}/ferry", group())).startswith("Added")
    post = {"message_id": 81, "date": 1, "chat": group(), "from": BOB, "text": HARBOUR_POST}
    assert (await outcome_of(api, "/add@onrecord_bot", group(), reply_to_message=post)).startswith("Added")
    assert HARBOUR in await shown(api, f"/ask {ASK_HARBOUR}", group())


async def test_a_member_changes_nothing(api: LoopbackBotApi, site: Site) -> None:
    await add_mill(api)
    for command in ("/add", f"/add {site.address}/ferry", "/forget 1", f"/follow {site.address}/feed", "/unfollow 1"):
        assert await shown(api, command, group(), reply_to_message=mill(api), **by(BOB)) == ADMINS_ONLY
    library = await answer_to(api, "/library", group(), **by(BOB))
    assert "1 article of this chat" in library.text
    assert await told_on_pressing(api, library, CROSS, BOB) == ADMINS_ONLY
    question = await after_pressing(api, library, CROSS, ANN)
    assert await told_on_pressing(api, question, "Remove", BOB) == ADMINS_ONLY
    removed = await after_pressing(api, question, "Remove", ANN)
    assert await told_on_pressing(api, removed, "Undo", BOB) == ADMINS_ONLY
    await after_pressing(api, removed, "Undo", ANN)
    assert MILL in await shown(api, f"/ask {ASK_MILL}", group())
    assert site.asked == []


async def test_an_anonymous_admin_is_one_and_a_channel_is_none(api: LoopbackBotApi) -> None:
    text = await outcome_of(api, "/add", group(), reply_to_message=mill(api), sender_chat=group(), **by(ANONYMOUS))
    assert text.startswith("Added")
    channel: Json = {"id": -1009, "type": "channel", "title": "Channel"}
    asked = await shown(
        api, "/add", group(), reply_to_message=mill(api), sender_chat=channel, **by({**ANONYMOUS, "id": 136817688})
    )
    assert asked == ADMINS_ONLY


async def test_admins_are_asked_for_once_in_a_while(api: LoopbackBotApi) -> None:
    for _ in range(3):
        await answer_to(api, "/forget 9", group())
    assert len(api.of("getChatAdministrators")) == 1


async def test_where_telegram_does_not_tell_the_admins_nobody_is_one(api: LoopbackBotApi) -> None:
    api.fail(refusal("getChatAdministrators", 400, "Bad Request: member list is inaccessible"))
    assert await shown(api, "/forget 1", group()) == ADMINS_ONLY
    assert "No article of this chat" in await shown(api, "/forget 1", group())


async def test_what_members_send_in_a_group_is_talk(api: LoopbackBotApi) -> None:
    api.say(None, group(), document=api.keep("mill.txt", MILL_TEXT.encode()))
    api.say("https://news.example/a", group())
    api.say(HARBOUR_POST, group(), forward_origin={"type": "hidden_user", "sender_user_name": "Eve", "date": 1})
    await answer_to(api, "/help", group())
    assert len(api.of("sendMessage")) == 1
    assert not api.of("getFile")


async def test_nothing_of_one_chat_is_seen_in_another(api: LoopbackBotApi) -> None:
    """The mill is in a group and in Ann's private chat; Bob and another group have a library, too, of the harbour."""
    await add_mill(api)
    await outcome_of(api, None, document=api.keep("mill.txt", MILL_TEXT.encode()))
    card = await answer_to(api, ASK_MILL)
    library = await answer_to(api, "/library")
    removal = await answer_to(api, "/forget 1")
    harbour = api.keep("harbour.txt", HARBOUR_POST.encode())
    await outcome_of(api, None, private(8), document=harbour, **by(BOB))
    await outcome_of(api, "/add", group(OTHER), reply_to_message=mill(api, document=harbour), **by(BOB))
    for chat, extra in ((private(8), by(BOB)), (group(OTHER), by(ANN))):
        for typed in (
            f"/ask {ASK_MILL}",
            "/quotes",
            "/quotes reed",
            "/speakers",
            "/sources",
            "/library",
            "/open mill to stay open",
            "/open 3",
            "/check The mill stays open until the last order is made",
            "/forget mill to stay open",
            "/start",
        ):
            text = (await shown(api, typed, chat, **extra)).replace("“Tom Reed”", "the name that was asked for")
            assert not any(word in text for word in ("Mill to", "mill stays", "Reed", "Stone", "every job")), typed
    for call in (card, library, removal):
        for data in set(call.buttons.values()) - {"library:page::0"}:  # which says that all stays as it is
            notice = await told_on_pressing(api, call, "", BOB, data=data, chat=8)
            assert "too old" in notice, data
    assert MILL in await shown(api, ASK_MILL)
    assert MILL in await shown(api, f"/ask {ASK_MILL}", group())


async def inline(api: LoopbackBotApi, person: Json, words: str) -> tuple[str, str]:
    """All that the results say, and whom Telegram may show them again."""
    earlier = len(api.of("answerInlineQuery"))
    api.push({"inline_query": {"id": f"q{earlier}", "from": person, "query": words, "offset": ""}})
    call = (await asyncio.to_thread(api.wait_for, "answerInlineQuery", earlier + 1))[-1]
    return json.dumps(json.loads(call.arguments["results"]), ensure_ascii=False), call.arguments["is_personal"]


async def test_inline_answers_come_from_the_library_of_who_types(api: LoopbackBotApi) -> None:
    await outcome_of(api, None, document=api.keep("mill.txt", MILL_TEXT.encode()))
    for words in ("mill stays open", ""):
        own, is_personal = await inline(api, ANN, words)
        others, is_personal_too = await inline(api, BOB, words)
        assert "The mill stays open" in own
        assert "mill" not in others.casefold()
        assert (is_personal, is_personal_too) == ("true", "true")
    assert "fuel duty" in (await inline(api, BOB, "fuel duty"))[0]


@pytest.mark.parametrize("first", ["old", "new"])
async def test_a_library_moves_with_its_group(api: LoopbackBotApi, tmp_path: Path, first: str) -> None:
    small: Json = {"id": -55, "type": "group", "title": "Small"}
    api.admins[-55] = api.admins[-10055] = [7]
    await add_mill(api, small)
    events: list[tuple[Json, Json]] = [
        (small, {"migrate_to_chat_id": -10055}),
        (group(-10055), {"migrate_from_chat_id": -55}),
    ]
    for chat, moved in events if first == "old" else reversed(events):
        api.say(None, chat, **moved)
        await answer_to(api, "/help", chat)
    assert MILL in await shown(api, f"/ask {ASK_MILL}", group(-10055))
    assert sorted(one.name for one in await asyncio.to_thread(list, (tmp_path / "chats").iterdir())) == ["-10055"]


async def test_forgetme_in_a_group_leaves_its_library(api: LoopbackBotApi) -> None:
    await add_mill(api)
    assert "Done" in await shown(api, "/forgetme", group())
    assert MILL in await shown(api, f"/ask {ASK_MILL}", group())


async def test_an_empty_bot_says_what_to_send(tmp_path: Path) -> None:
    options = Options(chats=tmp_path / "chats", limits=QUICK.limits)
    with LoopbackBotApi() as api:
        async with answering(api, Library(semantic=False), options):
            for typed in ("/start", "Who said what?", "/sources", "/open 1"):
                text = await shown(api, typed)
                assert text.startswith("There are no articles")
                assert "Send me a link, a text, HTML, PDF, DOCX or EPUB file (20 MB at most)" in text
            await outcome_of(api, None, document=api.keep("mill.txt", MILL_TEXT.encode()))
            assert MILL in await shown(api, ASK_MILL)
            assert (await shown(api, "/start")).startswith("Hello.")


async def test_a_card_of_the_base_lives_on_when_a_chat_gets_a_library(api: LoopbackBotApi) -> None:
    card = await answer_to(api, "What did Maria Keller say about the fuel duty?")
    await outcome_of(api, None, document=api.keep("mill.txt", MILL_TEXT.encode()))
    context = await after_pressing(api, card, "Context")
    assert BUDGET.title in read_html(context.text)[0]


async def test_strangers_add_nothing_where_not_everybody_is_served(tmp_path: Path) -> None:
    options = Options(chats=tmp_path / "chats", limits=QUICK.limits, allowed=frozenset({7}))
    with LoopbackBotApi() as api:
        async with answering(api, Library(semantic=False), options):
            document = api.keep("mill.txt", MILL_TEXT.encode())
            assert "not open to everybody" in await shown(api, None, private(8), document=document, **by(BOB))
            library = await answer_to(api, "/library")
            assert await told_on_pressing(api, library, "", BOB, data="library:page::1", chat=8) == ""
    assert not api.of("getFile")
    assert not api.of("editMessageText")
