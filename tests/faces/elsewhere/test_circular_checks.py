"""A message that is checked is no evidence for itself, wherever it has been stored."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.faces.botapi import Json, LoopbackBotApi, group, private
from tests.faces.elsewhere.test_channels import correct, kept, post
from tests.faces.elsewhere.test_guests import ELSEWHERE, answer_in
from tests.faces.telegram_library import CHANNEL, MILL, POSTED, add_mill, outcome_of, shown, with_libraries

FALSE = (
    "Mill in trouble\n\n“The mill closes on Monday and nobody will be paid,” said Tom Reed, the owner of the mill. "
    "The union had hoped for another year of work."
)
"""Words that Tom Reed said nowhere else."""
TRUE = "“The mill stays open until the last order is made,” said Tom Reed, the owner of the mill."
"""Words that another article holds as well."""
SECRET: Json = {"id": -1001234567890, "type": "channel", "title": "Coast News"}
HERE = private(7)


def forwarded(text: str, channel: Json = CHANNEL, number: int = 42, **extra: object) -> Json:
    """The copy of a channel's post that Telegram puts into the group that discusses the channel."""
    origin = {"type": "channel", "chat": channel, "message_id": number, "date": POSTED}
    said = {"message_id": 900, "date": POSTED, "chat": group(), "sender_chat": channel, "text": text}
    return {**said, "forward_origin": origin, "is_automatic_forward": True, **extra}


@asynccontextmanager
async def discussed_channel(folder: Path) -> AsyncIterator[LoopbackBotApi]:
    """A bot with libraries in `folder`, a channel, and the group that discusses it."""
    with LoopbackBotApi() as api:
        api.linked[-1009] = -1001
        async with with_libraries(api, folder):
            yield api


async def searchable(api: LoopbackBotApi, folder: Path, beginning: str) -> None:
    """Wait until a post of the channel is kept there and can be found by its words."""
    (article,) = [one for one in await kept(folder, beginning=beginning) if beginning in one.text]
    for attempt in range(8):
        if "Coast News" in await shown(api, f"/check {article.text}", group()):
            return
        await asyncio.sleep(0.1 * 2**attempt)
    raise TimeoutError(article.id)


def assert_not_confirmed(verdict: str) -> None:
    """The post is neither confirmed nor cited as what confirms something."""
    assert "Yes" not in verdict
    assert "14 November 2023" not in verdict
    assert not verdict.startswith(("All", "1 of", "2 of"))


@pytest.mark.parametrize("channel", [CHANNEL, SECRET], ids=["public", "private"])
@pytest.mark.parametrize("doubt", ["/check", "@onrecord_bot is that true?", "@onrecord_bot"])
async def test_a_channels_post_is_not_found_in_itself(tmp_path: Path, channel: Json, doubt: str) -> None:
    with LoopbackBotApi() as api:
        api.linked[int(str(channel["id"]))] = -1001
        async with with_libraries(api, tmp_path):
            post(api, FALSE, channel)
            await searchable(api, tmp_path / "chats" / "-1001", beginning="Mill in trouble")
            verdict = await shown(api, doubt, group(), reply_to_message=forwarded(FALSE, channel))
            assert_not_confirmed(verdict)
            assert "This message is itself among the articles" in verdict
            part = {"quote": {"text": "The mill closes on Monday and nobody will be paid", "position": 18}}
            verdict = await shown(api, doubt, group(), reply_to_message=forwarded(FALSE, channel), **part)
            assert_not_confirmed(verdict)


async def test_another_article_with_the_words_confirms_a_channels_post(tmp_path: Path) -> None:
    async with discussed_channel(tmp_path) as api:
        post(api, TRUE)
        await searchable(api, tmp_path / "chats" / "-1001", beginning="“The mill stays open")
        api.admins[-1001] = [7]
        await add_mill(api, group(), caption="/add")
        verdict = await shown(api, "/check", group(), reply_to_message=forwarded(TRUE))
        assert "Yes, word for word, and by Tom Reed:" in verdict
        assert MILL.strip("“”,") in verdict
        assert "Mill to stay open" in verdict


async def test_a_post_that_was_corrected_is_not_found_in_what_it_said_before(tmp_path: Path) -> None:
    async with discussed_channel(tmp_path) as api:
        post(api, FALSE)
        await searchable(api, tmp_path / "chats" / "-1001", beginning="Mill in trouble")
        corrected = FALSE.replace("Monday", "Tuesday")
        correct(api, corrected)
        await searchable(api, tmp_path / "chats" / "-1001", beginning="Mill in trouble\n\n“The mill closes on Tuesday")
        verdict = await shown(api, "/check", group(), reply_to_message=forwarded(FALSE))
        assert_not_confirmed(verdict)
        assert "The article said so" not in verdict


async def test_a_message_that_was_added_is_not_found_in_itself_but_in_what_others_said(tmp_path: Path) -> None:
    said: Json = {
        "message_id": 5,
        "date": POSTED,
        "chat": HERE,
        "from": {"id": 9, "is_bot": False, "first_name": "Cleo"},
    }
    with LoopbackBotApi() as api:
        async with with_libraries(api, tmp_path):
            await outcome_of(api, "/add", reply_to_message={**said, "text": FALSE})
            verdict = await shown(api, "is that true?", reply_to_message={**said, "text": FALSE})
            assert_not_confirmed(verdict)
            await add_mill(api)
            await outcome_of(api, "/add", reply_to_message={**said, "text": TRUE})
            assert MILL.strip("“”,") in await shown(api, "/check", reply_to_message={**said, "text": TRUE})


async def test_whoever_types_the_words_of_a_post_finds_it(tmp_path: Path) -> None:
    async with discussed_channel(tmp_path) as api:
        post(api, FALSE)
        await searchable(api, tmp_path / "chats" / "-1001", beginning="Mill in trouble")
        verdict = await shown(api, f"/check {FALSE.splitlines()[2]}", group())
        assert "word for word" in verdict.casefold()
        assert "Coast News" in verdict


async def test_a_guest_does_not_find_a_message_in_itself(tmp_path: Path) -> None:
    with LoopbackBotApi() as api:
        async with with_libraries(api, tmp_path):
            await outcome_of(api, "/add", reply_to_message={**forwarded(FALSE), "chat": HERE})
            verdict = await answer_in(ELSEWHERE, api, "@onrecord_bot", reply_to_message=forwarded(FALSE))
            assert_not_confirmed(verdict)
