"""`onrecord bot`: answer on Telegram until stopped."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path

from bot.cli.loading import load
from bot.cli.outcome import ANSWERED, Failure
from bot.conversation import Conversation
from bot.telegram import BotError, run_bot

FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def run_serve(paths: Sequence[Path], token: str | None, api_url: str, log_level: str) -> int:
    """Serve the articles under `paths` and return the exit code once stopped; an empty `api_url` means Telegram's own.

    Raises Failure where there is no token, no article, or Telegram refuses the token.
    """
    if not token:
        raise Failure("the bot needs a token from @BotFather: in ONRECORD_TELEGRAM_TOKEN, or in a file (--token-file)")
    logging.basicConfig(level=log_level.upper(), format=FORMAT)
    library = load(paths)
    try:
        run_bot(Conversation(library), token, *filter(None, [api_url]))
    except BotError as error:
        raise Failure(str(error)) from None
    return ANSWERED
