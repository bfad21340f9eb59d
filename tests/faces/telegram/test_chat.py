"""What people meet on Telegram, over HTTP: private chats, groups, topics, and what the bot must keep out of."""

from __future__ import annotations

import asyncio
import json

import pytest

from tests.faces.botapi import BOT, Call, Json, LoopbackBotApi, group
from tests.faces.telegram_html import read_html

FUEL = "We will not touch the fuel duty before the next budget"
ASK_FUEL = "What did Maria Keller say about the fuel duty?"
FROM_THE_BOT: Json = {"message_id": 90, "date": 1, "chat": group(), "from": BOT, "text": "…"}
BOB: Json = {"id": 8, "is_bot": False, "first_name": "Bob"}
ANONYMOUS: Json = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
OTHER_BOT: Json = {"id": 9, "is_bot": True, "first_name": "Other"}
CHANNEL: Json = {"id": -1009, "type": "channel", "title": "Channel"}


async def answer_to(api: LoopbackBotApi, text: str | None, chat: Json | None = None, **extra: object) -> Call:
    """The next message that the bot sends after that one."""
    earlier = len(api.of("sendMessage"))
    api.say(text, chat, **extra)
    return (await asyncio.to_thread(api.wait_for, "sendMessage", earlier + 1))[-1]


async def is_silent(api: LoopbackBotApi, text: str, chat: Json | None = None, **extra: object) -> bool:
    """True where that message gets no answer although a later one in the same chat does."""
    api.say(text, chat, **extra)
    following = await answer_to(api, "/ask@onrecord_bot fuel duty", chat)
    return len(api.of("sendMessage")) == 1 and "fuel duty" in following.text


async def test_a_private_question_is_answered_with_a_card(api: LoopbackBotApi) -> None:
    number = api.say(ASK_FUEL)
    call = (await asyncio.to_thread(api.wait_for, "sendMessage"))[0]
    text, marks = read_html(call.text)
    quote, speaker, origin = text.split("\n")[:3]
    assert quote.startswith(f"“{FUEL}”")
    assert speaker.startswith("— Maria Keller")
    assert origin == "Budget talks enter final week · The Daily Ledger, 12 May 2024"
    links = [mark for mark in marks if mark.tag == "a"]
    assert {text[mark.start : mark.end] for mark in links} == {quote, "Budget talks enter final week"}
    assert all(
        mark.target.startswith("https://ledger.example.com/budget?day=12&part=a#:~:text=We%20") for mark in links
    )
    reply = call.parameter("reply_parameters")
    assert (reply["message_id"], reply["allow_sending_without_reply"]) == (number, True)
    assert call.parameter("link_preview_options") == {"is_disabled": True}
    assert call.arguments["parse_mode"] == "HTML"
    assert "message_thread_id" not in call.arguments


async def test_the_typing_indicator_comes_before_the_answer(api: LoopbackBotApi) -> None:
    await answer_to(api, ASK_FUEL)
    methods = [call.method for call in api.calls if call.method in {"sendChatAction", "sendMessage"}]
    assert methods == ["sendChatAction", "sendMessage"]


async def test_both_menus_hold_their_commands(described_api: LoopbackBotApi) -> None:
    menus = {
        str(call.parameter("scope")["type"]): [entry["command"] for entry in json.loads(call.arguments["commands"])]
        for call in described_api.of("setMyCommands")
    }
    assert menus.keys() == {"all_private_chats", "all_group_chats"}
    for commands in menus.values():
        assert {"ask", "quotes", "speakers", "sources", "help", "start"} <= set(commands)
        assert "quit" not in commands


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("/start", "Hello."),
        ("/help", "/ask QUESTION"),
        ("/quotes", FUEL),
        ("/quotes ortiz", "The deal on pensions is dead"),
        ("/speakers", "Paul Weber"),
        ("/sources", "River <dam> & its critics"),
        ("/start@OnRecord_Bot", "Hello."),
        ("/start ask_What_did_Maria_Keller_say_about_the_fuel_duty", FUEL),
        ("/start ask_", "Hello."),
        ("/opne 1", "Did you mean /open?"),
        ("/xyzzyx", "/help lists"),
        ("😀🎉", "What would you like to know?"),
        ("zzzz qqqq", "I found no passage that answers this in 2 articles."),
        ("zebra " * 833, "I read its first 1,000 characters."),
    ],
)
async def test_what_can_be_typed_in_a_private_chat(api: LoopbackBotApi, typed: str, shown: str) -> None:
    text, _ = read_html((await answer_to(api, typed)).text)
    assert shown in text


async def test_a_picture_is_answered_with_what_can_be_read(api: LoopbackBotApi) -> None:
    photo = [{"file_id": "A", "file_unique_id": "B", "width": 1, "height": 1}]
    assert (await answer_to(api, None, photo=photo)).text.startswith("I can only read text.")


async def test_words_that_telegram_would_bring_to_life_stay_dead(api: LoopbackBotApi) -> None:
    text, marks = read_html((await answer_to(api, "/quotes lindqvist")).text)
    dead = {text[mark.start : mark.end] for mark in marks if mark.tag == "code"}
    assert dead == {"/start", "#rivers", "bbc.com"}


