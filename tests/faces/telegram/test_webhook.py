"""The bot behind a webhook: Telegram posts updates to it over HTTP."""

from __future__ import annotations

import asyncio
import dataclasses
import http.client
import json
import socket
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from bot.telegram.errors import BotError
from bot.telegram.options import Webhook
from tests.faces.botapi import NOW, PERSON, TOKEN, Json, LoopbackBotApi, private, refusal
from tests.faces.telegram_bot import QUICK, answering
from tests.faces.telegram_process import start_bot
from tests.servers.ports import free_port

ASK = "What about the fuel duty?"
MEGABYTE = 2**20


def question(update_id: int = 1, text: str = ASK) -> Json:
    """An update in which a person asks something."""
    message = {"message_id": 5, "date": NOW, "chat": private(7), "from": PERSON, "text": text}
    return {"update_id": update_id, "message": message}


@dataclass(frozen=True, slots=True)
class Telegram:
    """Posts updates as Telegram does, and otherwise than it does."""

    url: str
    secret: str

    async def post(self, update: object, secret: str | None = None, path: str | None = None) -> int:
        """Post an update, or bytes as they are; returns the status."""
        body = update if isinstance(update, bytes) else json.dumps(update).encode()
        return await asyncio.to_thread(self._post, body, self.secret if secret is None else secret, path)

    async def post_beginning(self, secret: str, length: int) -> int:
        """Post headers that announce a body of `length` bytes, without the body."""
        return await asyncio.to_thread(self._post_beginning, secret, length)

    def _post(self, body: bytes, secret: str, path: str | None) -> int:
        headers = {"Content-Type": "application/json", "X-Telegram-Bot-Api-Secret-Token": secret}
        there = urlsplit(self.url)
        with closing(http.client.HTTPConnection(there.netloc, timeout=10)) as connection:
            connection.request("POST", path or there.path, body, headers)
            return connection.getresponse().status

    def _post_beginning(self, secret: str, length: int) -> int:
        there = urlsplit(self.url)
        headers = f"Host: bot\r\nContent-Length: {length}\r\nX-Telegram-Bot-Api-Secret-Token: {secret}\r\n\r\n"
        with socket.create_connection((there.hostname, there.port), timeout=10) as connection:
            connection.sendall(f"POST {there.path} HTTP/1.1\r\n{headers}".encode())
            return int(connection.recv(1_000).split()[1])


@asynccontextmanager
async def posted_to(api: LoopbackBotApi, store: Path | None = None) -> AsyncIterator[Telegram]:
    """A bot that updates are posted to."""
    port = free_port()
    webhook = Webhook(f"http://127.0.0.1:{port}/hook/of/this/bot", port=port)
    told = len(api.of("setWebhook"))
    async with answering(api, options=dataclasses.replace(QUICK, webhook=webhook, store=store)):
        yield Telegram(webhook.url, api.of("setWebhook")[told].arguments["secret_token"])


async def test_updates_are_taken_from_telegram_and_nobody_else() -> None:
    with LoopbackBotApi() as api:
        async with posted_to(api) as telegram:
            (call,) = api.of("setWebhook")
            assert call.arguments["url"] == telegram.url
            assert json.loads(call.arguments["allowed_updates"]) == [
                "message",
                "edited_message",
                "channel_post",
                "edited_channel_post",
                "guest_message",
                "callback_query",
                "inline_query",
                "my_chat_member",
                "message_reaction",
            ]
            for secret in ("a guess", "", "später"):
                assert await telegram.post(question(), secret) == HTTPStatus.FORBIDDEN
            assert await telegram.post(question(), path="/elsewhere") == HTTPStatus.NOT_FOUND
            assert await telegram.post(question()) == HTTPStatus.OK
            (answer,) = await asyncio.to_thread(api.wait_for, "sendMessage")
    assert "fuel duty" in answer.text
    assert not api.of("getUpdates")


async def test_the_body_is_read_of_those_who_know_the_secret_and_no_more_than_a_megabyte() -> None:
    with LoopbackBotApi() as api:
        async with posted_to(api) as telegram:
            assert await telegram.post_beginning("a guess", 1_000) == HTTPStatus.FORBIDDEN
            assert await telegram.post_beginning(telegram.secret, MEGABYTE + 1) == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
            assert await telegram.post(question(1, "long " * 100_000)) == HTTPStatus.OK
            assert await telegram.post(question(2)) == HTTPStatus.OK
            await asyncio.to_thread(api.wait_for, "sendMessage", 2)


