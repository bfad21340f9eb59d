"""What buttons, replies and corrections do to an answer on Telegram, over HTTP, before and after a restart."""

from __future__ import annotations

import asyncio
import dataclasses
import sqlite3
from pathlib import Path

import pytest

from retrieval import Article, Library
from tests.faces.botapi import Call, Json, LoopbackBotApi, group, private, refusal
from tests.faces.telegram_bot import QUICK, answering
from tests.faces.telegram_html import read_html
from tests.newsroom import BUDGET, newsroom

BRIDGE = Article(
    "bridge",
    "The old bridge",
    "“The old bridge must be closed,” said Ann Lee, an engineer.\n\n"
    "“The old bridge is safe,” said Bob Ray, the mayor.\n\n"
    "“The old bridge needs money,” said Cleo Park, a shopkeeper.",
    "Metro",
)
ASK_FUEL = "What did Maria Keller say about the fuel duty?"


async def answer_to(api: LoopbackBotApi, text: str, chat: Json | None = None, **extra: object) -> Call:
    earlier = len(api.of("sendMessage"))
    api.say(text, chat, **extra)
    return (await asyncio.to_thread(api.wait_for, "sendMessage", earlier + 1))[-1]


async def edit_after(api: LoopbackBotApi, call: Call, label: str) -> Call:
    """The edit that pressing a button brings."""
    earlier = len(api.of("editMessageText"))
    api.press(call, label)
    edit = (await asyncio.to_thread(api.wait_for, "editMessageText", earlier + 1))[-1]
    assert edit.message_id == call.message_id
    return edit


def shown(call: Call) -> str:
    return read_html(call.text)[0]


def long_list() -> Library:
    library = newsroom()
    for number in range(45):
        library.add(Article(f"more-{number}", f"Title {number}", BUDGET.text))
    return library


async def test_a_list_is_leafed_through_in_its_own_message() -> None:
    with LoopbackBotApi() as api:
        async with answering(api, long_list()):
            first = await answer_to(api, "/sources")
            assert list(first.buttons) == ["›"]
            second = await edit_after(api, first, "›")
            assert list(second.buttons) == ["‹", "›"]
            third = await edit_after(api, second, "›")
            assert list(third.buttons) == ["‹"]
            pages = [shown(call).splitlines()[0] for call in (first, second, third)]
            assert pages == [f"47 articles, page {number} of 3:" for number in (1, 2, 3)]
            answers = api.of("answerCallbackQuery")
            assert len(answers) == 2
            assert shown(await answer_to(api, "/next")) == "That was the last of 3."


async def test_the_context_is_opened_and_closed_in_the_same_message(api: LoopbackBotApi) -> None:
    card = await answer_to(api, ASK_FUEL)
    assert card.buttons["Open article"].startswith(f"{BUDGET.url}#:~:text=")
    context = await edit_after(api, card, "Context")
    text, marks = read_html(context.text)
    (bold,) = [text[mark.start : mark.end] for mark in marks if mark.tag == "b"]
    assert bold.strip("“”,") in shown(card)
    assert "met the unions on Sunday" in text
    back = await edit_after(api, context, "Back")
    assert (back.text, back.buttons) == (card.text, card.buttons)


async def test_more_from_the_speaker(api: LoopbackBotApi) -> None:
    card = await answer_to(api, ASK_FUEL)
    more = await edit_after(api, card, "More from Maria Keller")
    assert shown(more).startswith("1 quote by Maria Keller:")
    assert list(more.buttons) == ["Back"]


async def test_a_vote_is_kept_and_a_second_one_replaces_it(tmp_path: Path) -> None:
    store = tmp_path / "store.sqlite"
    with LoopbackBotApi() as api:
        async with answering(api, options=dataclasses.replace(QUICK, store=store)):
            card = await answer_to(api, ASK_FUEL)
            api.press(card, "👍")
            api.press(card, "👎")
            answers = await asyncio.to_thread(api.wait_for, "answerCallbackQuery", 2)
            assert all(answer.text == "Thank you, noted." for answer in answers)
            await edit_after(api, card, "Context")
    with sqlite3.connect(store) as connection:
        ((liked, article, words),) = connection.execute("SELECT liked, article, words FROM votes")
    connection.close()
    assert (liked, article) == (0, BUDGET.id)
    assert words in BUDGET.text


async def test_buttons_and_replies_work_after_a_restart(tmp_path: Path) -> None:
    store = tmp_path / "folder" / "store.sqlite"
    with LoopbackBotApi() as api:
        async with answering(api, options=dataclasses.replace(QUICK, store=store)):
            card = await answer_to(api, ASK_FUEL)
        async with answering(api, options=dataclasses.replace(QUICK, store=store)):
            context = await edit_after(api, card, "Context")
            assert "met the unions on Sunday" in shown(context)
            replied = {
                "message_id": card.message_id,
                "date": 1,
                "chat": private(7),
                "from": {"id": 123456, "is_bot": True, "first_name": "B"},
            }
            assert "met the unions on Sunday" in shown(await answer_to(api, "/context", reply_to_message=replied))


async def test_without_a_store_an_old_button_says_so() -> None:
    with LoopbackBotApi() as api:
        async with answering(api):
            card = await answer_to(api, ASK_FUEL)
        async with answering(api):
            api.press(card, "Context")
            (answer,) = await asyncio.to_thread(api.wait_for, "answerCallbackQuery")
    assert answer.text == "This button is too old. Please ask again."
    assert answer.arguments["show_alert"] == "true"
    assert not api.of("editMessageText")


