"""What a restart leaves untouched, and a kill as well: each question gets one answer, and a talk goes on."""

from __future__ import annotations

import sqlite3
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from tests.faces.botapi import TOKEN, LoopbackBotApi, group, private
from tests.faces.telegram_library import (
    CROSS,
    MILL,
    add_mill,
    after_pressing,
    answer_to,
    shown,
    with_libraries,
)
from tests.faces.telegram_process import start_bot

ASK = "What did Josep Borrell say about the results?"


def answered(api: LoopbackBotApi) -> Counter[tuple[str, int]]:
    """How often each message of each chat has been answered."""
    return Counter(
        (call.arguments["chat_id"], int(str(call.parameter("reply_parameters")["message_id"])))
        for call in api.of("sendMessage")
    )


def unanswered(folder: Path) -> int:
    """The updates that the bot with that folder has still written down, to be answered after a kill."""
    with closing(sqlite3.connect(f"file:{folder / 'onrecord/telegram.sqlite3'}?mode=ro", uri=True)) as store:
        ((number,),) = store.execute("SELECT count(*) FROM updates WHERE body IS NOT NULL").fetchall()
    return int(number)


def test_a_kill_loses_no_question_and_doubles_none(tmp_path: Path) -> None:
    with LoopbackBotApi() as api:
        with start_bot(api, TOKEN, tmp_path) as process:
            api.wait_for("setMyCommands", 2)
            asked = [(str(chat), api.say(ASK, private(chat))) for chat in (11, 12, 13) for _ in range(3)]
            api.wait_for("sendMessage", 3)  # each chat's next one has to wait for the flood limit
            while unanswered(tmp_path) != len(asked) - len(api.of("sendMessage")):
                time.sleep(0.02)  # an answer that is sent and not yet struck out would rightly be sent again
            process.kill()
        assert 0 < len(answered(api)) < len(asked)
        with start_bot(api, TOKEN, tmp_path):
            api.wait_for("sendMessage", len(asked))
            asked.append(("11", api.say("/help", private(11))))
            api.wait_for("sendMessage", len(asked))
        assert answered(api) == Counter(asked)


async def test_an_open_article_and_a_talk_go_on_after_a_restart(tmp_path: Path) -> None:
    with LoopbackBotApi() as api:
        async with with_libraries(api, tmp_path):
            await add_mill(api)
            opened = await shown(api, "/open mill")
            await shown(api, "What did Tom Reed say about the mill?")
        async with with_libraries(api, tmp_path):
            assert MILL.strip("“”") in await shown(api, "/context")
            about = await shown(api, "/sources")
            nothing = await shown(api, "What did Ada Weber say about the ferry?")
    assert "Mill to stay open" in opened
    assert "Mill to stay open" in about
    assert "in 1 article." in nothing


async def test_a_removal_can_be_undone_after_a_restart(tmp_path: Path) -> None:
    with LoopbackBotApi() as api:
        async with with_libraries(api, tmp_path):
            await add_mill(api)
            library = await answer_to(api, "/library")
            asked = await after_pressing(api, library, CROSS)
            removed = await after_pressing(api, asked, "Remove")
        async with with_libraries(api, tmp_path):
            back = await after_pressing(api, removed, "Undo")
    assert "is back" in back.text
    assert CROSS in back.buttons


async def test_a_locked_store_makes_nobody_wait_and_is_no_bug(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with LoopbackBotApi() as api:
        async with with_libraries(api, tmp_path):
            with closing(sqlite3.connect(tmp_path / "store.sqlite3", isolation_level=None)) as other:
                other.execute("BEGIN EXCLUSIVE")
                call = await answer_to(api, "What about the fuel duty?")
                await after_pressing(api, call, "Context")
                await answer_to(api, "/ask fuel duty", group())
                refused = await shown(api, "/forgetme")
                other.execute("ROLLBACK")
    assert refused.startswith("Sorry")
    assert "A bug" not in caplog.text
    assert len(api.of("sendMessage")) == 3


def test_nobody_else_on_the_machine_can_read_what_the_bot_keeps(tmp_path: Path) -> None:
    text = "“The harbour will close,” said Nora Finch, the harbour master, on Friday, and the ferry will go elsewhere."
    with LoopbackBotApi() as api, start_bot(api, TOKEN, tmp_path) as process:
        api.wait_for("setMyCommands", 2)
        api.say(None, document=api.keep("harbour.txt", text.encode()))
        while "Added" not in (edits := api.wait_for("editMessageText"))[-1].text:
            api.wait_for("editMessageText", len(edits) + 1)
        kept = [one for one in tmp_path.rglob("*") if one.name != "onrecord" or one.parent != tmp_path]
        modes = {one.name: one.stat().st_mode & 0o077 for one in kept}
        process.kill()
    assert {"telegram.sqlite3", "library.sqlite3", "index", "chats"} <= modes.keys()
    assert set(modes.values()) == {0}
