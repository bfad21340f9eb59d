"""Guest mode: people call the bot in chats that it is not a member of."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest

from bot.telegram.options import Options
from tests.faces.botapi import BOT, NOW, PERSON, Call, Json, LoopbackBotApi, group, private, refusal
from tests.faces.telegram_bot import QUICK, answering
from tests.faces.telegram_html import read_html
from tests.faces.telegram_library import ANN, ASK_MILL, BOB, MILL, MILL_TEXT, outcome_of, with_libraries

FUEL = "We will not touch the fuel duty before the next budget"
ELSEWHERE = group(-1007)
OF_CLEO: Json = {"message_id": 5, "date": NOW, "chat": ELSEWHERE, "from": {**PERSON, "id": 9, "first_name": "Cleo"}}
SAID: Json = {**OF_CLEO, "text": f"Paul Weber: “{FUEL}”"}
HOW = "Ask me here what somebody said"


def call_in(chat: Json, api: LoopbackBotApi, text: str, **extra: object) -> None:
    """Somebody calls the bot in a chat where it is a guest."""
    called = {"message_id": 6, "date": NOW, "chat": chat, "from": PERSON, "text": text, "guest_query_id": "g"}
    api.push({"guest_message": {**called, **extra}})


async def answer_in(chat: Json, api: LoopbackBotApi, text: str, **extra: object) -> str:
    """What the bot answers there, as people see it."""
    earlier = len(api.of("answerGuestQuery"))
    call_in(chat, api, text, **extra)
    return shown((await asyncio.to_thread(api.wait_for, "answerGuestQuery", earlier + 1))[-1])


def shown(call: Call) -> str:
    assert call.arguments["guest_query_id"] == "g"
    content = json.loads(call.arguments["result"])["input_message_content"]
    assert content["parse_mode"] == "HTML"
    return read_html(content["message_text"])[0]


@pytest.mark.parametrize("chat", [ELSEWHERE, private(77)], ids=["group", "private chat of others"])
async def test_a_guest_answers_with_the_card_that_inline_mode_sends(api: LoopbackBotApi, chat: Json) -> None:
    text = await answer_in(chat, api, "@onrecord_bot What did Maria Keller say about the fuel duty?")
    assert text.startswith(f"“{FUEL}")
    assert "\n— Maria Keller" in text
    assert "1 of" not in text
    ((button,), *_) = json.loads(api.of("answerGuestQuery")[0].arguments["result"])["reply_markup"]["inline_keyboard"]
    assert button["text"] == "Open article"


@pytest.mark.parametrize(
    ("text", "extra"),
    [
        ("@onrecord_bot is that true?", {"reply_to_message": SAID}),
        ("@onrecord_bot", {"reply_to_message": SAID}),
        ("/check@onrecord_bot", {"reply_to_message": SAID}),
        ("@onrecord_bot /check", {"reply_to_message": SAID}),
        ("@onrecord_bot really?", {"quote": {"text": SAID["text"], "position": 0}}),
        (f"@onrecord_bot /check Paul Weber: “{FUEL}”", {}),
    ],
    ids=["asked", "name alone", "command", "command behind the name", "marked", "typed"],
)
async def test_a_guest_checks_the_message_replied_to(api: LoopbackBotApi, text: str, extra: Json) -> None:
    assert (await answer_in(ELSEWHERE, api, text, **extra)).startswith("Word for word, but not by Paul Weber:")


@pytest.mark.parametrize(
    "text", ["@onrecord_bot", "hello @onrecord_bot", "@onrecord_bot /add https://a.example", "@onrecord_bot /forgetme"]
)
async def test_a_guest_obeys_nothing_else_and_says_what_it_does(api: LoopbackBotApi, text: str) -> None:
    assert (await answer_in(ELSEWHERE, api, text)).startswith(HOW)
    assert not api.of("sendMessage")


async def test_a_guest_remembers_nothing(api: LoopbackBotApi) -> None:
    await answer_in(ELSEWHERE, api, "@onrecord_bot What did Maria Keller say about the fuel duty?")
    assert "nothing" in (await asyncio.to_thread(_said, api, "/next")).casefold()


def _said(api: LoopbackBotApi, text: str) -> str:
    api.say(text)
    return read_html(api.wait_for("sendMessage")[-1].text)[0]


async def test_a_guest_says_what_it_does_not_find(api: LoopbackBotApi) -> None:
    assert await answer_in(ELSEWHERE, api, "@onrecord_bot zzzz qqqq") == (
        "I found no passage that answers this in 2 articles."
    )


async def test_a_long_check_fits_into_one_message(api: LoopbackBotApi) -> None:
    said = {**OF_CLEO, "text": " ".join(f"“{FUEL}, as {n} ministers agreed on {n} days.”" for n in range(40))}
    text = await answer_in(ELSEWHERE, api, "@onrecord_bot", reply_to_message=said)
    assert "There is more" in text or "only its beginning" in text


async def test_a_guest_speaks_the_language_of_the_caller_and_sets_no_menu_elsewhere(api: LoopbackBotApi) -> None:
    menus = len(api.of("setMyCommands")) + len(api.of("deleteMyCommands"))
    text = await answer_in(private(77), api, "@onrecord_bot stimmt das?", reply_to_message=SAID, **{"from": GERMAN})
    assert text.startswith("Wörtlich, aber nicht von Paul Weber:")
    assert len(api.of("setMyCommands")) + len(api.of("deleteMyCommands")) == menus


GERMAN: Json = {**PERSON, "language_code": "de"}


async def test_a_guest_keeps_silent_on_bots_and_survives_what_telegram_forgot(api: LoopbackBotApi) -> None:
    api.fail(refusal("answerGuestQuery", 400, "Bad Request: query is too old"))
    call_in(ELSEWHERE, api, "@onrecord_bot fuel duty")
    call_in(ELSEWHERE, api, "@onrecord_bot pensions", **{"from": {**BOT, "id": 3}})
    assert FUEL in await answer_in(ELSEWHERE, api, "@onrecord_bot fuel duty")
    assert len(api.of("answerGuestQuery")) == 1
    assert not api.of("sendMessage")


@pytest.mark.parametrize("whose", [-1007, 77])
async def test_a_guest_never_asks_the_library_of_the_chat_where_it_is_called(tmp_path: Path, whose: int) -> None:
    with LoopbackBotApi() as api:
        async with with_libraries(api, tmp_path):
            await outcome_of(api, None, document=api.keep("mill.txt", MILL_TEXT.encode()))
            await asyncio.to_thread((tmp_path / "chats" / "7").rename, tmp_path / "chats" / str(whose))
            chat = ELSEWHERE if whose < 0 else private(whose)
            assert MILL not in await answer_in(chat, api, f"@onrecord_bot {ASK_MILL}", **{"from": BOB})


async def test_a_guest_asks_the_library_of_the_caller_but_not_in_the_name_of_a_chat(tmp_path: Path) -> None:
    with LoopbackBotApi() as api:
        async with with_libraries(api, tmp_path):
            await outcome_of(api, None, document=api.keep("mill.txt", MILL_TEXT.encode()))
            ask = f"@onrecord_bot {ASK_MILL}"
            assert MILL in await answer_in(ELSEWHERE, api, ask, **{"from": ANN})
            assert MILL not in await answer_in(ELSEWHERE, api, ask, **{"from": ANN, "sender_chat": group(-1008)})


async def test_a_stranger_is_not_served_as_a_guest_even_in_an_allowed_chat() -> None:
    options = Options(limits=QUICK.limits, allowed=frozenset({-1007, 8}), leaves_unknown=True)
    with LoopbackBotApi() as api:
        async with answering(api, options=options):
            call_in(ELSEWHERE, api, "@onrecord_bot fuel duty")
            assert FUEL in await answer_in(group(-5), api, "@onrecord_bot fuel duty", **{"from": BOB})
            assert len(api.of("answerGuestQuery")) == 1
            assert not api.of("leaveChat")
