"""What a chat has of its own: looked at, removed, put back, kept and deleted, over HTTP."""

from __future__ import annotations

import asyncio
import dataclasses
import json
import sqlite3
from pathlib import Path

import pytest

from tests.faces.botapi import Call, LoopbackBotApi, private
from tests.faces.telegram_bot import answering
from tests.faces.telegram_html import read_html
from tests.faces.telegram_library import (
    ASK_MILL,
    BOB,
    CROSS,
    FORWARDED,
    HARBOUR_POST,
    MILL,
    add_mill,
    after_pressing,
    answer_to,
    by,
    outcome_of,
    shown,
    told_on_pressing,
    with_libraries,
)
from tests.newsroom import BUDGET


async def test_the_library_is_listed_and_left_through(api: LoopbackBotApi) -> None:
    assert "no articles here yet. Send me a link" in await shown(api, "/library")
    stories = [
        {"id": str(n), "title": f"Story {n}", "text": f"“Story {n} is told,” said Ann Lee."} for n in range(1, 11)
    ]
    text = await outcome_of(api, None, document=api.keep("stories.json", json.dumps(stories).encode()))
    assert text.startswith("Added, with 10 quotes by 1 person:")
    first = await answer_to(api, "/library")
    listed = read_html(first.text)[0]
    assert "10 articles of this chat, page 1 of 2:" in listed
    assert "\n1. Story 1\n" in listed
    assert "Besides, everybody can ask 1 article" in listed
    second = await after_pressing(api, first, "›")
    assert "\n9. Story 9\n10. Story 10" in read_html(second.text)[0]
    assert list(second.buttons) == ["✕ Story 9", "✕ Story 10", "‹"]


async def test_an_article_is_removed_and_put_back(api: LoopbackBotApi) -> None:
    await add_mill(api)
    library = await answer_to(api, "/library")
    question = await after_pressing(api, library, CROSS)
    assert read_html(question.text)[0] == "Remove this from the library of this chat?\nMill to stay open"
    kept = await after_pressing(api, question, "Keep")
    assert CROSS in kept.buttons
    question = await after_pressing(api, kept, CROSS)
    removed = await after_pressing(api, question, "Remove")
    assert read_html(removed.text)[0].startswith("Removed: “Mill to stay open”.")
    assert MILL not in await shown(api, ASK_MILL)
    assert "too old" in await told_on_pressing(api, library, CROSS)
    assert "too old" in await told_on_pressing(api, question, "Remove")
    back = await after_pressing(api, removed, "Undo")
    assert read_html(back.text)[0].startswith("“Mill to stay open” is back.")
    assert MILL in await shown(api, ASK_MILL)
    assert "too old" in await told_on_pressing(api, removed, "Undo")


@pytest.mark.parametrize("typed", ["/forget 1", "/forget mill to stay"])
async def test_forget_asks_before_it_removes(api: LoopbackBotApi, typed: str) -> None:
    await add_mill(api)
    question = await answer_to(api, typed)
    assert read_html(question.text)[0].startswith("Remove this")
    assert MILL in await shown(api, ASK_MILL)
    removed = await after_pressing(api, question, "Remove")
    assert list(removed.buttons) == ["Undo"]
    assert MILL not in await shown(api, ASK_MILL)
    assert read_html((await after_pressing(api, removed, "Undo")).text)[0] == "“Mill to stay open” is back."
    assert MILL in await shown(api, ASK_MILL)


async def test_forget_finds_only_the_chats_own_articles(api: LoopbackBotApi) -> None:
    await add_mill(api)
    assert "No article of this chat" in await shown(api, f"/forget {BUDGET.title}")
    assert "No article of this chat" in await shown(api, "/forget 2")


async def test_only_the_last_removal_can_be_undone(api: LoopbackBotApi) -> None:
    await add_mill(api)
    await outcome_of(api, HARBOUR_POST, forward_origin=FORWARDED)
    first = await after_pressing(api, await answer_to(api, "/forget mill"), "Remove")
    second = await after_pressing(api, await answer_to(api, "/forget harbour"), "Remove")
    assert "too old" in await told_on_pressing(api, first, "Undo")
    assert "is back" in (await after_pressing(api, second, "Undo")).text


