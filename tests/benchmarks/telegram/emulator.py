"""The strict Bot API emulator of ../shared/tools/botapi, as a process of its own that is driven over HTTP."""

from __future__ import annotations

import json
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

from tests.servers.ports import free_port
from tests.shared import ROOT

FOLDER = ROOT.parent / "shared/tools/botapi"
TOKEN = "123456:TEST"  # noqa: S105 - of the emulator
FLOOD = {"overall": 30, "per_chat": 1, "burst": 0, "per_group_minute": 20}
"""Telegram's own limits."""
Json = dict[str, object]


class Emulator:
    """Telegram and the people in it. Every operation is one of the emulator's own, see its `_control/help`."""

    def __init__(self, url: str) -> None:
        self.url = url

    def do(self, operation: str, **arguments: object) -> object:
        """The result of an operation; raises LookupError where it is not possible, such as for a button not there."""
        body = json.dumps(arguments).encode()
        request = urllib.request.Request(  # noqa: S310 - the loopback interface
            f"{self.url}/_control/{operation}", body, {"Content-Type": "application/json"}
        )
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310 - the loopback interface
                told = json.load(answer)
        except urllib.error.HTTPError as error:
            with error:
                raise LookupError(error.read().decode()) from None
        return told["result"]

    def state(self, name: str) -> object:
        """One of the figures of the operation `state`."""
        match self.do("state"):
            case dict() as state:
                return state[name]
            case _:
                return None

    def calls(self, method: str) -> list[Json]:
        """The calls of a method that have been answered or have met a fault."""
        found = self.do("calls", method=method)
        return [call for call in found if isinstance(call, dict)] if isinstance(found, list) else []


@contextmanager
def emulated() -> Iterator[Emulator]:
    """An emulator that keeps Telegram's flood limits, while the body runs."""
    port = free_port()
    command = [sys.executable, "botapi_emulator.py", "--port", str(port), "--token", TOKEN]
    command += ["--spec", "bot-api-spec.json", "--config", json.dumps({"flood": FLOOD})]
    with subprocess.Popen(command, cwd=FOLDER, stdout=subprocess.DEVNULL) as process:
        emulator = Emulator(f"http://127.0.0.1:{port}")
        try:
            _wait(emulator)
            yield emulator
        finally:
            process.terminate()


def _wait(emulator: Emulator) -> None:
    for _ in range(100):
        try:
            emulator.do("state")
        except OSError:
            time.sleep(0.1)
        else:
            return
    sys.exit("the emulator does not start")


def is_there() -> bool:
    """Whether the emulator lies beside the checkout."""
    return (FOLDER / "botapi_emulator.py").is_file()


def replied_to(call: Json) -> tuple[int, int] | None:
    """The chat and the message that a sent message replies to; None if it replies to none."""
    match call:
        case {"args": {"chat_id": chat, "reply_parameters": str(parameters)}}:
            return int(str(chat)), int(json.loads(parameters)["message_id"])
        case _:
            return None
