"""Inline mode, privacy, and who may use the bot, over HTTP."""

from __future__ import annotations

import asyncio
import dataclasses
import json
from pathlib import Path

import pytest

from retrieval import Library
from retrieval.library.shelf import MemoryShelf
from tests.faces.botapi import BOT, PERSON, Call, Json, LoopbackBotApi, group, private
from tests.faces.telegram_bot import QUICK, answering
from tests.faces.telegram_html import read_html
from tests.newsroom import BUDGET

ASK_FUEL = "What did Maria Keller say about the fuel duty?"
DEVELOPER = 99
ADMIN: Json = {"id": 9, "is_bot": False, "first_name": "Eve"}
ADMIN_RIGHTS = (
    "can_be_edited",
    "is_anonymous",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
)


async def answer_to(api: LoopbackBotApi, text: str, chat: Json | None = None, **extra: object) -> Call:
    earlier = len(api.of("sendMessage"))
    api.say(text, chat, **extra)
    return (await asyncio.to_thread(api.wait_for, "sendMessage", earlier + 1))[-1]


async def inline(api: LoopbackBotApi, words: str, offset: str = "") -> tuple[list[Json], Call]:
    """The results that a person sees after `@bot words`, and the call that brought them."""
    earlier = len(api.of("answerInlineQuery"))
    api.push({"inline_query": {"id": f"q{earlier}", "from": PERSON, "query": words, "offset": offset}})
    call = (await asyncio.to_thread(api.wait_for, "answerInlineQuery", earlier + 1))[-1]
    results: list[Json] = json.loads(call.arguments["results"])
    return results, call


async def test_inline_results_name_the_speaker_and_send_the_card(api: LoopbackBotApi) -> None:
    results, call = await inline(api, "fuel duty")
    best = results[0]
    assert str(best["title"]).startswith("Maria Keller")
    assert "We will not touch the fuel duty" in str(best["description"])
    assert str(best["description"]).endswith("· The Daily Ledger, 12 May 2024")
    content = best["input_message_content"]
    assert isinstance(content, dict)
    text, _ = read_html(content["message_text"])
    assert "\n— Maria Keller" in text
    assert content["link_preview_options"] == {"is_disabled": True}
    assert call.arguments["is_personal"] == "true"
    assert int(call.arguments["cache_time"]) <= 60


@pytest.mark.parametrize("words", ["Keller fuel dut", "what did maria kel", "fuel du"])
async def test_inline_takes_an_unfinished_word_for_a_beginning(api: LoopbackBotApi, words: str) -> None:
    results, _call = await inline(api, words)
    assert "We will not touch the fuel duty" in str(results[0]["description"])


async def test_inline_results_open_the_article_at_the_words(api: LoopbackBotApi) -> None:
    results, _call = await inline(api, "fuel duty")
    ((button,),) = json.loads(json.dumps(results[0]["reply_markup"]))["inline_keyboard"]
    assert button["text"] == "Open article"
    assert button["url"].startswith(f"{BUDGET.url}#:~:text=We%20will")


async def test_inline_without_words_leafs_through_quotes() -> None:
    library = Library()
    for number in range(12):
        library.add(dataclasses.replace(BUDGET, id=str(number)))
    with LoopbackBotApi() as api:
        async with answering(api, library):
            first, call = await inline(api, "")
            second, last = await inline(api, "", call.arguments["next_offset"])
    assert len(first) == 20
    assert second
    assert "next_offset" not in last.arguments
    identifiers = [str(result["id"]) for result in (*first, *second)]
    assert len(set(identifiers)) == len(identifiers)


async def test_inline_offers_a_chat_where_it_finds_nothing(api: LoopbackBotApi) -> None:
    results, call = await inline(api, "xyzzy plugh")
    assert results == []
    assert call.parameter("button")["start_parameter"] == "ask_xyzzy_plugh"
    assert "no passage" in (await answer_to(api, "/start ask_xyzzy_plugh")).text
    _, call = await inline(api, "слова")
    assert call.parameter("button")["start_parameter"] == "inline"
    assert (await answer_to(api, "/start inline")).text.startswith("Hello.")


@pytest.mark.parametrize("offset", ["-1", "x", "9" * 300, "²"])
async def test_inline_takes_any_offset(api: LoopbackBotApi, offset: str) -> None:
    await inline(api, "fuel duty", offset)


async def test_forgetme_deletes_what_was_asked(tmp_path: Path) -> None:
    store = tmp_path / "store.sqlite"
    with LoopbackBotApi() as api:
        async with answering(api, options=dataclasses.replace(QUICK, store=store)):
            assert "/forgetme" in (await answer_to(api, "/privacy")).text
            card = await answer_to(api, ASK_FUEL)
            other = await answer_to(api, ASK_FUEL, private(8), **{"from": {**PERSON, "id": 8}})
            api.press(card, "👍")
            await asyncio.to_thread(api.wait_for, "answerCallbackQuery", 1)
            assert "deleted" in (await answer_to(api, "/forgetme")).text
            api.press(card, "Context")
            answers = await asyncio.to_thread(api.wait_for, "answerCallbackQuery", 2)
            assert "too old" in answers[-1].text
            assert "nothing to leaf through" in (await answer_to(api, "/next")).text
            api.press(other, "Context")
            await asyncio.to_thread(api.wait_for, "editMessageText", 1)


