"""The log of a server on standard error: lines for people, or JSON for programs.

It contains no secret and nothing that anybody wrote.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator
from types import TracebackType
from typing import Literal

LogFormat = Literal["text", "json"]
TEXT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
REDACTED = "[token]"
Caught = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


def start_logging(level: str, log_format: LogFormat, secret: str) -> None:
    """Log from `level` on, with the secret replaced wherever it appears. Call this once in a process."""
    handler = logging.StreamHandler()
    handler.setFormatter(Discreet(formatter_of(log_format), secret))
    logging.basicConfig(level=level.upper(), handlers=[handler])


class Discreet(logging.Formatter):
    """Formats as another formatter does, without the secret and without the messages of exceptions.

    The frames of a traceback are code, but the message of an exception may quote what somebody wrote, or an address
    with the token.
    """

    def __init__(self, formatter: logging.Formatter, secret: str) -> None:
        super().__init__()
        self._formatter = formatter
        self._secret = secret

    def format(self, record: logging.LogRecord) -> str:
        """The record as one line; in the format for people, the frames of a traceback follow."""
        if record.exc_info:
            record.exc_text = "".join(_frames_of(record.exc_info)).rstrip()
            record.exc_info = None
        return self._formatter.format(record).replace(self._secret, REDACTED)


def _frames_of(caught: Caught) -> Iterator[str]:
    """The types and frames of an exception and of its causes, as Python shows them."""
    error = caught[1]
    told: set[int] = set()
    while error and id(error) not in told:
        told.add(id(error))
        yield f"{type(error).__name__}, at\n"
        yield from traceback.format_tb(error.__traceback__)
        error = error.__cause__ or error.__context__


def formatter_of(log_format: LogFormat) -> logging.Formatter:
    """The formatter for a format: a line for people, or a JSON object with the time in UTC."""
    if log_format == "text":
        return logging.Formatter(TEXT)
    from pythonjsonlogger.json import JsonFormatter

    return JsonFormatter(
        "%(levelname)s %(name)s %(message)s",
        rename_fields={"levelname": "level", "name": "logger", "exc_info": "exception"},
        timestamp="time",
        json_ensure_ascii=False,
    )
