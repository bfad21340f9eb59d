"""Ephemeral replies in groups: seen by whom they concern where the server takes them, and sent as ever elsewhere."""

from __future__ import annotations

import asyncio
import dataclasses
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.wording import LANGUAGES
from tests.faces.botapi import NOW, Call, Json, LoopbackBotApi, group, refusal
from tests.faces.telegram_bot import QUICK, answering
from tests.faces.telegram_library import answer_to, with_libraries

DESCRIBED = dataclasses.replace(QUICK, describes=True)
FUEL = "What did Maria Keller say about the fuel duty?"


@pytest.fixture
def new() -> Iterator[LoopbackBotApi]:
    """A server that speaks Bot API 10.3."""
    with LoopbackBotApi() as server:
        server.is_new = True
        yield server


@pytest.fixture
def old() -> Iterator[LoopbackBotApi]:
    """A server that does not know ephemeral messages."""
    with LoopbackBotApi() as server:
        yield server


def is_ephemeral(call: Call, person: int = 7) -> bool:
    if "ephemeral_message_parameters" not in call.arguments:
        return False
    return call.parameter("ephemeral_message_parameters") == {"receiver_user_id": person}


def ephemeral(text: str, number: int = 5) -> Json:
    """A command that only its author and the bot see."""
    person: Json = {"id": 8, "is_bot": False, "first_name": "Bob"}
    return {"message_id": 0, "ephemeral_message_id": number, "date": NOW, "chat": group(), "from": person, "text": text}


async def menus(api: LoopbackBotApi) -> set[str]:
    """The commands that are ephemeral in the menus."""
    async with answering(api, options=DESCRIBED):
        calls = await asyncio.to_thread(api.wait_for, "setMyCommands", 2 * (1 + len(LANGUAGES)))
    commands = (one for call in calls for one in json.loads(call.arguments["commands"]))
    return {one["command"] for one in commands if one.get("is_ephemeral")}


@pytest.mark.parametrize("text", ["/help", "/privacy", "/ask", "/chekc@onrecord_bot me"])
async def test_what_concerns_only_who_asks_is_seen_by_nobody_else(new: LoopbackBotApi, text: str) -> None:
    async with answering(new):
        assert is_ephemeral(await answer_to(new, text, group()))


async def test_a_refusal_is_seen_by_nobody_else(new: LoopbackBotApi, tmp_path: Path) -> None:
    async with with_libraries(new, tmp_path):
        refused = await answer_to(new, "/add https://a.example/x", group())
        assert "Only admins can change" in refused.text
        assert is_ephemeral(refused)


@pytest.mark.parametrize("text", [f"/ask {FUEL}", "/quotes", "/speakers", "/check Keller: “We will not”"])
async def test_answers_are_for_everybody(new: LoopbackBotApi, text: str) -> None:
    async with answering(new):
        assert not is_ephemeral(await answer_to(new, text, group()))


async def test_commands_are_ephemeral_in_menus_where_the_server_knows_that(
    new: LoopbackBotApi, old: LoopbackBotApi
) -> None:
    assert await menus(new) == {"help", "privacy", "language"}
    assert not await menus(old)


async def test_nothing_is_ephemeral_in_a_private_chat(new: LoopbackBotApi) -> None:
    async with answering(new):
        assert not is_ephemeral(await answer_to(new, "/help"))


async def test_a_server_that_does_not_know_them_gets_what_it_always_got(old: LoopbackBotApi) -> None:
    async with answering(old):
        for _ in range(2):
            assert "ephemeral_message_parameters" not in (await answer_to(old, "/help", group())).arguments


async def test_a_server_that_passes_over_the_parameter_is_tried_once(new: LoopbackBotApi) -> None:
    async with answering(new):
        new.is_new = False  # it knows the method that is asked for, but not the parameter
        new.fail(refusal("deleteEphemeralMessage", 400, "Bad Request: chat not found"))
        assert is_ephemeral(await answer_to(new, "/help", group()))
        assert not is_ephemeral(await answer_to(new, "/help", group()))
        assert len(new.of("sendMessage")) == 2


async def test_a_group_whose_admin_the_bot_is_not_gets_ordinary_replies(new: LoopbackBotApi) -> None:
    async with answering(new):
        new.fail(refusal("sendMessage", 400, "Bad Request: CHAT_ADMIN_REQUIRED"))
        assert not is_ephemeral(await answer_to(new, "/help", group()))
        assert not is_ephemeral(await answer_to(new, "/help", group()))
        assert is_ephemeral(await answer_to(new, "/help", group(-1002)))


async def test_a_group_that_has_become_a_supergroup_gets_the_reply_there(new: LoopbackBotApi) -> None:
    async with answering(new):
        new.fail(refusal("sendMessage", 400, "Bad Request: migrated", migrate_to_chat_id=-1002))
        new.fail(refusal("sendMessage", 400, "Bad Request: migrated", migrate_to_chat_id=-1002))
        moved = await answer_to(new, "/help", group())
        assert moved.arguments["chat_id"] == "-1002"


async def test_anonymous_admins_get_ordinary_replies(new: LoopbackBotApi) -> None:
    async with answering(new):
        assert not is_ephemeral(await answer_to(new, "/help", group(), sender_chat=group()))


async def test_an_ephemeral_command_is_answered_by_an_ephemeral_reply(new: LoopbackBotApi) -> None:
    async with answering(new):
        new.push({"message": ephemeral("/language")})
        (call,) = await asyncio.to_thread(new.wait_for, "sendMessage")
        assert is_ephemeral(call, 8)
        assert call.parameter("reply_parameters") == {"ephemeral_message_id": 5}
        assert call.buttons["Deutsch"] == "language:de"
        new.push({"message": ephemeral(f"/ask {FUEL}", 6)})
        call = (await asyncio.to_thread(new.wait_for, "sendMessage", 2))[-1]
        assert is_ephemeral(call, 8)
        assert "We will not touch the fuel duty" in call.text


async def test_a_late_reply_to_an_ephemeral_command_is_not_shown_to_everybody(new: LoopbackBotApi) -> None:
    async with answering(new):
        new.fail(refusal("sendMessage", 400, "Bad Request: MESSAGE_ID_INVALID"))
        new.push({"message": ephemeral("/privacy")})
        await answer_to(new, f"/ask {FUEL}", group())
        (answer,) = new.of("sendMessage")
        assert "We will not touch the fuel duty" in answer.text
