"""The Telegram face, the only package with an event loop. python-telegram-bot is imported when the bot runs."""

from __future__ import annotations

from bot.talk.library.limits import ChatLimits
from bot.telegram.errors import BotError
from bot.telegram.options import Monitor, Options, SharedDatabase, Webhook
from retrieval import Library

__all__ = [
    "DEFAULT_API_URL",
    "BotError",
    "ChatLimits",
    "Monitor",
    "Options",
    "SharedDatabase",
    "Webhook",
    "check_setup",
    "run_bot",
]

DEFAULT_API_URL = "https://api.telegram.org"
DEFAULTS = Options()


def check_setup(token: str, api_url: str = DEFAULT_API_URL, options: Options = DEFAULTS) -> None:
    """Raise BotError if a bot cannot run like this, as far as that is known before any article is read.

    It looks at the token, the addresses and the extras, and whether the ports and the store's file can be used, and
    asks the server whether it knows the token.
    """
    from bot.telegram.checking import check
    from bot.telegram.wire.introducing import check_token

    check(token, api_url, options)
    check_token(token, api_url)


def run_bot(library: Library, token: str, api_url: str = DEFAULT_API_URL, options: Options = DEFAULTS) -> None:
    """Answer from `library` on Telegram until SIGTERM or SIGINT.

    `api_url` is the root of a Bot API server, to which `/bot` and `/file/bot` are added. From then on, files that the
    process makes can be read by its user only. Raises BotError for a setup that cannot work, or if the server refuses
    the token or the webhook's address; its message says what to do.
    """
    from bot.telegram.running import run

    run(library, token, api_url, options)
