"""Quotes and timelines as pictures in chats, over HTTP."""

from __future__ import annotations

import asyncio

import pytest

from retrieval import Article, Library
from tests.faces.botapi import BOT, NOW, Call, Json, LoopbackBotApi, group, private, refusal
from tests.faces.telegram_bot import answering
from tests.faces.telegram_html import read_html

PNG = "\x89PNG\r\n"
ASK_FUEL = "What did Maria Keller say about the fuel duty?"
SOURCE = "Budget talks enter final week · The Daily Ledger, 12 May 2024"


async def photo_after(api: LoopbackBotApi, text: str, chat: Json | None = None, **extra: object) -> Call:
    """The next picture that the bot sends after that message."""
    earlier = len(api.of("sendPhoto"))
    api.say(text, chat, **extra)
    return (await asyncio.to_thread(api.wait_for, "sendPhoto", earlier + 1))[-1]


async def words_after(api: LoopbackBotApi, text: str) -> Call:
    earlier = len(api.of("sendMessage"))
    api.say(text)
    return (await asyncio.to_thread(api.wait_for, "sendMessage", earlier + 1))[-1]


def caption_of(call: Call) -> str:
    return read_html(call.arguments["caption"])[0]


async def test_a_card_is_the_answer_as_a_picture(api: LoopbackBotApi) -> None:
    number = api.say(f"/card {ASK_FUEL}")
    (call,) = await asyncio.to_thread(api.wait_for, "sendPhoto")
    assert call.arguments["photo"].startswith(PNG)
    assert caption_of(call) == f"— Maria Keller, finance minister\n{SOURCE}"
    assert call.parameter("reply_parameters")["message_id"] == number
    assert call.arguments["parse_mode"] == "HTML"


async def test_a_bare_card_draws_what_was_answered_last(api: LoopbackBotApi) -> None:
    assert "no answer to draw" in (await words_after(api, "/card")).text
    await words_after(api, ASK_FUEL)
    assert caption_of(await photo_after(api, "/card")).startswith("— Maria Keller")


async def test_where_nothing_answers_a_card_says_so(api: LoopbackBotApi) -> None:
    assert "no passage that answers this" in (await words_after(api, "/card Who won the football match?")).text
    assert not api.of("sendPhoto")


async def test_a_button_draws_the_answer_that_it_stands_under(api: LoopbackBotApi) -> None:
    answer = await words_after(api, ASK_FUEL)
    api.press(answer, "Picture")
    (call,) = await asyncio.to_thread(api.wait_for, "sendPhoto")
    assert caption_of(call).startswith("— Maria Keller")
    assert call.parameter("reply_parameters")["message_id"] == answer.message_id
    assert not api.of("editMessageText")


async def test_a_picture_that_is_replied_to_is_what_a_command_is_about(api: LoopbackBotApi) -> None:
    call = await photo_after(api, f"/card {ASK_FUEL}")
    await words_after(api, "Who said the dam is a danger?")
    picture: Json = {"message_id": call.message_id, "date": NOW, "chat": private(7), "from": BOT}
    api.say("/context", reply_to_message=picture)
    assert "met the unions on Sunday" in (await asyncio.to_thread(api.wait_for, "sendMessage", 2))[-1].text


async def test_a_timeline_is_a_picture_with_its_numbers_below(api: LoopbackBotApi) -> None:
    call = await photo_after(api, "/timeline fuel duty", group(), message_thread_id=5, is_topic_message=True)
    assert call.arguments["photo"].startswith(PNG)
    assert caption_of(call) == "1 quote by 1 speaker, 12 May 2024"
    assert call.arguments["message_thread_id"] == "5"
    assert call.arguments["disable_notification"] == "true"


async def test_a_timeline_of_nothing_says_so(api: LoopbackBotApi) -> None:
    assert "what the quotes are about" in (await words_after(api, "/timeline")).text
    assert "no quote about “zebra”" in (await words_after(api, "/timeline zebra")).text


async def test_what_cannot_be_drawn_is_told(caplog: pytest.LogCaptureFixture) -> None:
    library = Library()
    no_font = "\ue123"  # for private use: no font shows it
    words = f"We carved {no_font} into the harbour wall"
    library.add(Article("sign", "The sign", f"“{words},” said Maria Keller."))
    with LoopbackBotApi() as api:
        async with answering(api, library):
            card = await words_after(api, "/card What did Maria Keller say about the harbour wall?")
            assert words in card.text
            assert "I cannot draw a picture" in card.text
            timeline = await words_after(api, f"/timeline harbour wall {no_font}")
            assert "Maria Keller — 1" in read_html(timeline.text)[0]
    assert [record.message.partition(":")[0] for record in caplog.records] == ["A picture cannot be drawn"] * 2


async def test_a_corrected_question_is_answered_below_a_picture(api: LoopbackBotApi) -> None:
    call = await photo_after(api, f"/card {ASK_FUEL}")
    question = int(str(call.parameter("reply_parameters")["message_id"]))
    api.fail(refusal("editMessageText", 400, "Bad Request: there is no text in the message to edit"))
    api.edit(question, ASK_FUEL)
    (answer,) = await asyncio.to_thread(api.wait_for, "sendMessage")
    assert "We will not touch the fuel duty" in answer.text
