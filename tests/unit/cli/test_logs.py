"""What a server logs: one line an event, for people or machines, without secrets and without anybody's words."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator

import httpx
import pytest
from telegram.error import NetworkError

from bot.cli.running.logs import Discreet, LogFormat, formatter_of
from bot.telegram.wire.secrecy import INDISCREET, keep_secrets

TOKEN = "123456:a-secret-of-the-test"  # noqa: S105 - no token of any bot
SAID = "private words"


class Lines(logging.Handler):
    """Keeps what is logged, as it would be written."""

    def __init__(self, log_format: LogFormat) -> None:
        super().__init__()
        self.setFormatter(Discreet(formatter_of(log_format), TOKEN))
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@pytest.fixture(params=["text", "json"])
def logged(request: pytest.FixtureRequest) -> Iterator[list[str]]:
    handler = Lines(request.param)
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield handler.lines
    root.removeHandler(handler)
    root.setLevel(level)


def fail() -> None:
    """As python-telegram-bot fails where the network does: httpx's error, with the address, below its own."""
    try:
        raise httpx.ConnectError(f"cannot reach https://api.telegram.org/bot{TOKEN}/getUpdates for {SAID}")
    except httpx.HTTPError as error:
        raise NetworkError(f"httpx.ConnectError: {error}") from error


def test_a_traceback_shows_where_and_what_kind_but_not_the_words(logged: list[str]) -> None:
    try:
        fail()
    except NetworkError:
        logging.getLogger("bot.telegram").exception("It failed at %s.", f"https://api.telegram.org/bot{TOKEN}/getMe")
    (line,) = logged
    assert "NetworkError" in line
    assert "ConnectError" in line
    assert "in fail" in line
    assert TOKEN not in line
    assert SAID not in line.replace("{SAID}", "")


@pytest.mark.parametrize("name", INDISCREET)
def test_the_libraries_say_that_something_went_wrong_and_no_more(logged: list[str], name: str) -> None:
    keep_secrets()
    logger = logging.getLogger(name)
    try:
        fail()
    except NetworkError as error:
        logger.exception("Task exception was never retrieved\nfuture: %s", error)
        logger.critical("Received data was *not* processed! Received data was: %r", {"text": SAID}, exc_info=error)
        logger.critical("\n".join(("Task exception was never retrieved", f"future: {error!r}")), exc_info=error)
    assert len(logged) == 3
    for line in logged:
        assert "exception was never retrieved" in line or "data was *not* processed" in line
        assert not any(secret in line for secret in (TOKEN, SAID, "%", "Traceback"))


@pytest.mark.parametrize("name", ["httpx", "httpcore.http11", "telegram.ext.Application"])
def test_the_libraries_tell_of_no_request_and_no_update(logged: list[str], name: str) -> None:
    keep_secrets()
    logging.getLogger(name).info("HTTP Request: POST https://api.telegram.org/bot%s/getMe", TOKEN)
    logging.getLogger(name).debug("Processing update %s", SAID)
    assert not logged


def test_json_is_an_object_a_line_with_what_an_event_is_made_of() -> None:
    record = logging.LogRecord("bot.telegram.wire.order", logging.INFO, __file__, 1, "message %s.", ("answered",), None)
    record.__dict__ |= {"kind": "message", "outcome": "answered", "seconds": 0.25}
    line = Discreet(formatter_of("json"), TOKEN).format(record)
    told = json.loads(line)
    assert "\n" not in line
    assert told.pop("time").endswith("+00:00")
    assert told == {
        "level": "INFO",
        "logger": "bot.telegram.wire.order",
        "message": "message answered.",
        "kind": "message",
        "outcome": "answered",
        "seconds": 0.25,
    }


def test_a_traceback_is_a_field_of_the_object() -> None:
    try:
        fail()
    except NetworkError as error:
        caught = type(error), error, error.__traceback__
    record = logging.LogRecord("bot", logging.ERROR, __file__, 1, "It failed.", (), caught)
    line = Discreet(formatter_of("json"), TOKEN).format(record)
    assert "in fail" in json.loads(line)["exception"]
    assert "\n" not in line