async def test_a_full_library_takes_no_more(tmp_path: Path) -> None:
    with LoopbackBotApi() as api:
        async with with_libraries(api, tmp_path, articles=1):
            await add_mill(api)
            text = await outcome_of(api, HARBOUR_POST, forward_origin=FORWARDED)
            assert text.startswith("The library of this chat is full: it holds 1 article at most.")
            assert (await add_mill(api)).startswith("Here already:")


async def test_an_article_of_the_base_is_not_added_again(api: LoopbackBotApi) -> None:
    budget = json.dumps(dataclasses.asdict(BUDGET))
    text = await outcome_of(api, None, document=api.keep("budget.json", budget.encode()))
    assert text.startswith("Here already:")
    assert "no articles here yet" in await shown(api, "/library")


async def test_everything_is_there_after_a_restart(tmp_path: Path) -> None:
    with LoopbackBotApi() as api:
        async with with_libraries(api, tmp_path):
            await add_mill(api)
            card = await answer_to(api, ASK_MILL)
            library = await answer_to(api, "/library")
        async with with_libraries(api, tmp_path):
            assert MILL in read_html((await after_pressing(api, card, "Context")).text)[0]
            assert "Remove this" in (await after_pressing(api, library, CROSS)).text
            assert MILL in await shown(api, ASK_MILL)


async def test_a_library_that_cannot_be_written_is_an_apology(api: LoopbackBotApi, tmp_path: Path) -> None:
    await asyncio.to_thread((tmp_path / "chats").write_text, "in the way of the folder")
    assert (await add_mill(api)).startswith("Sorry, I cannot keep articles at the moment.")


async def test_forgetme_deletes_the_library_of_a_private_chat(api: LoopbackBotApi, tmp_path: Path) -> None:
    await add_mill(api)
    await add_mill(api, private(8), **by(BOB))
    card, removal = await answer_to(api, ASK_MILL), await answer_to(api, "/forget 1")
    removed = await after_pressing(api, removal, "Remove")
    await after_pressing(api, removed, "Undo")
    await after_pressing(api, await answer_to(api, "/forget 1"), "Remove")
    assert "deletes your articles and feeds" in await shown(api, "/privacy")
    assert "the articles and feeds of this chat" in await shown(api, "/forgetme")
    assert [one.name for one in (tmp_path / "chats").iterdir()] == ["8"]
    assert "too old" in await told_on_pressing(api, card, "Context")
    assert "too old" in await told_on_pressing(api, removed, "Undo")
    assert MILL not in await shown(api, ASK_MILL)
    assert MILL in await shown(api, ASK_MILL, private(8), **by(BOB))


async def test_without_a_folder_chats_have_no_libraries() -> None:
    with LoopbackBotApi() as api:
        async with answering(api):
            for command in ("/library", "/add https://news.example/a", "/forget 1", "/follow x", "/unfollow"):
                assert await shown(api, command) == "This bot keeps no articles for chats."
            assert (await shown(api, None, document=api.keep("a.txt", b"x"))).startswith("I can only read text.")


@pytest.mark.parametrize("data", ["library:drop::1", "library:remove:0123456789abcdef:1", "library:", "library:x:y:z"])
async def test_any_data_may_come_with_a_press(api: LoopbackBotApi, data: str) -> None:
    library: Call = await answer_to(api, "/library")
    assert "too old" in await told_on_pressing(api, library, "", data=data)


async def test_a_damaged_library_leaves_the_base_and_can_be_deleted(tmp_path: Path) -> None:
    folder = tmp_path / "chats" / "7"
    folder.mkdir(parents=True)
    with sqlite3.connect(folder / "library.sqlite3") as connection:
        connection.execute("CREATE TABLE other (x)")
    connection.close()
    with LoopbackBotApi() as api:
        async with with_libraries(api, tmp_path):
            assert "The articles of this chat cannot be read now" in await shown(api, ASK_MILL)
            assert "fuel duty" in await shown(api, "fuel duty")
            assert "Sorry, I cannot look that up at the moment" in await shown(api, "/library")
            assert "fuel duty" in await shown(api, "fuel duty", private(8), **by(BOB))
            assert "Done" in await shown(api, "/forgetme")
            assert "fuel duty" in await shown(api, "fuel duty")
