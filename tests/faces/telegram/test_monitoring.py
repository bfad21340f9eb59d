"""What whoever runs the bot can see of it: /health and /metrics over HTTP, and nothing that anybody wrote."""

from __future__ import annotations

import asyncio
import dataclasses
import json
import os
import re
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import AsyncIterator, Callable, Set
from contextlib import asynccontextmanager
from http import HTTPStatus
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.telegram.errors import BotError
from bot.telegram.monitoring.health import Health
from bot.telegram.options import Monitor, Options, Webhook
from retrieval import ArticleError, Library
from retrieval.library.shelf import MemoryShelf
from tests.faces.botapi import PERSON, TOKEN, Fault, Json, LoopbackBotApi, group, private, refusal
from tests.faces.telegram_bot import QUICK, answering
from tests.faces.telegram_library import CROSS, add_mill, after_pressing, answer_to
from tests.servers.ports import free_port

ASK_FUEL = "What did Maria Keller say about the fuel duty?"
Figures = dict[tuple[str, frozenset[str]], float]


@asynccontextmanager
async def monitored(
    api: LoopbackBotApi, options: Options = QUICK, library: Library | None = None
) -> AsyncIterator[Callable[[str], tuple[int, str]]]:
    """While the body runs, a bot that shows its figures; what is given reads a path of theirs."""
    port = free_port()

    def read(path: str) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
                return int(answer.status), answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()

    async with answering(api, library, dataclasses.replace(options, monitor=Monitor(port=port))):
        yield read


async def until(read: Callable[[str], tuple[int, str]], status: HTTPStatus) -> str:
    """What /health says once it has that status."""
    for _ in range(200):
        found, body = await asyncio.to_thread(read, "/health")
        if found == status:
            return body
        await asyncio.sleep(0.05)
    raise TimeoutError(f"it stays {found}: {body}")


async def until_shown(read: Callable[[str], tuple[int, str]], wanted: Set[tuple[str, frozenset[str]]]) -> str:
    """What /metrics shows once all of these samples are there: a call is counted after its server has seen it."""
    text = ""
    while not wanted <= figures(text).keys():
        _, text = await asyncio.to_thread(read, "/metrics")
    return text