@pytest.mark.parametrize(
    "data", ["", "show", "show:x:1:1", "show:999:1:1", "shout:1:1:1", "show:1:1:1:1", "show:" + "9" * 40 + ":1:1"]
)
async def test_forged_data_does_nothing(api: LoopbackBotApi, data: str) -> None:
    card = await answer_to(api, ASK_FUEL)
    api.press(card, "", data)
    (answer,) = await asyncio.to_thread(api.wait_for, "answerCallbackQuery")
    assert "too old" in answer.text
    assert not api.of("editMessageText")


async def test_a_card_is_shown_to_no_other_chat(api: LoopbackBotApi) -> None:
    card = await answer_to(api, ASK_FUEL, private(8))
    elsewhere = await answer_to(api, "/help", private(7))
    api.press(elsewhere, "", card.buttons["Context"])
    (answer,) = await asyncio.to_thread(api.wait_for, "answerCallbackQuery")
    assert "too old" in answer.text


async def test_a_press_that_telegram_forgot_is_done_all_the_same(api: LoopbackBotApi) -> None:
    card = await answer_to(api, ASK_FUEL)
    api.fail(refusal("answerCallbackQuery", 400, "Bad Request: query is too old and response timeout expired"))
    await edit_after(api, card, "Context")


async def test_a_message_that_shows_it_already_is_no_error(
    api: LoopbackBotApi, caplog: pytest.LogCaptureFixture
) -> None:
    card = await answer_to(api, ASK_FUEL)
    api.fail(refusal("editMessageText", 400, "Bad Request: message is not modified: specified new message content"))
    api.press(card, "Context")
    await edit_after(api, card, "Context")
    assert not caplog.records


async def test_a_corrected_question_corrects_its_answer(api: LoopbackBotApi) -> None:
    question = api.say("xyzzy")
    (wrong,) = await asyncio.to_thread(api.wait_for, "sendMessage")
    assert "found no passage" in wrong.text
    api.edit(question, ASK_FUEL)
    (right,) = await asyncio.to_thread(api.wait_for, "editMessageText")
    assert right.message_id == wrong.message_id
    assert "fuel duty" in shown(right)
    assert "Context" in right.buttons
    await edit_after(api, right, "Context")


async def test_an_old_message_that_changes_is_not_answered_again(api: LoopbackBotApi) -> None:
    question = api.say(ASK_FUEL)
    await asyncio.to_thread(api.wait_for, "sendMessage")
    api.edit(question, ASK_FUEL, seconds=86_400)
    await answer_to(api, "/help")
    assert not api.of("editMessageText")
    assert len(api.of("sendMessage")) == 2


async def test_a_message_that_becomes_a_question_is_answered(api: LoopbackBotApi) -> None:
    number = api.say("/aks fuel duty", group())
    api.edit(number, "/ask fuel duty", group())
    (call,) = await asyncio.to_thread(api.wait_for, "sendMessage")
    assert call.parameter("reply_parameters")["message_id"] == number


async def test_the_examples_of_a_greeting_can_be_tapped(api: LoopbackBotApi) -> None:
    greeting = await answer_to(api, "/start")
    examples = [label for label, says in greeting.buttons.items() if says.startswith("ask:")]
    assert 1 <= len(examples) <= 3
    for number, question in enumerate(examples, 2):
        api.press(greeting, question)
        answer = (await asyncio.to_thread(api.wait_for, "sendMessage", number))[-1]
        assert shown(answer).startswith(f"{question}\n\n")
        assert "Context" in answer.buttons


async def test_several_speakers_are_listed_with_a_button_each() -> None:
    library = Library()
    library.add(BRIDGE)
    with LoopbackBotApi() as api:
        async with answering(api, library):
            card = await answer_to(api, "What do people say about the old bridge?")
            voices = await edit_after(api, card, "All 3 speakers")
            assert set(voices.buttons) == {"Ann Lee", "Bob Ray", "Cleo Park", "Back"}
            assert shown(voices).startswith("3 speakers answer this:\n\n")
            for name in ("Ann Lee", "Bob Ray", "Cleo Park"):
                assert f"\n— {name}" in shown(voices)
                assert f"\n— {name}" in shown(await edit_after(api, voices, name))


LONG_SPEECH = "The old bridge is " + ", and ".join(f"point {number} of the plan" for number in range(260)) + "."
SPEECHES = dataclasses.replace(
    BRIDGE, text=f"“The old bridge is safe,” said Bob Ray, the mayor.\n\n“{LONG_SPEECH}” said Ann Lee, an engineer."
)


async def test_a_long_quote_is_turned_to_whole_and_never_parted_from_its_speaker() -> None:
    library = Library()
    library.add(SPEECHES)
    with LoopbackBotApi() as api:
        async with answering(api, library):
            first = await answer_to(api, "Who said what about the old bridge?")
            assert shown(first).startswith("“The old bridge is safe”")
            sent = await sent_after(api, first, "›", messages=2)
            assert " ".join(shown(one) for one in sent).startswith(f"“{LONG_SPEECH}”\n— Ann Lee, an engineer\n")
            (again,) = await sent_after(api, sent[-1], "‹", messages=1)
            assert shown(again).startswith("“The old bridge is safe”\n— Bob Ray, mayor")
            assert not api.of("editMessageText")


async def sent_after(api: LoopbackBotApi, call: Call, label: str, messages: int) -> list[Call]:
    """The messages that pressing a button brings."""
    earlier = len(api.of("sendMessage"))
    api.press(call, label)
    return (await asyncio.to_thread(api.wait_for, "sendMessage", earlier + messages))[earlier:]
