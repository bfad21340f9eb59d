"""/forgetme: afterwards nothing of the person stands in any file, and everything of the others is left."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.faces.botapi import PERSON, Json, LoopbackBotApi, group, private, refusal
from tests.faces.telegram_library import (
    ANN,
    ASK_MILL,
    BOB,
    FORWARDED,
    HARBOUR_POST,
    MILL,
    add_mill,
    answer_to,
    by,
    outcome_of,
    shown,
    with_libraries,
)

ANNS_WORDS = ("zanzibar", "quagga", "xylophone", "wombat", "Ottoline")
BOBS_WORDS = ("narwhal", "bassoon")
ANONYMOUS = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}


def anonymously(chat: Json) -> Json:
    """Who wrote a message of an anonymous admin of that group."""
    return {"from": ANONYMOUS, "sender_chat": chat}


def bytes_of(folder: Path) -> bytes:
    """All that stands in the files of the bot's store and of the chats' libraries."""
    return b"\n".join(file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file())


async def talk(api: LoopbackBotApi) -> None:
    """Ann and Bob ask in private and in a group, answer each other, vote, choose languages, add and remove."""
    ann, bob = by(ANN), by(BOB)
    await add_mill(api, private(7), **ann)
    await add_mill(api, private(8), **bob)
    await outcome_of(api, HARBOUR_POST, private(7), **ann, forward_origin=FORWARDED)
    card = await answer_to(api, "What about the fuel duty and zanzibar?", private(7), **ann)
    await answer_to(api, "Und quagga?", private(7), **ann)
    await answer_to(api, "/quotes Ottoline", private(7), **ann)
    await answer_to(api, "/language en", private(7), **ann)
    api.press(card, "👍")
    await asyncio.to_thread(api.wait_for, "answerCallbackQuery", 1)
    await answer_to(api, "/ask What about the fuel duty and the xylophone?", group(), **ann)
    await answer_to(api, "/ask and narwhal fuel?", group(), **bob)
    await answer_to(api, "/ask and the wombat?", group(), **ann)
    await answer_to(api, "/next", group(), **bob)
    await answer_to(api, "/ask What about the fuel duty and the bassoon?", private(8), **bob)


async def test_nothing_of_the_person_is_left_in_any_file_once_the_reply_is_there(tmp_path: Path) -> None:
    with LoopbackBotApi() as api:
        async with with_libraries(api, tmp_path):
            await talk(api)
            before = await asyncio.to_thread(bytes_of, tmp_path)
            assert [word for word in ANNS_WORDS if word.encode() not in before] == []
            assert "Done" in await shown(api, "/forgetme", private(7), **by(ANN))
            after = await asyncio.to_thread(bytes_of, tmp_path)
            assert [word for word in ANNS_WORDS if word.encode() in after] == []
            assert b"Harbour to close" not in after
            assert [word for word in BOBS_WORDS if word.encode() not in after] == []
            assert MILL in await shown(api, ASK_MILL, private(8), **by(BOB))


async def test_in_a_group_too_and_what_the_others_asked_goes_on(tmp_path: Path) -> None:
    with LoopbackBotApi() as api:
        async with with_libraries(api, tmp_path):
            await talk(api)
            bobs = await answer_to(api, "/ask What did Maria Keller say about the fuel duty?", group(), **by(BOB))
            assert "Done" in await shown(api, "/forgetme", group(), **by(ANN))
            after = await asyncio.to_thread(bytes_of, tmp_path)
            assert [word for word in ANNS_WORDS if word.encode() in after] == []
            api.press(bobs, "Context", person=BOB)
            await asyncio.to_thread(api.wait_for, "editMessageText")
            assert "fuel duty" in await shown(api, "/context", group(), **by(BOB))
            assert MILL in await shown(api, ASK_MILL, private(7), **by(ANN))


async def test_anonymous_admins_are_forgotten_in_their_own_group_only(tmp_path: Path) -> None:
    here, there = group(-1001), group(-1002)
    with LoopbackBotApi() as api:
        async with with_libraries(api, tmp_path):
            await answer_to(api, "/ask What about the fuel duty and zanzibar?", here, **anonymously(here))
            await answer_to(api, "/ask What about the fuel duty and narwhal?", there, **anonymously(there))
            await answer_to(api, "/ask What about the fuel duty and the bassoon?", here, **by(BOB))
            assert "Done" in await shown(api, "/forgetme", here, **anonymously(here))
            after = await asyncio.to_thread(bytes_of, tmp_path)
            assert b"zanzibar" not in after
            assert [word for word in BOBS_WORDS if word.encode() not in after] == []


async def test_whoever_forgets_themselves_takes_nothing_from_others(tmp_path: Path) -> None:
    with LoopbackBotApi() as api:
        async with with_libraries(api, tmp_path):
            await talk(api)
            assert "Done" in await shown(api, "/forgetme", group(), **by({**PERSON, "id": 99}))
            after = await asyncio.to_thread(bytes_of, tmp_path)
    kept = ("zanzibar", "quagga", "xylophone", "wombat", *BOBS_WORDS)
    assert [word for word in kept if word.encode() not in after] == []


LONG_TEXT = "The pelican of the harbour has not been seen for a week and nobody knows where it is. " * 9
OFFERED = "Shall I add it as an article?"


async def test_a_long_text_that_was_offered_in_private_is_forgotten_in_a_group_too(tmp_path: Path) -> None:
    with LoopbackBotApi() as api:
        async with with_libraries(api, tmp_path):
            assert OFFERED in await shown(api, LONG_TEXT, private(7), **by(ANN))
            assert "Done" in await shown(api, "/forgetme", group(), **by(ANN))
            assert b"pelican" not in await asyncio.to_thread(bytes_of, tmp_path)


async def test_in_a_group_a_long_text_is_not_offered_and_is_forgotten_as_a_question(tmp_path: Path) -> None:
    with LoopbackBotApi() as api:
        async with with_libraries(api, tmp_path):
            api.admins[-1001] = [7]
            for asked in (f"/ask {LONG_TEXT}", f"@onrecord_bot {LONG_TEXT}"):
                assert OFFERED not in await shown(api, asked, group(), **by(ANN))
        assert b"pelican" in await asyncio.to_thread(bytes_of, tmp_path)  # all is written once the bot has stopped
        async with with_libraries(api, tmp_path):
            assert "Done" in await shown(api, "/forgetme", group(), **by(ANN))
            assert b"pelican" not in await asyncio.to_thread(bytes_of, tmp_path)


@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
async def test_what_still_waits_in_the_queue_of_a_group_is_neither_stored_nor_answered(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with LoopbackBotApi() as api:
        async with with_libraries(api, tmp_path, longest_stop=0.2):
            api.fail(refusal("sendMessage", 429, "Too Many Requests", retry_after=8))  # holds up the whole group
            api.say("/ask What about the narwhal?", group(), **by(BOB))
            while "asks to wait" not in caplog.text:  # noqa: ASYNC110 - the log has no event
                await asyncio.sleep(0.05)
            api.say("/ask What about the fuel duty and zanzibar?", group(), **by(ANN))
            api.say("/ask What about the fuel duty and the bassoon?", group(), **by(BOB))
            assert "Done" in await shown(api, "/forgetme", private(7), **by(ANN))
            kept = await asyncio.to_thread(bytes_of, tmp_path)
            assert b"zanzibar" not in kept
            assert [word for word in BOBS_WORDS if word.encode() not in kept] == []
        answered = len(api.of("sendMessage"))
        async with with_libraries(api, tmp_path):
            calls = await asyncio.to_thread(api.wait_for, "sendMessage", answered + 2)
            assert "Done" in await shown(api, "/forgetme", group(), **by(ANN))  # whatever comes before it is answered
    assert len(calls) == answered + 2
    assert len(api.of("sendMessage")) == answered + 3
