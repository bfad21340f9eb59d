"""`onrecord bot`: answer on Telegram until stopped."""

from __future__ import annotations

from bot.cli.loading import Source, load
from bot.cli.logs import LogFormat, start_logging
from bot.cli.outcome import ANSWERED, Failure
from bot.talk.conversation import Conversation
from bot.telegram import DEFAULT_API_URL, BotError, Options, run_bot


def run_serve(
    source: Source, token: str | None, api_url: str, options: Options, log_level: str, log_format: LogFormat
) -> int:
    """Serve the articles of `source` and return the exit code once stopped; an empty `api_url` means Telegram's own.

    Raises Failure where there is no token, no article, no place for the bot's store, or Telegram refuses the token.
    """
    if not token:
        raise Failure("the bot needs a token from @BotFather: in ONRECORD_TELEGRAM_TOKEN, or in a file (--token-file)")
    start_logging(log_level, log_format, token)
    library = load(source)
    if options.store:
        try:
            options.store.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise Failure(f"{options.store.parent} cannot be made: {error.strerror}") from None
    try:
        run_bot(Conversation(library), token, api_url or DEFAULT_API_URL, options)
    except BotError as error:
        raise Failure(str(error)) from None
    return ANSWERED
