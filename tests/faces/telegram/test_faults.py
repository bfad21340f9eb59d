"""What the bot does when Telegram fails, over HTTP: nothing that a person asked gets lost, nothing secret is logged."""

from __future__ import annotations

import asyncio
import dataclasses
import itertools
import json
import signal
import time
import urllib.request
from contextlib import closing
from pathlib import Path

import pytest
from telegram import Bot, Update

from bot.telegram import BotError, run_bot
from bot.telegram.checking import bot_id_of
from bot.telegram.options import Options
from bot.telegram.storing.store import BotStore
from bot.telegram.wire.limits import Limits
from retrieval import Library
from retrieval.library.shelf import MemoryShelf
from tests.faces.botapi import NOW, PERSON, TOKEN, Fault, LoopbackBotApi, group, private, refusal
from tests.faces.telegram_bot import QUICK, answering
from tests.faces.telegram_process import start_bot
from tests.servers.ports import free_port

SPACING = 0.2


# python-telegram-bot reads its own deprecated property whenever it makes a RetryAfter
@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
@pytest.mark.parametrize(
    "fault",
    [
        Fault("sendMessage", code=502),
        Fault("sendMessage", "reset"),
        Fault("sendMessage", code=200, body=b"{no json"),
        Fault("sendMessage", code=200, body=b""),
        refusal("sendMessage", 429, "Too Many Requests: retry after 1", retry_after=1),
        refusal("sendMessage", 500, "Internal Server Error"),
        refusal("sendMessage", 400, "Bad Request: group chat was upgraded", migrate_to_chat_id=-10077),
        Fault("sendChatAction", code=502),
        refusal("sendChatAction", 403, "Forbidden: bot was blocked by the user"),
        Fault("getUpdates", code=502),
        Fault("getUpdates", "reset"),
        refusal("getUpdates", 409, "Conflict: terminated by other getUpdates request"),
    ],
    ids=lambda fault: f"{fault.method} {fault.kind} {fault.code} {len(fault.body)}",
)
async def test_a_question_is_answered_after_all(api: LoopbackBotApi, fault: Fault) -> None:
    api.fail(fault)
    api.say("/ask fuel duty", group())
    (call,) = await asyncio.to_thread(api.wait_for, "sendMessage")
    assert "fuel duty" in call.text
    assert call.arguments["chat_id"] == ("-10077" if b"migrate" in fault.body else "-1001")


async def test_a_question_of_someone_who_blocked_the_bot_stops_nobody(api: LoopbackBotApi) -> None:
    api.fail(refusal("sendMessage", 403, "Forbidden: bot was blocked by the user"))
    api.say("fuel duty", private(8))
    api.say("fuel duty", private(7))
    (call,) = await asyncio.to_thread(api.wait_for, "sendMessage")
    assert call.arguments["chat_id"] in {"7", "8"}


async def test_the_order_of_a_chat_is_kept_while_chats_do_not_wait_for_each_other() -> None:
    limits = Limits(spacing=SPACING, minute=60.0, group_minute=20, second=1.0, overall_second=1_000)
    with LoopbackBotApi() as api:
        async with answering(api, options=Options(limits=limits)):
            asked = [api.say("/help", private(chat)) for _ in range(4) for chat in (11, 12)]
            calls = await asyncio.to_thread(api.wait_for, "sendMessage", 8)
    for chat, numbers in ((11, asked[0::2]), (12, asked[1::2])):
        own = [call for call in calls if call.arguments["chat_id"] == str(chat)]
        assert [call.parameter("reply_parameters")["message_id"] for call in own] == numbers
        assert all(late.moment - early.moment >= SPACING for early, late in itertools.pairwise(own))
    chats = [call.arguments["chat_id"] for call in calls]
    assert set(chats[:2]) == {"11", "12"}


async def test_what_there_was_no_time_for_is_answered_after_the_next_start(tmp_path: Path) -> None:
    slow = Limits(spacing=5.0, minute=60.0, group_minute=20, second=1.0, overall_second=1_000)
    store = tmp_path / "store.sqlite"
    with LoopbackBotApi() as api:
        async with answering(api, options=Options(store, longest_stop=0.2, limits=slow)):
            asked = [api.say("/help") for _ in range(4)]
            await asyncio.to_thread(api.wait_for, "sendMessage")
        assert len(api.of("sendMessage")) == 1
        async with answering(api, options=dataclasses.replace(QUICK, store=store)):
            calls = await asyncio.to_thread(api.wait_for, "sendMessage", 4)
    assert [call.parameter("reply_parameters")["message_id"] for call in calls] == asked


async def test_a_bug_is_an_apology_and_a_log_line_without_what_was_said(
    caplog: pytest.LogCaptureFixture,
) -> None:
    class Broken(MemoryShelf):
        @property
        def articles(self) -> tuple[()]:
            raise ZeroDivisionError(f"the question was: {said}")

    said = "private words"

    with LoopbackBotApi() as api:
        async with answering(api, Library(shelf=Broken())):
            api.say(said, private(7))
            (call,) = await asyncio.to_thread(api.wait_for, "sendMessage")
    assert call.text.startswith("Sorry,")
    assert "ZeroDivisionError" in caplog.text
    assert said not in caplog.text
    assert TOKEN not in caplog.text


