"""What the libraries must not log: addresses, which hold the token, and what Telegram sends, which people wrote."""

from __future__ import annotations

import logging

POOL = "psycopg.pool"
"""It warns at each try to reach a database that is away; the store says that once."""
CHATTY = ("apscheduler", "filelock", "httpx", "httpcore", "telegram")
"""They log each request with its address, each update with its words, the folders of chats, unless only warnings are
let through."""
INDISCREET = (
    "asyncio",
    "psycopg",
    POOL,
    "telegram",
    "telegram.Bot",
    "telegram.ext",
    "telegram.ext.Application",
    "telegram.ext.ExtBot",
    "telegram.ext.Updater",
    "telegram.request",
    "telegram.request.BaseRequest",
    "telegram.request.HTTPXRequest",
    "tornado.access",
    "tornado.application",
    "tornado.general",
)
"""Their warnings may hold what could not be read, and tracebacks."""


def keep_secrets() -> None:
    """Let the libraries log that something went wrong and no more, at whatever level."""
    for name in CHATTY:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger(POOL).setLevel(logging.ERROR)
    for name in INDISCREET:
        logging.getLogger(name).addFilter(_without_words)


def _without_words(record: logging.LogRecord) -> bool:
    """Of the first line what stands before the first value; the rest of a line or of a traceback may be anybody's."""
    record.msg = str(record.msg).partition("\n")[0].partition("%")[0].rstrip(' :"')
    record.args = ()
    record.exc_info = record.exc_text = record.stack_info = None
    return True
