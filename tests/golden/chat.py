"""A talk with the bot on Telegram: it runs, answers over HTTP, and what it sends is read as Telegram reads it."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from retrieval import Library
from tests.faces.botapi import BOT, PERSON, Call, LoopbackBotApi
from tests.faces.telegram_bot import answering
from tests.faces.telegram_html import Mark, read_html

PERSON_NAME, BOT_NAME = str(PERSON["first_name"]), str(BOT["first_name"])
ADDRESS = re.compile(r' href="[^"]*"')


@dataclass(frozen=True, slots=True)
class Message:
    """What somebody wrote: the text that is shown with its marks, the message it replies to, rows of buttons below.

    `source` is the text in HTML, without the addresses.
    """

    source: str
    text: str
    marks: tuple[Mark, ...] = ()
    replies_to: str = ""
    buttons: tuple[tuple[str, ...], ...] = ()
    is_the_bots: bool = False

    @property
    def name(self) -> str:
        return BOT_NAME if self.is_the_bots else PERSON_NAME


async def talk(questions: Sequence[str], library: Library) -> list[Message]:
    """Each question and the bot's reply to it."""
    messages = []
    written: dict[int, str] = {}
    with LoopbackBotApi() as server:
        async with answering(server, library):
            for count, question in enumerate(questions, start=1):
                written[server.say(question)] = question
                call = (await asyncio.to_thread(server.wait_for, "sendMessage", count))[-1]
                messages += [Message(escape(question, quote=False), question), _reply(call, written)]
    return messages


def transcript(messages: Sequence[Message]) -> str:
    """All that the messages say and how it is marked, for who cannot see the picture."""
    return "\n".join(
        "\n".join((f"{message.name}: {message.source}", *(f"[{'] ['.join(row)}]" for row in message.buttons)))
        for message in messages
    )


def _reply(call: Call, written: dict[int, str]) -> Message:
    text, marks = read_html(call.text)
    source = ADDRESS.sub("", call.text)
    replied = int(str(call.parameter("reply_parameters")["message_id"]))
    rows = json.loads(call.arguments.get("reply_markup", '{"inline_keyboard": []}'))["inline_keyboard"]
    buttons = tuple(tuple(button["text"] for button in row) for row in rows)
    return Message(source, text, tuple(marks), written[replied], buttons, is_the_bots=True)