@pytest.mark.parametrize(
    ("token", "api_url", "told"),
    [
        ("no token", "http://127.0.0.1:1", "token"),
        ("", "http://127.0.0.1:1", "token"),
        (TOKEN, "127.0.0.1:1", "address"),
        (TOKEN, "ftp://127.0.0.1", "address"),
    ],
)
def test_a_slip_in_the_settings_is_told_before_anything_is_sent(token: str, api_url: str, told: str) -> None:
    with pytest.raises(BotError, match=told) as raised:
        run_bot(Library(), token, api_url)
    assert not token or token not in str(raised.value)


def test_it_stops_at_sigterm_once_it_has_answered(tmp_path: Path) -> None:
    with LoopbackBotApi() as api, start_bot(api, TOKEN, tmp_path) as process:
        api.wait_for("setMyCommands", 2)
        api.say("What did Josep Borrell say about the results?")
        api.wait_for("sendChatAction")
        process.send_signal(signal.SIGTERM)
        log = process.ended()
        assert process.returncode == 0
        is_left = "1 updates are left for the next start" in log  # on a machine that is too busy to answer in time
        assert len(api.of("sendMessage")) == (0 if is_left else 1)
    assert TOKEN not in log
    assert "Borrell" not in log


def test_the_settings_of_whoever_runs_it_reach_the_bot(tmp_path: Path) -> None:
    port = free_port()
    health = f"http://127.0.0.1:{port}/health"
    with (
        LoopbackBotApi() as api,
        start_bot(api, TOKEN, tmp_path, log_format="json", log_level="debug", metrics_port=str(port)) as process,
    ):
        api.wait_for("setMyCommands", 2)
        with urllib.request.urlopen(health, timeout=5) as answer:
            assert json.load(answer) == {"status": "ok"}
        api.say("What did Josep Borrell say about the results?")
        api.wait_for("sendMessage")
        process.send_signal(signal.SIGTERM)
        log = process.ended()
    assert process.returncode == 0
    lines = [json.loads(line) for line in log.splitlines()]
    (answered,) = [line for line in lines if line.get("outcome") == "answered"]
    assert 0 < answered["seconds"] < 20
    assert TOKEN not in log
    assert "Borrell" not in log


@pytest.mark.parametrize(
    "fault",
    [refusal("getUpdates", 429, "Too Many Requests: retry after 600", retry_after=600), Fault("getUpdates", "silence")],
    ids=["busy", "silent"],
)
def test_it_stops_at_sigterm_long_before_what_it_waits_for(tmp_path: Path, fault: Fault) -> None:
    with LoopbackBotApi() as api, start_bot(api, TOKEN, tmp_path) as process:
        api.wait_for("setMyCommands", 2)
        api.fail(*[fault] * 9)
        api.say("/privacy")  # ends the request for updates that is under way; the next ones meet the fault
        time.sleep(1)
        process.send_signal(signal.SIGTERM)
        process.ended()
    assert process.returncode == 0


async def test_what_was_kept_for_the_next_start_is_kept_on_where_that_does_not_come_about(tmp_path: Path) -> None:
    body = {"message_id": 5, "date": NOW, "chat": private(7), "from": PERSON, "text": "/help"}
    store = tmp_path / "onrecord/telegram.sqlite3"
    update = Update.de_json({"update_id": 1, "message": body}, None)
    with closing(BotStore(store, bot_id_of(TOKEN))) as kept:
        assert await kept.journal.admit(update)
    with LoopbackBotApi() as api:
        api.fail(*[Fault("deleteWebhook")] * 99)
        with start_bot(api, TOKEN, tmp_path) as process:
            await asyncio.to_thread(api.wait_for, "getMe", 2)  # the first one only asks whether the token is known
            await asyncio.sleep(1.0)
            process.send_signal(signal.SIGTERM)
            process.ended()
    assert process.returncode == 0
    with closing(BotStore(store, bot_id_of(TOKEN))) as kept:
        assert [update.update_id for update in kept.journal.pending(Bot(TOKEN))] == [1]


@pytest.mark.parametrize("is_revoked_later", [False, True])
def test_a_refused_token_ends_it_with_one_clear_sentence(tmp_path: Path, *, is_revoked_later: bool) -> None:
    token = TOKEN if is_revoked_later else "123456:wrong"
    with LoopbackBotApi() as api, start_bot(api, token, tmp_path) as process:
        if is_revoked_later:
            api.wait_for("setMyCommands", 2)
            api.fail(refusal("getUpdates", 401, "Unauthorized"))
            api.say("/privacy")
        log = process.ended()
    assert process.returncode == 2
    assert "refuses the token" in log
    assert "Traceback" not in log
    assert token not in log


def test_what_cannot_be_read_is_not_logged(tmp_path: Path) -> None:
    with LoopbackBotApi() as api, start_bot(api, TOKEN, tmp_path) as process:
        api.wait_for("setMyCommands", 2)
        api.fail(Fault("getUpdates", code=200, body=b'{"ok": true, "result": [{"private": "words"'))
        api.push({"message": {"private": "words"}})
        api.wait_for("getMe")
        process.send_signal(signal.SIGTERM)
        log = process.ended()
    assert process.returncode == 0
    assert "private" not in log
    assert TOKEN not in log
