"""Deep links: https://t.me/BOT?start=ask_What_did_Borrell_say opens a chat with the bot and asks that.

The rules for what may stand behind `start=`: https://core.telegram.org/bots/features#deep-linking
"""

from __future__ import annotations

import re

ASKS = "ask_"
LONGEST = 64
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def payload_of(question: str) -> str:
    """What stands behind `start=` in a link that asks these words; empty where it would be too long or not in ASCII."""
    payload = ASKS + "_".join(re.sub("['’]", "", word) for word in WORD.findall(question))
    return payload if payload.isascii() and len(ASKS) < len(payload) <= LONGEST else ""


def question_in(payload: str) -> str:
    """The question that a link asks; empty for one that just opens the chat."""
    return payload.removeprefix(ASKS).replace("_", " ").strip() if payload.startswith(ASKS) else ""
