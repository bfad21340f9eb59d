"""Chats are told what is new for their watches: once, in the right place, and whatever happens to the bot."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

import pytest

from tests.faces.botapi import PERSON, Json, LoopbackBotApi, group, refusal
from tests.faces.site import LONG, Site
from tests.faces.telegram_html import read_html
from tests.faces.telegram_library import (
    ANN,
    BOB,
    MILL_TEXT,
    after_pressing,
    answer_to,
    outcome_of,
    shown,
    told_on_pressing,
    with_libraries,
)
from tests.faces.telegram_watching import OFTEN, add, add_post, alerts, no_more_alerts

REPRINT = (
    "The mill once more\n\nIt was a long day for the town, and nobody went home early. “The mill stays open until the "
    "last order is made,” said Tom Reed, the owner of the mill, in the evening.\n\n“I thank everybody who came to us "
    "today,” said Tom Reed.\n"
)


async def test_a_watch_is_confirmed_and_an_added_article_is_told_with_its_quote(tmp_path: Path) -> None:
    with LoopbackBotApi() as api:
        async with with_libraries(api, tmp_path, watches_every=OFTEN):
            confirmed = await answer_to(api, "/watch Reed")
            assert read_html(confirmed.text)[0].startswith("I watch for what Reed says. Nobody of that name is quoted")
            await answer_to(api, "/watch order")
            await add(api, "mill.txt", MILL_TEXT)
            (alert,) = await alerts(api, 1)
            text = read_html(alert.text)[0]
            assert "🔔 Tom Reed; “order”" in text
            assert "“The mill stays open until the last order is made”" in text
            assert "— Tom Reed, owner of the mill" in text
            assert "Mill to stay open" in text
            assert "Stop: Tom Reed" in alert.buttons
            context = await after_pressing(api, alert, "Context")
            assert "We will fight" in context.text
            assert "stays open" in (await after_pressing(api, context, "Back")).text
            await no_more_alerts(api, 1)


async def test_alerts_come_after_the_machine_was_too_busy_to_look(tmp_path: Path) -> None:
    with LoopbackBotApi() as api:
        async with with_libraries(api, tmp_path, watches_every=OFTEN):
            time.sleep(2.0)  # noqa: ASYNC251 - nothing else can run meanwhile
            await answer_to(api, "/watch Reed")
            await add(api, "mill.txt", MILL_TEXT)
            await alerts(api, 1)


async def test_an_alert_is_told_in_the_language_of_who_asked_for_it(tmp_path: Path) -> None:
    german = {"from": {**PERSON, "language_code": "de"}}
    with LoopbackBotApi() as api:
        async with with_libraries(api, tmp_path, watches_every=OFTEN):
            confirmed = await shown(api, "/watch Reed täglich 8", **german)
            assert confirmed.startswith("Ich achte darauf, was Reed sagt.")
            assert "jeden Tag um 8:00 Uhr" in confirmed
            await answer_to(api, "/watch Eva Stone", **german)
            await add(api, "mill.txt", MILL_TEXT, **german)
            (alert,) = await alerts(api, 1)
            assert "Kontext" in alert.buttons


async def test_the_same_words_are_never_told_twice_whatever_article_prints_them(tmp_path: Path) -> None:
    with LoopbackBotApi() as api:
        async with with_libraries(api, tmp_path, watches_every=OFTEN):
            await answer_to(api, "/watch Tom Reed")
            await add(api, "mill.txt", MILL_TEXT)
            await alerts(api, 1)
            await add(api, "again.txt", REPRINT)
            _, second = await alerts(api, 2)
            text = read_html(second.text)[0]
            assert "I thank everybody" in text
            assert "stays open" not in text
            await no_more_alerts(api, 2)


async def test_only_what_comes_later_is_told(tmp_path: Path) -> None:
    with LoopbackBotApi() as api:
        async with with_libraries(api, tmp_path, watches_every=OFTEN):
            await add(api, "mill.txt", MILL_TEXT)
            await answer_to(api, "/watch Tom Reed")
            await no_more_alerts(api, 0)


async def test_a_feed_brings_alerts_and_tells_what_it_added_if_so_set(tmp_path: Path, site: Site) -> None:
    with LoopbackBotApi() as api:
        async with with_libraries(api, tmp_path, watches_every=OFTEN, feeds_every=0.2):
            await answer_to(api, "/watch bridge")
            await outcome_of(api, f"/follow {site.address}/feed")
            followed = api.of("editMessageText")[-1]
            assert "which articles the feeds bring" in await told_on_pressing(
                api, followed, "Tell of every new article"
            )
            said = f"“The old bridge will be closed in May,” said Ada Weber. {LONG}"
            site.publish("Bridge to close", "/bridges", said)
            (alert,) = await alerts(api, 1)
            assert "The old bridge will be closed in May" in alert.text
            for _ in range(200):
                told = [call.text for call in api.of("sendMessage") if "New in the feeds:" in call.text]
                if told:
                    break
                await asyncio.sleep(0.02)
            assert "Bridge to close" in told[0]


async def test_a_restart_neither_loses_nor_repeats(tmp_path: Path) -> None:
    with LoopbackBotApi() as api:
        async with with_libraries(api, tmp_path):  # looks once, at the start
            await answer_to(api, "/watch Tom Reed")
            await asyncio.sleep(0.3)
            await add(api, "mill.txt", MILL_TEXT)
        assert not [call for call in api.of("sendMessage") if "🔔" in call.text]
        async with with_libraries(api, tmp_path, watches_every=OFTEN):
            await alerts(api, 1)
        async with with_libraries(api, tmp_path, watches_every=OFTEN):
            await no_more_alerts(api, 1)


async def test_an_alert_comes_into_the_topic_in_which_it_was_asked_for(tmp_path: Path) -> None:
    topic = {"message_thread_id": 55, "is_topic_message": True}
    forum = group(is_forum=True)
    with LoopbackBotApi() as api:
        api.admins = {-1001: [7]}
        async with with_libraries(api, tmp_path, watches_every=OFTEN):
            await answer_to(api, "/watch Tom Reed", forum, **topic)
            await add_post(api, forum)
            (alert,) = await alerts(api, 1)
            assert alert.arguments["message_thread_id"] == "55"


async def test_who_blocks_the_bot_is_told_no_more(tmp_path: Path, site: Site) -> None:
    with LoopbackBotApi() as api:
        async with with_libraries(api, tmp_path, watches_every=OFTEN, feeds_every=0.2):
            await answer_to(api, "/watch bridge")
            await outcome_of(api, f"/follow {site.address}/feed")
            api.fail(refusal("sendMessage", 403, "Forbidden: bot was blocked by the user"))
            site.publish("Bridge to close", "/bridges", f"“The old bridge will be closed,” said Ada Weber. {LONG}")
            for _ in range(200):
                if not api._faults:
                    break
                await asyncio.sleep(OFTEN)
            assert "Nothing is watched here" in await shown(api, "/watches")


async def test_a_group_that_becomes_a_supergroup_takes_its_watches_along(tmp_path: Path) -> None:
    old, new = {"id": -5, "type": "group", "title": "Newsroom"}, group(-1005)
    with LoopbackBotApi() as api:
        api.admins = {-5: [7], -1005: [7]}
        async with with_libraries(api, tmp_path, watches_every=OFTEN):
            await answer_to(api, "/watch Tom Reed", old)
            api.say(None, old, migrate_to_chat_id=-1005)
            for _ in range(100):
                if "Tom Reed" in await shown(api, "/watches", new):
                    break
            assert "Nothing is watched" in await shown(api, "/watches", old)
            await add_post(api, new)
            (alert,) = await alerts(api, 1)
            assert alert.arguments["chat_id"] == "-1005"
        async with with_libraries(api, tmp_path):
            assert "Tom Reed" in await shown(api, "/watches", new)


async def test_many_articles_at_once_are_told_in_one_message(tmp_path: Path) -> None:
    with LoopbackBotApi() as api:
        async with with_libraries(api, tmp_path):
            await answer_to(api, "/watch Tom Reed")
            await asyncio.sleep(0.3)
            for number in range(5):
                await add(api, f"{number}.txt", f"Mill {number}\n\n“We made {number} hundred sacks,” said Tom Reed.\n")
        async with with_libraries(api, tmp_path, watches_every=OFTEN):
            (alert,) = await alerts(api, 1)
            assert "What was said for your watches" in alert.text
            assert all(f"We made {number} hundred sacks" in alert.text for number in range(5))
            await no_more_alerts(api, 1)


@pytest.mark.parametrize("person", [ANN, BOB], ids=["who set it", "somebody else"])
async def test_an_alert_is_stopped_by_its_own_button(tmp_path: Path, person: Json) -> None:
    with LoopbackBotApi() as api:
        async with with_libraries(api, tmp_path, watches_every=OFTEN):
            await answer_to(api, "/watch Tom Reed")
            await add(api, "mill.txt", MILL_TEXT)
            (alert,) = await alerts(api, 1)
            told = await told_on_pressing(api, alert, "Stop: Tom Reed", person)
            if person is ANN:
                assert "I no longer watch for Tom Reed" in told
            else:
                assert "Only admins" in told
