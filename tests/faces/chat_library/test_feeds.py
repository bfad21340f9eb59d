"""Feeds that chats follow, with a web site of our own: followed, read again by the job queue, given up."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from bot.talk.feeds.following import MOST_FAILURES
from retrieval import Store
from tests.faces.botapi import PERSON, Json, LoopbackBotApi, group, private, refusal
from tests.faces.site import LONG, Site
from tests.faces.telegram_library import (
    ASK_FERRY,
    BOB,
    FERRY,
    after_pressing,
    answer_to,
    by,
    outcome_of,
    shown,
    told_on_pressing,
    with_libraries,
)

OFTEN = 0.2


async def until(holds: Callable[[], bool]) -> None:
    """Wait for it; TimeoutError where it does not come about."""

    def wait() -> None:
        end = time.monotonic() + 20
        while not holds():
            if time.monotonic() > end:
                raise TimeoutError
            time.sleep(0.02)

    await asyncio.to_thread(wait)


def reads(site: Site) -> int:
    return site.asked.count("/feed")


async def test_a_feed_is_followed_and_what_is_new_comes_without_a_word(tmp_path: Path, site: Site) -> None:
    with LoopbackBotApi() as api:
        async with with_libraries(api, tmp_path, feeds_every=OFTEN):
            text = await outcome_of(api, f"/follow {site.address}/feed")
            assert text.startswith(f"I follow {site.address}/feed from now on, and add what is new in it.")
            assert "Added, with 1 quote by 1 person:" in text
            assert FERRY in await shown(api, ASK_FERRY)
            site.publish("Bridges stay open", "/bridges", LONG)
            seen = reads(site)
            await until(lambda: reads(site) > seen + 1)
            told = len(api.of("sendMessage"))
            library = await shown(api, "/library")
            assert "2. Bridges stay open" in library
            assert "Feeds that I follow for this chat:" in library
            assert len(api.of("sendMessage")) == told + 1
    assert site.asked.count("/ferry") == 1


async def test_a_feed_that_has_not_changed_is_not_sent_again(tmp_path: Path, site: Site) -> None:
    site.etag = '"one"'
    with LoopbackBotApi() as api:
        async with with_libraries(api, tmp_path, feeds_every=OFTEN):
            await outcome_of(api, f"/follow {site.address}/feed")
            await until(lambda: site.unchanged > 1)
            assert "1. Ferry to stop" in await shown(api, "/library")


async def test_feeds_are_read_after_a_restart(tmp_path: Path, site: Site) -> None:
    with LoopbackBotApi() as api:
        async with with_libraries(api, tmp_path):
            await outcome_of(api, f"/follow {site.address}/feed")
        seen = reads(site)
        async with with_libraries(api, tmp_path, feeds_every=OFTEN):
            await until(lambda: reads(site) > seen)


@pytest.mark.parametrize(
    ("path", "reason"), [("/ferry", "names no feed"), ("/gone", "leads to no page"), ("/text", "is no feed")]
)
async def test_what_is_no_feed_is_not_followed(tmp_path: Path, site: Site, path: str, reason: str) -> None:
    site.pages["/text"] = "text/plain", LONG
    with LoopbackBotApi() as api:
        async with with_libraries(api, tmp_path):
            text = await outcome_of(api, f"/follow {site.address}{path}")
            assert text.startswith("I cannot follow this.")
            assert reason in text
            assert "I follow no feed" in await shown(api, "/unfollow")


async def test_the_feed_that_a_page_names_is_followed(tmp_path: Path, site: Site) -> None:
    head = '<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head><body>Home</body></html>'
    site.pages["/home"] = "text/html", head
    with LoopbackBotApi() as api:
        async with with_libraries(api, tmp_path):
            assert f"I follow {site.address}/feed" in await outcome_of(api, f"/follow {site.address}/home")


async def test_a_feed_is_given_up_by_command_and_by_button(tmp_path: Path, site: Site) -> None:
    site.pages["/more"] = site.pages["/feed"]
    with LoopbackBotApi() as api:
        async with with_libraries(api, tmp_path):
            for path in ("/feed", "/more"):
                await outcome_of(api, f"/follow {site.address}{path}")
            assert "2 feeds of a chat at most" in await outcome_of(api, f"/follow {site.address}/ferry")
            listed = await answer_to(api, "/unfollow")
            place = site.address.partition("://")[2]
            left = await after_pressing(api, listed, f"✕ {place}/feed")
            assert list(left.buttons) == [f"✕ {place}/more"]
            assert "too old" in await told_on_pressing(api, listed, f"✕ {place}/feed")
            assert "do not follow" in await shown(api, "/unfollow nothing.example")
            assert "no longer follow" in await shown(api, f"/unfollow {site.address}/more")
            library = await shown(api, "/library")
            assert "Feeds" not in library
            assert "1. Ferry to stop" in library


@pytest.mark.parametrize(
    ("code", "description"),
    [(403, "Forbidden: bot was kicked from the supergroup chat"), (400, "Bad Request: chat not found")],
)
async def test_a_chat_that_is_closed_to_the_bot_is_refreshed_no_more(
    tmp_path: Path, site: Site, code: int, description: str
) -> None:
    with LoopbackBotApi() as api:
        async with with_libraries(api, tmp_path):
            await outcome_of(api, f"/follow {site.address}/feed")
        seen = reads(site)
        api.fail(refusal("getChat", code, description))
        async with with_libraries(api, tmp_path, feeds_every=OFTEN):
            await until(lambda: not api._faults)
            await asyncio.sleep(3 * OFTEN)
            assert "Feeds" not in await shown(api, "/library")
    assert reads(site) == seen


@pytest.mark.parametrize("chat", [private(7), group()], ids=["blocked", "kicked"])
async def test_who_throws_the_bot_out_is_refreshed_no_more(tmp_path: Path, site: Site, chat: Json) -> None:
    with LoopbackBotApi() as api:
        api.admins = {-1001: [7]}
        async with with_libraries(api, tmp_path):
            await outcome_of(api, f"/follow {site.address}/feed", chat)
            old, new = (
                {"user": {"id": 123456, "is_bot": True, "first_name": "On Record"}, "status": status, "until_date": 0}
                for status in ("member", "kicked")
            )
            change = {"chat": chat, "from": PERSON, "date": 1, "old_chat_member": old, "new_chat_member": new}
            api.push({"my_chat_member": change})
            await answer_to(api, "/help", private(8), **by(BOB))
            assert "I follow no feed" in await shown(api, "/unfollow", chat)


async def test_a_failing_feed_is_told_in_the_library_and_harms_no_other(tmp_path: Path, site: Site) -> None:
    site.pages["/more"] = site.pages["/feed"]
    with LoopbackBotApi() as api:
        async with with_libraries(api, tmp_path, feeds_every=OFTEN):
            await outcome_of(api, f"/follow {site.address}/feed")
            await outcome_of(api, f"/follow {site.address}/more", private(8), **by(BOB))
            del site.pages["/feed"]
            seen = site.asked.count("/more"), reads(site)
            await until(lambda: site.asked.count("/more") > seen[0] + 1 and reads(site) > seen[1] + 1)
            assert "not read the last time: it leads to no page" in await shown(api, "/library")
            assert "read on" in await shown(api, "/library", private(8), **by(BOB))


async def test_a_feed_that_fails_again_and_again_is_left_alone(tmp_path: Path, site: Site) -> None:
    site.pages["/more"] = site.pages["/feed"]
    with LoopbackBotApi() as api:
        async with with_libraries(api, tmp_path):
            for path in ("/feed", "/more"):
                await outcome_of(api, f"/follow {site.address}{path}")
        with closing(Store(tmp_path / "chats" / "7")) as store:
            for _ in range(MOST_FAILURES):
                store.feeds.note(f"{site.address}/feed", "has trouble")
        seen = reads(site), site.asked.count("/more")
        async with with_libraries(api, tmp_path, feeds_every=OFTEN):
            await until(lambda: site.asked.count("/more") > seen[1] + 1)
            assert reads(site) == seen[0]
