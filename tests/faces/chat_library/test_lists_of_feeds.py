"""Lists of feeds that people send, and what becomes of them."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from retrieval import write_outlines
from tests.faces.botapi import LoopbackBotApi, group
from tests.faces.site import Site
from tests.faces.telegram_html import read_html
from tests.faces.telegram_library import BOB, after_pressing, by, outcome_after_edits, shown, with_libraries


async def offered(api: LoopbackBotApi, data: bytes) -> str:
    """What the bot says to a list that somebody sends."""
    edited = len(api.of("editMessageText"))
    api.say(None, document=api.keep("feeds.opml", data))
    return read_html((await outcome_after_edits(api, edited)).text)[0]


async def test_the_feeds_of_a_list_are_followed_at_a_button(tmp_path: Path, site: Site) -> None:
    site.pages["/more"] = site.pages["/feed"]
    urls = [f"{site.address}{path}" for path in ("/feed", "/more", "/third")]
    with LoopbackBotApi() as api:
        async with with_libraries(api, tmp_path, feeds_every=0.2):
            assert "feeds.opml lists 3 feeds. Shall I follow them?" in await offered(api, write_outlines(urls))
            asked = api.of("editMessageText")[-1]
            followed = await after_pressing(api, asked, "Follow")
            assert followed.text.startswith("I follow 2 feeds more. I follow 2 feeds of a chat at most.")
            for _ in range(100):
                if "Ferry to stop" in await shown(api, "/library"):
                    break
                await asyncio.sleep(0.05)
            assert "1. Ferry to stop" in await shown(api, "/library")
            again = await offered(api, write_outlines(urls[:1]))
            assert "lists 1 feed. Shall I follow it?" in again
            assert "all of these already" in (await after_pressing(api, api.of("editMessageText")[-1], "Follow")).text


@pytest.mark.parametrize("data", [b"hello", b"<html/>", b""])
async def test_what_is_no_list_is_said_to_be_none(api: LoopbackBotApi, data: bytes) -> None:
    assert "feeds.opml is no list of feeds (OPML), or it is damaged." in await offered(api, data)


async def test_an_empty_list_is_said_to_be_empty(api: LoopbackBotApi) -> None:
    assert "feeds.opml lists no feeds." in await offered(api, write_outlines(()))


async def test_in_a_group_an_admin_follows_the_feeds_of_a_list(api: LoopbackBotApi) -> None:
    api.admins = {-1001: [7]}
    document = api.keep("feeds.opml", write_outlines(["https://example.com/feed"]))
    post = {"message_id": 1, "date": 1, "chat": group(), "from": BOB, "document": document}
    assert "Only admins" in await shown(api, "/follow", group(), reply_to_message=post, **by(BOB))
    edited = len(api.of("editMessageText"))
    api.say("/follow", group(), reply_to_message=post)
    assert "lists 1 feed" in (await outcome_after_edits(api, edited)).text
