"""What was asked while the bot was away: answered in order and with a word of regret, unless too much of it waits."""

from __future__ import annotations

import asyncio

import pytest

from bot.telegram.messages.lateness import MANY
from tests.faces.botapi import NOW, LoopbackBotApi, group, private
from tests.faces.telegram_bot import QUICK, answering

HOUR = 3600
ASK_FUEL = "What did Maria Keller say about the fuel duty?"


@pytest.mark.parametrize(
    ("age", "told"),
    [(2 * HOUR + 60, "2 hours"), (30 * HOUR, "30 hours"), (3 * 24 * HOUR, "3 days"), (HOUR + 60, "1 hour")],
)
async def test_a_late_question_is_answered_once_with_a_word_of_regret(api: LoopbackBotApi, age: int, told: str) -> None:
    for chat, text in ((private(7), ASK_FUEL), (group(), f"/ask {ASK_FUEL}")):
        api.say(text, chat, date=NOW - age)
    calls = await asyncio.to_thread(api.wait_for, "sendMessage", 2)
    for call in calls:
        assert call.text.startswith(f"Sorry, I was away. You wrote this {told} ago.")
        assert "fuel duty" in call.text
        assert "Context" in call.buttons


async def test_what_is_a_few_minutes_old_is_answered_as_ever(api: LoopbackBotApi) -> None:
    api.say(ASK_FUEL, date=NOW - 600)
    (call,) = await asyncio.to_thread(api.wait_for, "sendMessage")
    assert "Sorry" not in call.text


async def test_a_groups_fresh_questions_do_not_wait_for_all_that_it_asked_while_the_bot_was_away() -> None:
    with LoopbackBotApi() as api:
        late = [api.say("/ask fuel duty", group(), date=NOW - 2 * HOUR) for _ in range(3 * MANY)]
        fresh = api.say("/ask fuel duty", group())
        async with answering(api, options=QUICK):
            count = 0
            while fresh not in (answered := replied_to(api)):
                count = len(await asyncio.to_thread(api.wait_for, "sendMessage", count + 1))
    in_group = [number for number in answered if number in {*late, fresh}]
    assert in_group == sorted(in_group)
    assert len(late) - len(in_group) + 1 >= MANY
    assert set(late[-MANY + 1 :]) <= set(in_group)


async def test_a_person_is_answered_all_that_they_asked(api: LoopbackBotApi) -> None:
    asked = [api.say("/help", date=NOW - 2 * HOUR) for _ in range(2 * MANY)]
    await asyncio.to_thread(api.wait_for, "sendMessage", len(asked))
    assert replied_to(api) == asked


def replied_to(api: LoopbackBotApi) -> list[int]:
    """The messages that have been answered, in that order."""
    return [int(str(call.parameter("reply_parameters")["message_id"])) for call in api.of("sendMessage")]