def figures(text: str) -> Figures:
    """Each sample's value, by its name and the values of its labels."""
    return {
        (sample.name, frozenset(sample.labels.values())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


async def test_health_is_well_while_updates_arrive_and_says_what_keeps_them_away() -> None:
    with LoopbackBotApi() as api:
        async with monitored(api) as read:
            assert json.loads(await until(read, HTTPStatus.OK)) == {"status": "ok"}
            for fault, reason in (
                (refusal("getUpdates", 409, "Conflict: terminated by other getUpdates request"), "program polls"),
                (refusal("getUpdates", 500, "Internal Server Error"), "answers 500"),
                (Fault("getUpdates", "reset"), "cannot be reached"),
            ):
                api.fail(fault)
                api.say("/help")
                assert reason in json.loads(await until(read, HTTPStatus.SERVICE_UNAVAILABLE))["reason"]
                api.say("/help")
                await until(read, HTTPStatus.OK)


def test_health_is_not_well_before_the_start_nor_after_a_long_silence() -> None:
    health = Health(patience=0.0)
    assert health.trouble == "the bot is starting"
    health.heard()
    assert health.trouble.startswith("no word from the Bot API server for")
    assert not Health.__init__.__defaults__ or Health.__init__.__defaults__[0] > 50


async def test_a_webhook_that_telegram_was_turned_away_from_is_not_well() -> None:
    port = free_port()
    webhook = Webhook(f"http://127.0.0.1:{port}/hook", port=port)
    with LoopbackBotApi() as api:
        async with monitored(api, dataclasses.replace(QUICK, webhook=webhook)) as read:
            await until(read, HTTPStatus.OK)
    broken: tuple[tuple[Json, str], ...] = (
        ({"url": "https://elsewhere.example.com"}, "another program"),
        (
            {"pending_update_count": 3, "last_error_message": "Connection refused"},
            "cannot post updates to the webhook (Connection refused)",
        ),
    )
    for told, reason in broken:
        with LoopbackBotApi() as api:
            api.webhook_info = told
            async with monitored(api, dataclasses.replace(QUICK, webhook=webhook)) as read:
                body = await until(read, HTTPStatus.SERVICE_UNAVAILABLE)
                while "starting" in body:
                    body = await until(read, HTTPStatus.SERVICE_UNAVAILABLE)
        assert reason in json.loads(body)["reason"]


@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
async def test_metrics_count_updates_answers_calls_and_waits() -> None:
    with LoopbackBotApi() as api:
        async with monitored(api) as read:
            api.fail(
                refusal("sendMessage", 429, "Too Many Requests: retry after 1", retry_after=1),
                Fault("sendMessage", "reset"),
            )
            for text in (ASK_FUEL, "xyzzy", "/help"):
                api.say(text)
            api.say("nobody asked the bot this", group())
            api.push({"inline_query": {"id": "q", "from": PERSON, "query": "", "offset": ""}})
            await asyncio.to_thread(api.wait_for, "answerInlineQuery")
            await asyncio.to_thread(api.wait_for, "sendMessage", 3)
            counts = [frozenset({"message", one}) for one in ("answered", "unanswered", "obeyed", "ignored")]
            counts.append(frozenset({"inline_query", "answered"}))
            text = await until_shown(read, {("onrecord_updates_total", count) for count in counts})
    counted = figures(text)
    for outcome, number in (("answered", 1), ("unanswered", 1), ("obeyed", 1), ("ignored", 1)):
        assert counted["onrecord_updates_total", frozenset({"message", outcome})] == number
    assert counted["onrecord_updates_total", frozenset({"inline_query", "answered"})] == 1
    assert counted["onrecord_reply_seconds_count", frozenset({"message"})] == 3
    assert counted["onrecord_reply_seconds_bucket", frozenset({"message", "0.15"})] < 3
    assert counted["onrecord_telegram_calls_total", frozenset({"sendMessage", "200"})] == 3
    assert counted["onrecord_telegram_calls_total", frozenset({"sendMessage", "429"})] == 1
    assert counted["onrecord_telegram_calls_total", frozenset({"sendMessage", "unreachable"})] == 1
    assert counted["onrecord_flood_wait_seconds_sum", frozenset({"refusal"})] >= 1
    assert counted["onrecord_healthy", frozenset[str]()] == 1
    assert counted["onrecord_articles", frozenset[str]()] == 2
    assert counted["process_resident_memory_bytes", frozenset[str]()] > 0


async def test_commands_and_actions_of_a_library_are_counted_timed_and_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    given = {"add", "library", "drop", "unknown"}
    with LoopbackBotApi() as api:
        async with monitored(api, dataclasses.replace(QUICK, chats=tmp_path / "chats")) as read:
            await add_mill(api)
            await after_pressing(api, await answer_to(api, "/library"), CROSS)
            await answer_to(api, "/nonsense")
            wanted = {("onrecord_commands_total", frozenset({command, "obeyed"})) for command in given}
            text = await until_shown(read, wanted)
    counted = figures(text)
    for command in given:
        assert counted["onrecord_commands_total", frozenset({command, "obeyed"})] == 1
    assert counted["onrecord_work_seconds_count", frozenset({"add"})] == 1
    lines = [record.getMessage() for record in caplog.records]
    assert any(re.fullmatch(r"message add obeyed in [\d.]+ s, done after [\d.]+ s\.", line) for line in lines)
    assert "1 articles were added, 0 were there already, 0 could not be read." in lines
    assert "nonsense" not in caplog.text


async def test_no_label_holds_words_or_ids() -> None:
    with LoopbackBotApi() as api:
        async with monitored(api) as read:
            api.say(ASK_FUEL, private(777_001))
            api.say("/ask fuel duty", group(-1_777_002))
            await asyncio.to_thread(api.wait_for, "sendMessage", 2)
            text = await until_shown(read, {("onrecord_telegram_calls_total", frozenset({"sendMessage", "200"}))})
    labelled = [line for line in text.splitlines() if line.startswith("onrecord_")]
    assert not re.search("777|fuel|Keller|Ann|loopback", "\n".join(line.partition("} ")[0] for line in labelled))


async def test_a_library_that_fails_leaves_the_other_figures() -> None:
    class Broken(MemoryShelf):
        @property
        def articles(self) -> tuple[()]:
            raise ArticleError("here", "the disk fails")

    with LoopbackBotApi() as api:
        async with monitored(api, library=Library(shelf=Broken())) as read:
            await until(read, HTTPStatus.OK)
            _, text = await asyncio.to_thread(read, "/metrics")
    assert "onrecord_articles NaN" in text
    assert "onrecord_healthy 1.0" in text


async def test_other_paths_are_not_found() -> None:
    with LoopbackBotApi() as api:
        async with monitored(api) as read:
            status, _ = await asyncio.to_thread(read, "/")
    assert status == HTTPStatus.NOT_FOUND


async def test_an_address_in_use_is_told() -> None:
    with LoopbackBotApi() as api, socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        options = dataclasses.replace(QUICK, monitor=Monitor(port=taken.getsockname()[1]))
        with pytest.raises(BotError, match="metrics_port"):
            async with answering(api, options=options):
                pytest.fail("it started")


WITHOUT = "import sys; sys.modules['prometheus_client'] = None; from bot.__main__ import main; sys.exit(main(['bot']))"


def test_without_the_extra_it_says_what_to_install() -> None:
    settings = {
        "ONRECORD_TELEGRAM_TOKEN": TOKEN,
        "ONRECORD_TELEGRAM_API_URL": "http://127.0.0.1:9",
        "ONRECORD_METRICS_PORT": str(free_port()),
    }
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT],
        env={**os.environ, **settings},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    assert done.returncode != 0
    assert "pip install 'onrecord[metrics]'" in done.stderr
    assert "Traceback" not in done.stderr
