"""Below a message of somebody's, doubts have it checked; below one of the bot's own, they get where its words stand."""

from __future__ import annotations

import pytest

from tests.faces.botapi import BOT, NOW, PERSON, Call, Json, LoopbackBotApi, group, private
from tests.faces.telegram_html import read_html
from tests.faces.telegram_library import answer_to, shown

FUEL = "We will not touch the fuel duty before the next budget"
OF_CLEO: Json = {"message_id": 5, "date": NOW, "from": {**PERSON, "id": 9, "first_name": "Cleo"}}
SAID: Json = {**OF_CLEO, "text": f"Paul Weber: “{FUEL}”"}
DOUBTS = (
    "is that true?", "Really? Is that true?", "fact check", "stimmt das?", "¿es verdad?", "c'est vrai ?", "è vero?",
    "é verdade?", "это правда?", "це правда?", "是真的吗",
)  # fmt: skip


@pytest.mark.parametrize("chat", [private(7), group()], ids=["private", "group"])
@pytest.mark.parametrize("doubt", DOUBTS)
async def test_a_check_that_only_doubts_checks_the_message(api: LoopbackBotApi, chat: Json, doubt: str) -> None:
    verdict = await answer_to(api, f"/check {doubt}", chat, reply_to_message={**SAID, "chat": chat})
    assert FUEL in read_html(verdict.text)[0]


def below(said: Call, chat: Json) -> dict[str, object]:
    """What makes a message the reply to one that the bot has sent."""
    return {"reply_to_message": {"message_id": said.message_id, "date": NOW, "chat": chat, "from": BOT, "text": "…"}}


@pytest.mark.parametrize("chat", [private(7), group()], ids=["private", "group"])
@pytest.mark.parametrize("doubt", ["is that true?", "/check is that true?"])
async def test_below_its_own_verdict_the_bot_says_where_the_words_stand(
    api: LoopbackBotApi, chat: Json, doubt: str
) -> None:
    verdict = await answer_to(api, f"/check {SAID['text']}", chat)
    await answer_to(api, "/ask What did Ada Lindqvist say about the flood maps?", chat)
    told = await shown(api, doubt, chat, **below(verdict, chat))
    assert "whether it is true, I cannot tell. These words stand in: Budget talks enter final week" in told
    assert FUEL in await shown(api, "/context", chat)


NOWHERE = "The dam was painted green in 1901"
TWO = f"Maria Keller said: “{FUEL}.” Lena Ortiz said: “The deal on pensions is dead.”"


@pytest.mark.parametrize("claim", [NOWHERE, TWO], ids=["nowhere", "two quotes"])
async def test_below_a_verdict_on_no_single_quote_it_names_no_article(api: LoopbackBotApi, claim: str) -> None:
    await answer_to(api, "What did Ada Lindqvist say about the flood maps?")
    verdict = await answer_to(api, f"/check {claim}")
    told = await shown(api, "is that true?", None, **below(verdict, private(7)))
    assert told.startswith("I only say what I find in the articles; whether it is true, I cannot tell.")