@pytest.mark.parametrize("body", [b"", b"{no json", b"\xff\xfe", b"[" * 100_000], ids=repr)
async def test_what_is_no_json_is_refused(body: bytes) -> None:
    with LoopbackBotApi() as api:
        async with posted_to(api) as telegram:
            assert await telegram.post(body) == HTTPStatus.BAD_REQUEST
            assert await telegram.post(question()) == HTTPStatus.OK
            await asyncio.to_thread(api.wait_for, "sendMessage")


@pytest.mark.parametrize(
    "unreadable",
    [
        {"update_id": 7, "message": {"private": "words"}},
        {"update_id": 7, "message": ["private words"]},
        {"update_id": 7, "message": {**question()["message"], "date": 10**30}},  # type: ignore[dict-item]
        {"update_id": 7},
        {"update_id": "private words"},
        ["private words"],
        None,
    ],
    ids=lambda update: json.dumps(update)[:40],
)
async def test_what_cannot_be_read_is_passed_over_with_one_warning(
    unreadable: object, caplog: pytest.LogCaptureFixture
) -> None:
    with LoopbackBotApi() as api:
        async with posted_to(api) as telegram:
            assert await telegram.post(unreadable) == HTTPStatus.OK
            assert await telegram.post(unreadable) == HTTPStatus.OK
            assert await telegram.post(question()) == HTTPStatus.OK
            await asyncio.to_thread(api.wait_for, "sendMessage")
    warnings = [record.getMessage() for record in caplog.records if "passed over" in record.getMessage()]
    assert len(warnings) == (0 if unreadable == {"update_id": 7} else 1)
    assert "private words" not in caplog.text


async def test_an_update_posted_twice_is_answered_once(tmp_path: Path) -> None:
    store = tmp_path / "store.sqlite"
    with LoopbackBotApi() as api:
        async with posted_to(api, store) as telegram:
            statuses = await asyncio.gather(*(telegram.post(question()) for _ in range(5)))
            await asyncio.to_thread(api.wait_for, "sendMessage")
        async with posted_to(api, store) as telegram:
            statuses += [await telegram.post(question()), await telegram.post(question(2, "/help"))]
            answers = await asyncio.to_thread(api.wait_for, "sendMessage", 2)
    assert set(statuses) == {HTTPStatus.OK}
    assert ["fuel duty" in answer.text for answer in answers] == [True, False]


async def test_an_update_is_written_down_before_telegram_is_told_that_it_has_arrived(tmp_path: Path) -> None:
    store = tmp_path / "store.sqlite"
    with LoopbackBotApi() as api:
        async with posted_to(api, store) as telegram:
            for number in range(1, 21):
                assert await telegram.post(question(number, "/help")) == HTTPStatus.OK
                with closing(sqlite3.connect(store)) as kept:
                    assert kept.execute("SELECT COUNT(*) FROM updates").fetchall() == [(number,)]


async def test_a_port_in_use_is_told() -> None:
    with LoopbackBotApi() as api, socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        webhook = Webhook("https://bot.example.com/hook", port=taken.getsockname()[1])
        with pytest.raises(BotError, match="cannot listen at"):
            async with answering(api, options=dataclasses.replace(QUICK, webhook=webhook)):
                pytest.fail("it started")


def test_an_address_that_telegram_refuses_ends_it_with_one_clear_sentence(tmp_path: Path) -> None:
    settings = {"telegram_webhook_url": "https://bot.example.com/a-secret", "telegram_webhook_port": str(free_port())}
    with LoopbackBotApi() as api:
        api.fail(refusal("setWebhook", 400, "Bad Request: bad webhook: IP address 127.0.0.1 is reserved"))
        with start_bot(api, TOKEN, tmp_path, **settings) as process:
            log = process.ended()
    assert process.returncode == 2
    assert "refuses the webhook's address at https://bot.example.com: " in log
    assert "ip address 127.0.0.1 is reserved" in log
    assert "a-secret" not in log
    assert "Traceback" not in log


def test_a_server_that_is_away_is_told_the_address_later(tmp_path: Path) -> None:
    port = free_port()
    settings = {"telegram_webhook_url": f"http://127.0.0.1:{port}/hook", "telegram_webhook_port": str(port)}
    with LoopbackBotApi() as api:
        api.fail(*[refusal("setWebhook", 500, "Internal Server Error")] * 2)
        with start_bot(api, TOKEN, tmp_path, **settings) as process:
            api.wait_for("setMyCommands", 2)
            process.terminate()
            process.ended()
    assert process.returncode == 0
