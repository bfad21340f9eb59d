"""Links within sentences, long texts, corrections into links, albums, GIFs and captions, over HTTP."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from tests.faces.botapi import NOW, PERSON, LoopbackBotApi, private
from tests.faces.site import Site
from tests.faces.telegram_html import read_html
from tests.faces.telegram_library import (
    ASK_FERRY,
    ASK_MILL,
    FERRY,
    MILL,
    MILL_TEXT,
    answer_to,
    outcome_after_edits,
    shown,
    with_libraries,
)

LONG_TEXT = MILL_TEXT + "\n" + "The mill has stood by the river for two hundred years and has always ground rye. " * 8


@pytest_asyncio.fixture
async def api(tmp_path: Path) -> AsyncIterator[LoopbackBotApi]:
    with LoopbackBotApi() as server:
        async with with_libraries(server, tmp_path):
            yield server


async def test_a_link_within_a_sentence_is_offered_and_added_by_a_button(api: LoopbackBotApi, site: Site) -> None:
    offered = await answer_to(api, f"Have you seen this? {site.address}/ferry I could not believe it")
    assert "There is a link in your message." in offered.text
    edited = len(api.of("editMessageText"))
    api.press(offered, "Add the article")
    outcome = await outcome_after_edits(api, edited)
    assert read_html(outcome.text)[0].startswith("Added, with 1 quote by 1 person:\nFerry to stop")
    assert FERRY in await shown(api, ASK_FERRY)


async def test_a_long_text_is_offered_and_added_by_a_button(api: LoopbackBotApi) -> None:
    offered = await answer_to(api, LONG_TEXT)
    assert "That is a long text." in offered.text
    api.press(offered, "Add it as an article")
    outcome = await outcome_after_edits(api)
    assert read_html(outcome.text)[0].startswith("Added, with 2 quotes by 2 people:")
    assert MILL in await shown(api, ASK_MILL)


async def test_an_offer_is_taken_once(api: LoopbackBotApi, site: Site) -> None:
    offered = await answer_to(api, f"look {site.address}/ferry please")
    api.press(offered, "Add the article")
    await outcome_after_edits(api)
    sent = len(api.of("sendMessage"))
    api.press(offered, "Add the article")
    assert "too old" in (await asyncio.to_thread(api.wait_for, "answerCallbackQuery", 2))[-1].text
    assert "fuel duty" in await shown(api, "What did Maria Keller say about the fuel duty?")
    assert len(api.of("sendMessage")) == sent + 1


async def test_an_offer_can_be_taken_after_a_restart(tmp_path: Path) -> None:
    with LoopbackBotApi() as server:
        async with with_libraries(server, tmp_path):
            offered = await answer_to(server, LONG_TEXT)
        async with with_libraries(server, tmp_path):
            server.press(offered, "Add it as an article")
            outcome = await outcome_after_edits(server)
            assert read_html(outcome.text)[0].startswith("Added, with 2 quotes by 2 people:")


async def test_a_question_that_is_corrected_into_a_link_is_obeyed_once(api: LoopbackBotApi, site: Site) -> None:
    number = api.say("Who spoke about the ferry?")
    await asyncio.to_thread(api.wait_for, "sendMessage", 1)
    api.edit(number, f"{site.address}/ferry")
    assert "Ferry to stop" in (await outcome_after_edits(api)).text
    sent = len(api.of("sendMessage"))
    api.edit(number, f"{site.address}/ferry", seconds=6)
    assert FERRY in await shown(api, ASK_FERRY)
    assert len(api.of("sendMessage")) == sent + 1


async def test_a_link_that_is_corrected_into_another_link_is_read(api: LoopbackBotApi, site: Site) -> None:
    number = api.say(f"/add {site.address}/no-such-page")
    assert "I cannot read this" in (await outcome_after_edits(api)).text
    edited = len(api.of("editMessageText"))
    api.edit(number, f"/add {site.address}/ferry")
    assert "Ferry to stop" in (await outcome_after_edits(api, edited)).text
    assert FERRY in await shown(api, ASK_FERRY)


async def test_a_question_that_is_written_below_a_file_later_is_answered_and_the_file_not_read_again(
    api: LoopbackBotApi,
) -> None:
    document = api.keep("mill.txt", MILL_TEXT.encode())
    number = api.say(None, document=document)
    await outcome_after_edits(api)
    message = {"message_id": number, "date": NOW, "edit_date": NOW + 5, "chat": private(7), "from": PERSON}
    api.push({"edited_message": {**message, "document": document, "caption": ASK_MILL}})
    received, answered = await asyncio.to_thread(api.wait_for, "sendMessage", 2)
    assert read_html(received.text)[0].startswith("Received: ")
    assert MILL in read_html(answered.text)[0]


async def test_a_link_that_telegram_marks_without_a_scheme_or_under_words_is_offered(api: LoopbackBotApi) -> None:
    text = "Look at ledger.invalid/ferry please, who spoke about it?"
    start = text.index("ledger")
    bare = await answer_to(
        api, text, entities=[{"type": "url", "offset": start, "length": len("ledger.invalid/ferry")}]
    )
    assert "There is a link in your message." in bare.text
    mark = {"type": "text_link", "offset": 0, "length": 4, "url": "https://ledger.invalid/dam"}
    under = await answer_to(api, "This is what I mean, who spoke about the dam?", entities=[mark])
    assert "There is a link in your message." in under.text


async def test_an_album_of_photos_gets_one_reply(api: LoopbackBotApi) -> None:
    photo = [{"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}]
    for _ in range(3):
        api.say(None, photo=photo, media_group_id="album")
    await asyncio.to_thread(api.wait_for, "sendMessage", 1)
    assert "fuel duty" in await shown(api, "What did Maria Keller say about the fuel duty?")
    told = [call for call in api.of("sendMessage") if "I can only read text" in call.text]
    assert len(told) == 1


async def test_the_words_below_the_last_photo_of_an_album_are_answered_and_no_other_photo(api: LoopbackBotApi) -> None:
    photo = [{"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}]
    api.say(None, photo=photo, media_group_id="worded")
    api.say(None, photo=photo, media_group_id="worded")
    api.say(None, photo=photo, media_group_id="worded", caption="What did Maria Keller say about the fuel duty?")
    api.say("What did Anna Keller say about the fuel duty?")
    first, second = await asyncio.to_thread(api.wait_for, "sendMessage", 2)
    assert "We will not touch the fuel duty" in read_html(first.text)[0]
    assert "Nobody" in read_html(second.text)[0]


async def test_a_gif_is_no_document(api: LoopbackBotApi) -> None:
    kept = api.keep("cat.mp4", b"not an article")
    animation = {**kept, "width": 1, "height": 1, "duration": 1}
    assert "I can only read text" in await shown(api, None, document=kept, animation=animation)


async def test_the_question_below_a_file_is_answered_after_the_file_is_read(api: LoopbackBotApi) -> None:
    api.say(None, document=api.keep("mill.txt", MILL_TEXT.encode()), caption=ASK_MILL)
    calls = await asyncio.to_thread(api.wait_for, "sendMessage", 2)
    assert read_html(calls[0].text)[0].startswith("Received: ")
    assert MILL in read_html(calls[1].text)[0]


async def test_signs_and_a_slash_too_many_get_a_hint(api: LoopbackBotApi) -> None:
    assert "What would you like to know?" in await shown(api, "🎉🎉")
    assert "Did you mean /ask?" in await shown(api, "//ask")
    assert "Did you mean /speakers?" in await shown(api, "//speakers")


async def test_whoever_was_perhaps_meant_is_a_button(api: LoopbackBotApi) -> None:
    refused = await answer_to(api, "What did Anna Keller say about the fuel duty?")
    assert "Nobody called “Anna Keller”" in refused.text
    sent = len(api.of("sendMessage"))
    api.press(refused, "Maria Keller")
    answered = (await asyncio.to_thread(api.wait_for, "sendMessage", sent + 1))[-1]
    shown_text = read_html(answered.text)[0]
    assert shown_text.startswith("What did Maria Keller say about the fuel duty?")
    assert "We will not touch the fuel duty" in shown_text