@pytest.mark.parametrize(
    ("text", "extra"),
    [
        (f"/ask {ASK_FUEL}", {}),
        (f"/ask@onrecord_bot {ASK_FUEL}", {}),
        (ASK_FUEL, {"reply_to_message": FROM_THE_BOT}),
        (f"@OnRecord_bot {ASK_FUEL}", {}),
        ("/ask", {"reply_to_message": {**FROM_THE_BOT, "from": BOB, "text": ASK_FUEL}}),
        (f"/ask {ASK_FUEL}", {"from": ANONYMOUS, "sender_chat": group()}),
    ],
    ids=["command", "command with a name", "reply", "mention", "command under a person's question", "anonymous admin"],
)
async def test_in_groups_it_answers_what_is_meant_for_it(api: LoopbackBotApi, text: str, extra: Json) -> None:
    call = await answer_to(api, text, group(), **extra)
    assert FUEL in read_html(call.text)[0]
    assert call.arguments["disable_notification"] == "true"


SAID = f"Maria Keller: “{FUEL}”"
FROM_BOB: Json = {**FROM_THE_BOT, "from": BOB, "text": "…"}
MARKED: Json = {"text": SAID, "position": 12}
HIDDEN: Json = {"type": "hidden_user", "date": 1, "sender_user_name": "Cleo"}
OPENED: Json = {**FROM_BOB, "text": None, "forum_topic_created": {"name": "Budget", "icon_color": 1}}
PHOTO: Json = {"photo": [{"file_id": "A", "file_unique_id": "B", "width": 1, "height": 1}], "text": None}


@pytest.mark.parametrize("in_group", [False, True], ids=["private", "group"])
@pytest.mark.parametrize(
    "extra",
    [
        {"reply_to_message": {**FROM_BOB, "text": SAID}},
        {"reply_to_message": {**FROM_BOB, **PHOTO, "caption": SAID}},
        {"reply_to_message": FROM_BOB, "quote": {"text": SAID, "position": 9_000}},
        {"quote": {"text": SAID, "position": 0}},
    ],
    ids=["text", "caption", "marked beyond the text", "marked in a deleted message"],
)
async def test_a_bare_check_checks_what_it_replies_to(api: LoopbackBotApi, extra: Json, in_group: bool) -> None:
    call = await answer_to(api, "/check", group() if in_group else None, **extra)
    assert FUEL in read_html(call.text)[0]


@pytest.mark.parametrize(
    ("text", "extra"),
    [
        ("@onrecord_bot is that true?", {"reply_to_message": {**FROM_BOB, "text": SAID}}),
        ("Did she really say that, @onrecord_bot?", {"reply_to_message": {**FROM_BOB, "text": SAID}}),
        ("@onrecord_bot", {"reply_to_message": {**FROM_BOB, "text": SAID}}),
        ("@onrecord_bot", {"reply_to_message": {**FROM_BOB, **PHOTO, "caption": SAID}}),
        ("@onrecord_bot", {"reply_to_message": {**FROM_BOB, "text": f"Hear, hear. {SAID}"}, "quote": MARKED}),
        ("@onrecord_bot stimmt das?", {"quote": MARKED}),
        (
            None,
            {
                "photo": PHOTO["photo"],
                "caption": "@onrecord_bot 是真的吗",
                "reply_to_message": {**FROM_BOB, "text": SAID},
            },
        ),
    ],
    ids=["asked", "asked before the name", "name alone", "caption", "marked", "marked elsewhere", "asked by a caption"],
)
async def test_doubting_a_message_or_calling_the_bot_below_it_checks_it(
    api: LoopbackBotApi, text: str | None, extra: Json
) -> None:
    call = await answer_to(api, text, group(), **extra)
    shown = read_html(call.text)[0]
    assert shown.startswith(("Yes, word for word, and by Maria Keller", "Ja, Wort für Wort"))
    assert FUEL in shown


async def test_in_a_private_chat_a_message_that_is_replied_to_is_checked(api: LoopbackBotApi) -> None:
    said = {**FROM_BOB, "text": f"Paul Weber: “{FUEL}”", "forward_origin": HIDDEN}
    call = await answer_to(api, "Is that true?", reply_to_message=said)
    assert read_html(call.text)[0].startswith("Word for word, but not by Paul Weber:")


async def test_each_claim_of_a_message_has_its_verdict(api: LoopbackBotApi) -> None:
    said = f"Maria Keller said: “{FUEL}.” Paul Weber said: “The dam was painted green in 1901 by nine geese.”"
    call = await answer_to(api, "@onrecord_bot", group(), reply_to_message={**FROM_BOB, "text": said})
    shown = read_html(call.text)[0]
    assert shown.startswith("1 of 2 parts are word for word:")
    assert "nine geese" in shown


