"""Asks the Bot API server whether it knows a token, before anything else is done with it."""

from __future__ import annotations

from http import HTTPStatus

import httpx

from bot.telegram.errors import BotError
from bot.telegram.wire.secrecy import keep_secrets

PATIENCE = 10.0
"""Seconds for which the server is waited for at each step."""
_REFUSED = frozenset({HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND})


def refusal_of(api_url: str) -> BotError:
    """What is said where that server refuses the token."""
    return BotError(
        f"The Bot API server at {api_url} refuses the token. Check it, or ask @BotFather for a new one with /token."
    )


def check_token(token: str, api_url: str) -> None:
    """Raise BotError where the server refuses the token. One that gives no answer is waited for when the bot runs."""
    keep_secrets()
    root = api_url.rstrip("/")
    try:
        code = httpx.post(f"{root}/bot{token}/getMe", timeout=PATIENCE).status_code
    except (httpx.HTTPError, httpx.InvalidURL):
        return
    if code in _REFUSED:
        raise refusal_of(root)
