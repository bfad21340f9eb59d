"""The bot behind a webhook: Telegram posts updates to it over HTTP."""

from __future__ import annotations

import asyncio
import dataclasses
import json
import socket
import urllib.error
import urllib.request
from http import HTTPStatus

import pytest

from bot.telegram.errors import BotError
from bot.telegram.options import Webhook
from tests.faces.botapi import NOW, PERSON, LoopbackBotApi, private
from tests.faces.telegram_bot import QUICK, answering, free_port

QUESTION = {
    "update_id": 1,
    "message": {"message_id": 5, "date": NOW, "chat": private(7), "from": PERSON, "text": "What about the fuel duty?"},
}


def post(url: str, secret: str) -> int:
    """Post the question as Telegram does; returns the status."""
    headers = {"Content-Type": "application/json", "X-Telegram-Bot-Api-Secret-Token": secret}
    request = urllib.request.Request(url, json.dumps(QUESTION).encode(), headers)  # noqa: S310 - the loopback interface
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:  # noqa: S310 - the loopback interface
            return int(answer.status)
    except urllib.error.HTTPError as error:
        with error:
            return error.code


async def test_updates_are_taken_from_telegram_and_nobody_else() -> None:
    port = free_port()
    webhook = Webhook(f"http://127.0.0.1:{port}/hook/of/this/bot", port=port)
    with LoopbackBotApi() as api:
        async with answering(api, options=dataclasses.replace(QUICK, webhook=webhook)):
            (call,) = api.of("setWebhook")
            assert call.arguments["url"] == webhook.url
            assert json.loads(call.arguments["allowed_updates"]) == [
                "message",
                "edited_message",
                "callback_query",
                "inline_query",
                "my_chat_member",
            ]
            secret = call.arguments["secret_token"]
            assert await asyncio.to_thread(post, webhook.url, "a guess") == HTTPStatus.FORBIDDEN
            assert await asyncio.to_thread(post, webhook.url, secret) == HTTPStatus.OK
            (answer,) = await asyncio.to_thread(api.wait_for, "sendMessage")
    assert "fuel duty" in answer.text
    assert not api.of("getUpdates")


async def test_a_port_in_use_is_told() -> None:
    with LoopbackBotApi() as api, socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        webhook = Webhook("https://bot.example.com/hook", port=taken.getsockname()[1])
        with pytest.raises(BotError, match="cannot listen at"):
            async with answering(api, options=dataclasses.replace(QUICK, webhook=webhook)):
                pytest.fail("it started")
