"""What /check and doubts mean below a message: that message is checked, and the bot says how it came to its own words."""

from __future__ import annotations

import pytest

from tests.faces.botapi import NOW, PERSON, Json, LoopbackBotApi, group, private
from tests.faces.telegram_library import answer_to
from tests.faces.telegram_html import read_html

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
