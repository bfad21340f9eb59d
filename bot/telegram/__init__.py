"""The Telegram face: the only room with an event loop. python-telegram-bot is imported once the bot runs."""

from __future__ import annotations

from bot.talk.conversation import Conversation
from bot.telegram.errors import BotError
from bot.telegram.options import ChatLimits, Monitor, Options, Webhook

__all__ = ["DEFAULT_API_URL", "BotError", "ChatLimits", "Monitor", "Options", "Webhook", "run_bot"]

DEFAULT_API_URL = "https://api.telegram.org"
DEFAULTS = Options()


def run_bot(
    conversation: Conversation, token: str, api_url: str = DEFAULT_API_URL, options: Options = DEFAULTS
) -> None:
    """Answer on Telegram until SIGTERM or SIGINT.

    `api_url` is the root of a Bot API server, to which `/bot` and `/file/bot` are added. Raises BotError, which says
    what to do about it, where the server refuses the token, an address is taken or an extra is missing.
    """
    from bot.telegram.running import run

    run(conversation, token, api_url, options)
