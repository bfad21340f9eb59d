"""Watches are set, understood, listed, changed and stopped."""

from __future__ import annotations

from pathlib import Path

from tests.faces.botapi import LoopbackBotApi, group, private
from tests.faces.telegram_html import read_html
from tests.faces.telegram_library import (
    BOB,
    after_pressing,
    answer_to,
    by,
    shown,
    told_on_pressing,
    with_libraries,
)
from tests.faces.telegram_watching import add


async def test_only_admins_set_and_stop_watches_in_a_group(tmp_path: Path) -> None:
    with LoopbackBotApi() as api:
        api.admins = {-1001: [7]}
        async with with_libraries(api, tmp_path):
            assert "Only admins" in await shown(api, "/watch Keller", group(), **by(BOB))
            await answer_to(api, "/watch Keller", group())
            listed = await answer_to(api, "/watches", group(), **by(BOB))
            assert "Maria Keller — at once" in read_html(listed.text)[0]
            assert "Only admins" in await told_on_pressing(api, listed, "✕ Maria Keller", BOB)
            assert "Only admins" in await shown(api, "/watches 22-7", group(), **by(BOB))
            stopped = await after_pressing(api, listed, "✕ Maria Keller")
            assert "I no longer watch for Maria Keller" in stopped.text


async def test_a_digest_at_a_chosen_hour_and_quiet_hours(tmp_path: Path) -> None:
    with LoopbackBotApi() as api:
        async with with_libraries(api, tmp_path):
            confirmed = await answer_to(api, "/watch Keller daily 8")
            assert "every day at 8:00 (UTC, where it is" in confirmed.text
            hours = await after_pressing(api, confirmed, "Another time")
            assert "every day at 20:00" in (await after_pressing(api, hours, "20:00")).text
            assert "I tell you at once" in (await after_pressing(api, hours, "at once")).text
            listed = await answer_to(api, "/watches Kyiv")
            assert "Europe/Kyiv" in listed.text
            quiet = await after_pressing(api, listed, "Quiet hours")
            assert "I am quiet from 22:00 to 7:00." in (await after_pressing(api, quiet, "22:00–7:00")).text
            assert "neither as a city nor as hours" in await shown(api, "/watches Nowhere")
            assert "no quiet hours" in await shown(api, "/watches 0-0")


async def test_what_was_understood_can_be_turned_round(tmp_path: Path) -> None:
    with LoopbackBotApi() as api:
        async with with_libraries(api, tmp_path):
            confirmed = await answer_to(api, "/watch Keller")
            other = await after_pressing(api, confirmed, "Rather quotes about “Keller”")
            assert "I watch for quotes about “Keller”" in other.text
            again = await after_pressing(api, other, "Rather what Maria Keller says")
            assert "I watch for what Maria Keller says." in again.text
            assert "Nothing is watched here" in (await after_pressing(api, again, "Stop watching")).text
            assert "too old" in await told_on_pressing(api, again, "Stop watching")


async def test_a_surname_of_several_people_is_asked_about(tmp_path: Path) -> None:
    twins = "Two\n\n“We sell the barn,” said Ann Keller, a farmer.\n\n“We sell the field,” said Bo Keller, a farmer.\n"
    with LoopbackBotApi() as api:
        async with with_libraries(api, tmp_path):
            await add(api, "twins.txt", twins)
            asked = await answer_to(api, "/watch Keller")
            assert {"Ann Keller", "Bo Keller", "Maria Keller"} <= asked.buttons.keys()
            assert "I watch for what Bo Keller says." in (await after_pressing(api, asked, "Bo Keller")).text


async def test_there_is_a_limit_and_what_cannot_be_watched_is_explained(tmp_path: Path) -> None:
    with LoopbackBotApi() as api:
        async with with_libraries(api, tmp_path, watches=2):
            assert "Type /watch and what" in await shown(api, "/watch")
            assert "is a first name" in await shown(api, "/watch Anna")
            assert "nearly every article" in await shown(api, "/watch the")
            await answer_to(api, "/watch Keller")
            assert "I watch for that already." in await shown(api, "/watch Maria Keller")
            await answer_to(api, "/watch fuel duty")
            assert "2 watches for a chat at most" in await shown(api, "/watch pensions")


async def test_forgetme_deletes_what_one_watches_for_everywhere(tmp_path: Path) -> None:
    with LoopbackBotApi() as api:
        api.admins = {-1001: [7, 8]}
        async with with_libraries(api, tmp_path):
            for chat in (private(7), group()):
                await answer_to(api, "/watch Keller", chat)
            await answer_to(api, "/watch fuel duty", group(), **by(BOB))
            await answer_to(api, "/forgetme")
            assert "Nothing is watched here" in await shown(api, "/watches")
            left = await shown(api, "/watches", group())
            assert "fuel duty" in left
            assert "Keller" not in left
        async with with_libraries(api, tmp_path):
            assert "Keller" not in await shown(api, "/watches", group())
