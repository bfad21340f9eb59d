"""A claim that somebody asks to have checked without the slash of the command: “check: Keller said …”."""

from __future__ import annotations

from bot.talk.catalogue import folded
from bot.talk.small_talk.phrases import phrase_opening


def claim_to_check(text: str) -> str:
    """What stands after words that ask for a check and a colon; empty where a message does not begin with them."""
    plain = folded(text)
    found = phrase_opening("checking", plain) if len(plain) == len(text) else None
    claim = text[found.end() :].strip() if found else ""
    return claim if any(map(str.isalnum, claim)) else ""