async def test_of_a_long_message_it_is_said_that_only_its_beginning_was_checked(api: LoopbackBotApi) -> None:
    said = {**FROM_BOB, "text": " ".join(f"“The minister has counted {n} red bricks.”" for n in range(90))}
    call = await answer_to(api, "@onrecord_bot", group(), reply_to_message=said)
    assert "I have checked only its beginning" in read_html(call.text)[0]


async def test_calling_the_bot_below_a_question_asks_it(api: LoopbackBotApi) -> None:
    call = await answer_to(api, "@onrecord_bot", group(), reply_to_message={**FROM_BOB, "text": ASK_FUEL})
    assert read_html(call.text)[0].startswith(f"“{FUEL}”")


async def test_a_question_below_a_message_is_asked(api: LoopbackBotApi) -> None:
    call = await answer_to(api, f"@onrecord_bot {ASK_FUEL}", group(), reply_to_message={**FROM_BOB, "text": "Geese."})
    assert read_html(call.text)[0].startswith(f"“{FUEL}”")


async def test_calling_the_bot_below_a_picture_says_how_to_check(api: LoopbackBotApi) -> None:
    call = await answer_to(api, "@onrecord_bot", group(), reply_to_message={**FROM_BOB, **PHOTO})
    assert "reply to a message with /check" in read_html(call.text)[0]


@pytest.mark.parametrize(
    "extra",
    [{}, {"reply_to_message": FROM_THE_BOT}, {"is_topic_message": True, "reply_to_message": OPENED}],
    ids=["nothing", "the bot's own answer", "the notice that opened a topic"],
)
async def test_called_by_its_name_alone_it_says_what_can_be_asked(api: LoopbackBotApi, extra: Json) -> None:
    call = await answer_to(api, "@onrecord_bot", group(), **extra)
    assert read_html(call.text)[0].startswith("What would you like to know?")


@pytest.mark.parametrize("replied", [{**FROM_BOB, **PHOTO}, FROM_THE_BOT], ids=["picture", "the bot's own answer"])
async def test_a_bare_check_of_nothing_says_how_to_check(api: LoopbackBotApi, replied: Json) -> None:
    call = await answer_to(api, "/check", group(), reply_to_message=replied)
    assert read_html(call.text)[0].startswith("Type /check and what somebody is said to have said")


@pytest.mark.parametrize(
    ("text", "extra"),
    [
        ("Good morning, who has read about the fuel duty?", {}),
        ("/ask@OtherBot fuel duty", {}),
        ("/weather", {}),
        ("fuel duty", {"reply_to_message": {**FROM_THE_BOT, "from": OTHER_BOT}}),
        ("/ask fuel duty", {"is_automatic_forward": True, "sender_chat": CHANNEL}),
        ("/ask fuel duty", {"from": OTHER_BOT}),
        ("/ask fuel duty", {"via_bot": BOT}),
    ],
    ids=[
        "talk",
        "another bot's command",
        "unknown command",
        "reply to another bot",
        "channel post",
        "bot",
        "inline result",
    ],
)
async def test_in_groups_it_keeps_out_of_what_is_not_its_own(api: LoopbackBotApi, text: str, extra: Json) -> None:
    assert await is_silent(api, text, group(), **extra)


async def test_it_keeps_silent_on_its_own_answer_that_was_chosen_inline_in_a_private_chat(api: LoopbackBotApi) -> None:
    assert await is_silent(api, FUEL, via_bot=BOT)


async def test_it_answers_no_channel_post(api: LoopbackBotApi) -> None:
    api.push({"channel_post": {"message_id": 5, "date": 1, "chat": CHANNEL, "text": f"/ask {ASK_FUEL}"}})
    await answer_to(api, "/help")
    assert [call.arguments["chat_id"] for call in api.of("sendMessage")] == ["7"]


async def test_an_answer_stays_in_its_topic(api: LoopbackBotApi) -> None:
    forum = group(is_forum=True)
    call = await answer_to(api, "/ask fuel duty", forum, message_thread_id=55, is_topic_message=True)
    assert call.arguments["message_thread_id"] == "55"
    actions = api.of("sendChatAction")
    assert [action.arguments["message_thread_id"] for action in actions] == ["55"]


async def test_a_thread_of_replies_is_no_topic(api: LoopbackBotApi) -> None:
    call = await answer_to(api, "/ask fuel duty", group(), message_thread_id=12)
    assert "message_thread_id" not in call.arguments


async def test_each_topic_is_a_talk_of_its_own(api: LoopbackBotApi) -> None:
    topic: Json = {"message_thread_id": 55, "is_topic_message": True}
    await answer_to(api, "/ask fuel duty", group(), **topic)
    assert "nothing to leaf through" in (await answer_to(api, "/next", group())).text


async def test_a_talk_moves_with_its_group(api: LoopbackBotApi) -> None:
    small: Json = {"id": -55, "type": "group", "title": "Small"}
    await answer_to(api, "/quotes", small)
    api.say(None, small, migrate_to_chat_id=-10055)
    api.say(None, group(-10055), migrate_from_chat_id=-55)
    moved = await answer_to(api, "/previous", group(-10055))
    assert "nothing to leaf through" not in moved.text
    assert moved.arguments["chat_id"] == "-10055"