async def test_only_those_who_are_allowed_are_served() -> None:
    options = dataclasses.replace(QUICK, allowed=frozenset({7, -1001}), admins=frozenset({9}))
    stranger = {**PERSON, "id": 8}
    with LoopbackBotApi() as api:
        async with answering(api, options=options):
            assert "fuel duty" in (await answer_to(api, ASK_FUEL)).text
            assert "your id is 8" in (await answer_to(api, ASK_FUEL, private(8), **{"from": stranger})).text
            assert "fuel duty" in (await answer_to(api, "/ask fuel duty", group(), **{"from": stranger})).text
            api.say("/ask fuel duty", group(-1002), **{"from": stranger})
            await answer_to(api, "/help")
            assert "-1002" not in {call.arguments["chat_id"] for call in api.of("sendMessage")}
            assert "fuel duty" in (await answer_to(api, "/ask fuel duty", group(-1002), **{"from": ADMIN})).text
    assert not api.of("leaveChat")


async def test_a_stranger_is_refused_once_an_hour_whatever_they_write() -> None:
    options = dataclasses.replace(QUICK, allowed=frozenset({7}))
    with LoopbackBotApi() as api:
        async with answering(api, options=options):
            for number in (8, 8, 9, 8):
                api.say(ASK_FUEL, private(number), **{"from": {**PERSON, "id": number}})
            await asyncio.to_thread(api.wait_for, "sendMessage", 2)
            for _ in range(2):
                await answer_to(api, "/help")
    told = [call.arguments["chat_id"] for call in api.of("sendMessage")]
    assert sorted(told) == ["7", "7", "8", "9"]


async def test_a_bot_without_an_allowlist_serves_everybody_whoever_runs_it() -> None:
    with LoopbackBotApi() as api:
        async with answering(api, options=dataclasses.replace(QUICK, admins=frozenset({9}))):
            assert "fuel duty" in (await answer_to(api, ASK_FUEL)).text


async def test_it_leaves_the_groups_and_channels_of_strangers_where_it_is_told_to() -> None:
    options = dataclasses.replace(QUICK, allowed=frozenset({7, -1001}), admins=frozenset({9}), leaves_unknown=True)
    stranger = {**PERSON, "id": 8}
    channel: Json = {"id": -1003, "type": "channel", "title": "Channel"}
    with LoopbackBotApi() as api:
        async with answering(api, options=options):
            api.say("/ask fuel duty", group(-1002), **{"from": stranger})
            api.push(membership("left", "administrator", by=stranger, chat=channel))
            api.push(membership("left", "member", by=stranger, chat=group(-1004)))
            api.push(membership("member", "left", by=stranger, chat=group(-1005)))
            api.push(membership("left", "member", by=ADMIN, chat=group(-1006)))
            api.say("/ask fuel duty", group(), **{"from": stranger})
            await asyncio.to_thread(api.wait_for, "leaveChat", 3)
            await asyncio.to_thread(api.wait_for, "sendMessage", 2)
    assert {call.arguments["chat_id"] for call in api.of("leaveChat")} == {"-1002", "-1003", "-1004"}
    assert {call.arguments["chat_id"] for call in api.of("sendMessage")} == {"-1001", "-1006"}


def membership(before: str, after: str, *, by: Json = PERSON, chat: Json | None = None) -> Json:
    """The update that tells of the bot's own place in a chat, which somebody has changed."""
    change = {"chat": chat or group(), "from": by, "date": 1}
    rights = dict.fromkeys(ADMIN_RIGHTS, True)
    old, new = ({"user": BOT, "status": status, "until_date": 0, **rights} for status in (before, after))
    return {"my_chat_member": {**change, "old_chat_member": old, "new_chat_member": new}}


async def test_a_group_that_it_joins_is_told_how_to_ask(api: LoopbackBotApi) -> None:
    for before, after in (("left", "member"), ("member", "kicked"), ("kicked", "left")):
        api.push(membership(before, after))
    api.say("/help")
    await asyncio.to_thread(api.wait_for, "sendMessage", 2)
    greeting, _ = sorted(api.of("sendMessage"), key=lambda call: int(call.arguments["chat_id"]))
    assert greeting.arguments["chat_id"] == "-1001"
    assert greeting.text.startswith("Hello. I answer questions about the news")


async def test_the_developer_is_told_of_a_bug_once_and_not_what_was_said() -> None:
    class Broken(MemoryShelf):
        @property
        def articles(self) -> tuple[()]:
            raise ZeroDivisionError(said)

    said = "private words"
    with LoopbackBotApi() as api:
        async with answering(api, Library(shelf=Broken()), dataclasses.replace(QUICK, developer_chat=DEVELOPER)):
            api.say(said)
            await asyncio.to_thread(api.wait_for, "sendMessage", 2)
            api.say(said)
            calls = await asyncio.to_thread(api.wait_for, "sendMessage", 3)
    told = [call.text for call in calls if call.arguments["chat_id"] == str(DEVELOPER)]
    assert len(told) == 1
    assert "ZeroDivisionError" in told[0]
    assert said not in told[0]
