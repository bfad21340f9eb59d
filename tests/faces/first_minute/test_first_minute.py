"""What somebody meets first: descriptions, commands to tap, ways into groups and other chats, votes that show."""

from __future__ import annotations

import asyncio
import dataclasses
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.talk.replies import say
from bot.talk.welcome.hello import directions
from bot.telegram.drawing.markup import to_html
from bot.wording import LANGUAGES, speaking
from tests.faces.botapi import BOT, NOW, PERSON, Call, Json, LoopbackBotApi, private
from tests.faces.telegram_bot import QUICK, answering
from tests.faces.telegram_library import after_pressing

ASK_FUEL = "What did Maria Keller say about the fuel duty?"


async def answer_to(api: LoopbackBotApi, text: str) -> Call:
    earlier = len(api.of("sendMessage"))
    api.say(text)
    return (await asyncio.to_thread(api.wait_for, "sendMessage", earlier + 1))[-1]


def reaction(card: Call, old: str, new: str) -> Json:
    """A person reacts to the message that `card` sent."""
    of = {"old_reaction": old, "new_reaction": new}
    changes = {name: [{"type": "emoji", "emoji": one}] if one else [] for name, one in of.items()}
    where = {"chat": private(7), "message_id": card.message_id, "user": PERSON, "date": NOW}
    return {"message_reaction": {**where, **changes}}


async def test_descriptions_are_set_in_each_language_and_fit(described_api: LoopbackBotApi) -> None:
    for method, name, longest in (
        ("setMyDescription", "description", 512),
        ("setMyShortDescription", "short_description", 120),
    ):
        calls = await asyncio.to_thread(described_api.wait_for, method, 1 + len(LANGUAGES))
        by_language = {call.arguments.get("language_code", ""): call.arguments[name] for call in calls}
        assert by_language.keys() == {"", *LANGUAGES}
        assert len(set(by_language.values())) == len(LANGUAGES)
        assert all(0 < len(text) <= longest for text in by_language.values())


@pytest.mark.parametrize("code", LANGUAGES)
def test_commands_of_the_help_can_be_tapped_unless_they_need_words(code: str) -> None:
    with speaking(code):
        (shown,) = to_html(directions("private"))
    assert "\n/speakers — " in shown
    assert "\n/quotes " in shown
    assert "<code>/ask</code>" in shown
    assert "<code>/forgetme</code>" in shown


def test_commands_in_other_peoples_words_cannot_be_tapped() -> None:
    assert to_html(say("Type /help or /open.")) == ("Type /help or <code>/open</code>.",)
    with speaking("en"):
        (shown,) = to_html(say("Nobody called “/forgetme” is quoted here."))
    assert "<code>/forgetme</code>" in shown


async def test_the_greeting_offers_to_take_the_bot_into_a_group(api: LoopbackBotApi) -> None:
    greeting = await answer_to(api, "/start")
    assert greeting.buttons["Add me to a group"] == f"https://t.me/{BOT['username']}?startgroup"


async def test_an_answer_can_be_copied_and_shared(api: LoopbackBotApi) -> None:
    card = await answer_to(api, ASK_FUEL)
    words = "We will not touch the fuel duty before the next budget"
    assert card.buttons["Copy"] == f"“{words}” — Maria Keller, Budget talks enter final week"
    assert card.buttons["Share"].startswith(words)


async def test_the_chosen_vote_is_marked_and_moves(api: LoopbackBotApi) -> None:
    card = await answer_to(api, ASK_FUEL)
    message = {"message_id": card.message_id, "date": NOW, "chat": private(7), "from": BOT, "text": "sent"}
    keyboard = card.parameter("reply_markup")
    for count, (pressed, marked, other) in enumerate((("👍", "👍 ✓", "👎"), ("👎", "👎 ✓", "👍")), start=1):
        query = {"id": str(count), "from": PERSON, "chat_instance": "1"}
        data = card.buttons[pressed]
        api.push({"callback_query": {**query, "message": {**message, "reply_markup": keyboard}, "data": data}})
        edit = (await asyncio.to_thread(api.wait_for, "editMessageReplyMarkup", count))[-1]
        assert {marked, other} < edit.buttons.keys()
        assert edit.buttons[marked] == data
        assert "parse_mode" not in edit.arguments
        keyboard = json.loads(edit.arguments["reply_markup"])


async def test_the_chosen_vote_is_still_marked_when_the_page_is_turned_back(api: LoopbackBotApi) -> None:
    card = await answer_to(api, "What was said about the budget?")
    api.press(card, "👎")
    await asyncio.to_thread(api.wait_for, "answerCallbackQuery", 1)
    turned = await after_pressing(api, card, "›")
    assert {"👍", "👎"} < turned.buttons.keys()
    back = await after_pressing(api, turned, "‹")
    assert {"👍", "👎 ✓"} < back.buttons.keys()


@pytest.mark.parametrize(("emoji", "liked"), [("👍", 1), ("❤", 1), ("👎", 0)])
async def test_a_reaction_is_a_vote_that_can_be_taken_back(tmp_path: Path, emoji: str, liked: int) -> None:
    store = tmp_path / "store.sqlite"
    with LoopbackBotApi() as api:
        async with answering(api, options=dataclasses.replace(QUICK, store=store)):
            card = await answer_to(api, ASK_FUEL)
            api.push(reaction(card, "", emoji))
            await answer_to(api, "ok")
        assert votes(store) == [(liked,)]
        async with answering(api, options=dataclasses.replace(QUICK, store=store)):
            api.push(reaction(card, emoji, ""))
            api.push(reaction(card, "", "🤔"))
            await answer_to(api, "ok")
    assert votes(store) == []


def votes(store: Path) -> list[tuple[int]]:
    with closing(sqlite3.connect(store)) as connection:
        return connection.execute("SELECT liked FROM votes").fetchall()


async def test_thanks_are_answered_in_their_language_whatever_the_app_speaks(api: LoopbackBotApi) -> None:
    api.say("gracias", **{"from": {**PERSON, "language_code": "de"}})
    (reply,) = await asyncio.to_thread(api.wait_for, "sendMessage")
    assert reply.text.startswith("De nada.")
