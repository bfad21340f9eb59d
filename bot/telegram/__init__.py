"""The Telegram face, the only package with an event loop. python-telegram-bot is imported when the bot runs."""

from __future__ import annotations

from bot.talk.library.limits import ChatLimits
from bot.telegram.errors import BotError
from bot.telegram.options import Monitor, Options, Webhook
from retrieval import Library

__all__ = ["DEFAULT_API_URL", "BotError", "ChatLimits", "Monitor", "Options", "Webhook", "run_bot"]

DEFAULT_API_URL = "https://api.telegram.org"
DEFAULTS = Options()


def run_bot(library: Library, token: str, api_url: str = DEFAULT_API_URL, options: Options = DEFAULTS) -> None:
    """Answer from `library` on Telegram until SIGTERM or SIGINT.

    `api_url` is the root of a Bot API server, to which `/bot` and `/file/bot` are added. Raises BotError if the server
    refuses the token, an address is taken or an extra is missing; its message says what to do.
    """
    from bot.telegram.running import run

    run(library, token, api_url, options)
