"""Deep links: https://t.me/BOT?start=ask_What_did_Borrell_say opens a chat with the bot and asks that.

What the parameter may contain: https://core.telegram.org/bots/features#deep-linking
"""

from __future__ import annotations

import re

ASKS = "ask_"
LONGEST = 64
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def payload_of(question: str) -> str:
    """The `start=` parameter of a link that asks this question; empty if it would be too long or not ASCII."""
    payload = ASKS + "_".join(re.sub("['’]", "", word) for word in WORD.findall(question))
    return payload if payload.isascii() and len(ASKS) < len(payload) <= LONGEST else ""


def question_in(payload: str) -> str:
    """The question that a link asks; empty if it only opens the chat."""
    return payload.removeprefix(ASKS).replace("_", " ").strip() if payload.startswith(ASKS) else ""
