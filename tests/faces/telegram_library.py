"""A bot whose chats have libraries of their own, and what people do with them."""

from __future__ import annotations

import asyncio
import dataclasses
from contextlib import AbstractAsyncContextManager
from pathlib import Path

from bot.talk.library.limits import ChatLimits
from bot.telegram.options import Options
from retrieval import Library
from tests.faces.botapi import PERSON, Call, Json, LoopbackBotApi
from tests.faces.telegram_bot import QUICK, answering
from tests.faces.telegram_html import read_html
from tests.newsroom import BUDGET

ANN, BOB = PERSON, {**PERSON, "id": 8, "first_name": "Bob"}
ASK_FERRY = "What did Ada Weber say about the ferry?"
FERRY = "“The ferry will not run in winter,”"
ASK_MILL = "What did Tom Reed say about the mill?"
MILL = "“The mill stays open until the last order is made,”"
MILL_TEXT = (
    "Mill to stay open\n\n"
    "“The mill stays open until the last order is made,” said Tom Reed, the owner of the mill, on Monday.\n\n"
    "“We will fight for every job,” said Eva Stone, the head of the union.\n"
)
CROSS = "✕ Mill to stay open"
"""The button that removes it from the library."""
HARBOUR_POST = (
    "Harbour to close\n\n“The harbour will close for a year,” said Nora Finch, the harbour master, on Friday. "
    "Ships will have to go elsewhere in the meantime."
)
ASK_HARBOUR = "What did Nora Finch say about the harbour?"
HARBOUR = "“The harbour will close for a year,”"
CHANNEL: Json = {"id": -1009, "type": "channel", "title": "Coast News", "username": "coastnews"}
PROGRESS = ("Reading ", "Looking for quotes", "Ich lese ", "Suche nach Zitaten")
"""How a message begins that is edited once more."""
POSTED = 1_700_000_000
"""14 November 2023."""
FORWARDED: Json = {"type": "channel", "chat": CHANNEL, "message_id": 42, "date": POSTED}


def base() -> Library:
    """What everybody can ask: one article."""
    library = Library(semantic=False)
    library.add(BUDGET)
    return library


def with_libraries(
    server: LoopbackBotApi,
    folder: Path,
    *,
    feeds_every: float = 0.0,
    articles: int = 100,
    allow_private: bool = True,
    longest_stop: float = 6.0,
    watches_every: float = 3_600.0,
    watches: int = 5,
) -> AbstractAsyncContextManager[None]:
    """A bot that keeps all it has in `folder`; links to this machine are allowed, as the sites of tests are here."""
    limits = ChatLimits(
        articles=articles,
        feeds=2,
        feeds_every=feeds_every,
        allow_private=allow_private,
        watches=watches,
        watches_every=watches_every,
    )
    options: Options = dataclasses.replace(
        QUICK,
        store=folder / "store.sqlite3",
        chats=folder / "chats",
        chat_limits=limits,
        longest_stop=longest_stop,
    )
    return answering(server, base(), options)


async def answer_to(api: LoopbackBotApi, text: str | None, chat: Json | None = None, **extra: object) -> Call:
    """The next message that the bot sends after that one."""
    earlier = len(api.of("sendMessage"))
    api.say(text, chat, **extra)
    return (await asyncio.to_thread(api.wait_for, "sendMessage", earlier + 1))[-1]


async def shown(api: LoopbackBotApi, text: str | None, chat: Json | None = None, **extra: object) -> str:
    return read_html((await answer_to(api, text, chat, **extra)).text)[0]


async def outcome_of(api: LoopbackBotApi, text: str | None, chat: Json | None = None, **extra: object) -> str:
    """What the message that tells of the progress shows at last."""
    return await outcome_after("Received: ", api, text, chat, **extra)


async def outcome_after(
    beginning: str, api: LoopbackBotApi, text: str | None, chat: Json | None = None, **extra: object
) -> str:
    """The same of a message that begins so."""
    sent, edited = len(api.of("sendMessage")), len(api.of("editMessageText"))
    api.say(text, chat, **extra)
    last = await outcome_after_edits(api, edited)
    (first,) = api.of("sendMessage")[sent:]
    assert first.text.startswith(beginning)
    assert last.message_id == first.message_id
    return read_html(last.text)[0]


async def outcome_after_edits(api: LoopbackBotApi, seen: int = 0) -> Call:
    """The first edit after `seen` others that tells of no progress."""
    while True:
        calls = await asyncio.to_thread(api.wait_for, "editMessageText", seen + 1)
        if not calls[-1].text.startswith(PROGRESS):
            return calls[-1]
        seen = len(calls)


async def after_pressing(
    api: LoopbackBotApi, call: Call, label: str, person: Json = ANN, data: str | None = None
) -> Call:
    """The edit that a pressed button brings."""
    edited = len(api.of("editMessageText"))
    api.press(call, label, data, person)
    return (await asyncio.to_thread(api.wait_for, "editMessageText", edited + 1))[-1]


async def told_on_pressing(
    api: LoopbackBotApi,
    call: Call,
    label: str,
    person: Json = ANN,
    *,
    data: str | None = None,
    chat: int | None = None,
) -> str:
    """The notice that a pressed button brings."""
    earlier = len(api.of("answerCallbackQuery"))
    api.press(call, label, data, person, chat)
    return (await asyncio.to_thread(api.wait_for, "answerCallbackQuery", earlier + 1))[-1].text


def by(person: Json) -> Json:
    return {"from": person}


async def add_mill(api: LoopbackBotApi, chat: Json | None = None, **extra: object) -> str:
    return await outcome_of(api, None, chat, document=api.keep("mill.txt", MILL_TEXT.encode()), **extra)
