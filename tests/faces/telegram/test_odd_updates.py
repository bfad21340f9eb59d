"""Updates of every odd kind: none makes the bot stumble, and it answers only where somebody waits for an answer."""

from __future__ import annotations

import asyncio

import pytest

from tests.faces.botapi import BOT, NOW, PERSON, Json, LoopbackBotApi, group, private

# python-telegram-bot announces while it reads some updates that their seconds will become a timedelta
pytestmark = pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
FILE: Json = {"file_id": "A", "file_unique_id": "B", "file_size": 9}
OTHER: Json = {"id": 9, "is_bot": False, "first_name": "Other"}
CHANNEL: Json = {"id": -1009, "type": "channel", "title": "Channel"}

UNREADABLE: list[Json] = [
    {"sticker": {**FILE, "type": "regular", "width": 1, "height": 1, "is_animated": False, "is_video": False}},
    {"voice": {**FILE, "duration": 1}},
    {"location": {"latitude": 1.0, "longitude": 1.0}},
    {"contact": {"phone_number": "1", "first_name": "X"}},
    {"dice": {"emoji": "🎲", "value": 1}},
    {"document": {**FILE, "file_name": "a.pdf"}},
]
SERVICE: list[Json] = [
    {"new_chat_members": [OTHER]},
    {"left_chat_member": OTHER},
    {"new_chat_title": "New"},
    {"pinned_message": {"message_id": 1, "date": NOW, "chat": private(7), "text": "x"}},
    {"message_auto_delete_timer_changed": {"message_auto_delete_time": 60}},
    {"video_chat_started": {}},
    {"forum_topic_created": {"name": "X", "icon_color": 1}},
]
SILENT: list[Json] = [
    {"channel_post": {"message_id": 1, "date": NOW, "chat": CHANNEL, "text": "/help"}},
    {"edited_channel_post": {"message_id": 1, "date": NOW, "edit_date": NOW, "chat": CHANNEL, "text": "/help"}},
    {"edited_message": {"message_id": 1, "date": NOW, "edit_date": NOW, "chat": private(7), "from": PERSON}},
    {"message_reaction": {"chat": private(7), "message_id": 1, "date": NOW, "old_reaction": [], "new_reaction": []}},
    {"a_kind_of_tomorrow": {"x": 1}},
]


async def count_of_answers(api: LoopbackBotApi) -> int:
    """How many messages the bot has sent, once it has worked through everything so far."""
    api.say("/help", private(77))
    await asyncio.to_thread(api.wait_for, "sendMessage", 1)
    while not [call for call in api.of("sendMessage") if call.arguments["chat_id"] == "77"]:
        await asyncio.to_thread(api.wait_for, "sendMessage", len(api.of("sendMessage")) + 1)
    return len(api.of("sendMessage")) - 1


@pytest.mark.parametrize("content", UNREADABLE, ids=lambda content: next(iter(content)))
async def test_what_cannot_be_read_is_told_in_private_and_ignored_in_groups(
    api: LoopbackBotApi, caplog: pytest.LogCaptureFixture, content: Json
) -> None:
    api.say(None, private(7), **content)
    api.say(None, group(), **content)
    (call, *_) = await asyncio.to_thread(api.wait_for, "sendMessage", 1)
    assert call.text.startswith("I can only read text.")
    assert await count_of_answers(api) == 1
    assert not caplog.records


@pytest.mark.parametrize("content", SERVICE, ids=lambda content: next(iter(content)))
async def test_service_messages_are_ignored(
    api: LoopbackBotApi, caplog: pytest.LogCaptureFixture, content: Json
) -> None:
    for chat in (private(7), group()):
        api.say(None, chat, **content)
    assert await count_of_answers(api) == 0
    assert not caplog.records


@pytest.mark.parametrize("update", SILENT, ids=lambda update: next(iter(update)))
async def test_other_updates_are_ignored(api: LoopbackBotApi, caplog: pytest.LogCaptureFixture, update: Json) -> None:
    api.push(update)
    assert await count_of_answers(api) == 0
    assert not caplog.records


async def test_a_button_without_its_message_is_too_old(api: LoopbackBotApi) -> None:
    query: Json = {"id": "1", "from": PERSON, "chat_instance": "1", "data": "show:1:1:1"}
    gone: Json = {"message_id": 1, "date": 0, "chat": private(7)}
    for update in ({**query, "inline_message_id": "X"}, {**query, "message": gone}, {**query, "data": "show:1:1:1"}):
        api.push({"callback_query": update})
    answers = await asyncio.to_thread(api.wait_for, "answerCallbackQuery", 3)
    assert all("too old" in answer.text for answer in answers)


UNKNOWN: dict[str, Json] = {
    "no chat, no date": {"message": {"text": "no chat, no date"}},
    "message is a text": {"message": "a text"},
    "query is a list": {"callback_query": []},
}


@pytest.mark.parametrize("update", UNKNOWN.values(), ids=UNKNOWN)
async def test_an_update_that_cannot_be_read_holds_up_no_other(api: LoopbackBotApi, update: Json) -> None:
    api.push(update)
    assert await count_of_answers(api) == 0


async def test_of_a_message_with_something_that_cannot_be_read_the_rest_is(api: LoopbackBotApi) -> None:
    asked = "What did Maria Keller say about the fuel duty?"
    for text, told in ((None, "I can only read text"), (asked, "We will not touch the fuel duty")):
        earlier = len(api.of("sendMessage"))
        api.say(text, poll={"id": "of another version"})
        assert told in (await asyncio.to_thread(api.wait_for, "sendMessage", earlier + 1))[-1].text


async def test_a_caption_is_read_as_a_question(api: LoopbackBotApi) -> None:
    api.say(None, photo=[{**FILE, "width": 1, "height": 1}], caption="What about the fuel duty?")
    (call,) = await asyncio.to_thread(api.wait_for, "sendMessage")
    assert "fuel duty" in call.text


async def test_the_case_of_its_name_does_not_matter(api: LoopbackBotApi) -> None:
    api.say("/help@" + str(BOT["username"]).upper(), group())
    await asyncio.to_thread(api.wait_for, "sendMessage")
