"""/proof on Telegram: a file with that caption, a reply to a message, and nothing to proof. Over HTTP."""

from __future__ import annotations

import asyncio

from tests.faces.botapi import LoopbackBotApi
from tests.faces.telegram_html import read_html
from tests.faces.telegram_library import outcome_after_edits, shown

DRAFT = (
    "Talks in Geneva\n\n"
    "“We will not touch the fuel tax before the next budget,” said Maria Keller.\n\n"
    "“The deal on pensions is dead,” said Maria Keller.\n"
)


async def test_a_file_with_the_caption_is_proofed_and_not_kept(api: LoopbackBotApi) -> None:
    api.say(None, document=api.keep("draft.txt", DRAFT.encode()), caption="/proof")
    told = read_html((await outcome_after_edits(api)).text)[0]
    assert "Wrong quotations in this draft: 2 of 2." in told
    assert "not “tax” but “duty”" in told
    assert "said by Lena Ortiz, not by Maria Keller" in told
    assert "Talks in Geneva" not in await shown(api, "/library")


async def test_a_reply_proofs_the_message_replied_to(api: LoopbackBotApi) -> None:
    replied = {"message_id": 900, "date": 0, "chat": {"id": 1, "type": "private"}, "text": DRAFT}
    api.say("/proof", reply_to_message=replied)
    await asyncio.to_thread(api.wait_for, "sendMessage", 1)
    assert "2 of 2" in read_html((await outcome_after_edits(api)).text)[0]


async def test_without_a_draft_it_is_said_how_to_send_one(api: LoopbackBotApi) -> None:
    assert "Send a file with the caption /proof" in await shown(api, "/proof")
