"""A bot in a process of its own, as it is run."""

from __future__ import annotations

import os
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol

from tests.servers import forking

ROOT = Path(__file__).parents[2]
LONGEST_END = 60.0
"""Seconds that a bot has for its end on a busy machine."""


class Server(Protocol):
    """A Bot API server; `url` is what the bot takes for Telegram."""

    @property
    def url(self) -> str: ...


@dataclass(frozen=True, slots=True)
class BotProcess:
    """A bot in a process of its own. What it logs goes to a file: a pipe that nobody reads would fill and stop it."""

    _process: forking.Forked
    _log: IO[bytes]

    @property
    def returncode(self) -> int | None:
        """The exit status; None before `ended` or `kill`."""
        return self._process.returncode

    def send_signal(self, number: signal.Signals) -> None:
        self._process.send_signal(number)

    def terminate(self) -> None:
        """Ask it to stop in order."""
        self._process.terminate()

    def kill(self) -> None:
        """End it as a power failure does."""
        self._process.kill()
        self._process.wait()

    def assert_runs(self) -> None:
        """Raise RuntimeError with what it has logged where it has ended by itself."""
        if self._process.poll() is not None:
            raise RuntimeError(self.ended())

    def stacks(self) -> str:
        """What it has logged, and what each of its threads is doing; this ends it."""
        self._process.send_signal(signal.SIGABRT)
        return self.ended()

    def ended(self) -> str:
        """What it has logged once it has ended by itself. Raises TimeoutExpired where it does not."""
        self._process.wait(LONGEST_END)
        self._log.seek(0)
        return self._log.read().decode()


@contextmanager
def start_bot(api: Server, token: str, state: Path, **settings: str) -> Iterator[BotProcess]:
    """A bot in a process of its own, which ends with the body at the latest. It answers by words alone unless told."""
    environment = {
        **os.environ,
        "PYTHONFAULTHANDLER": "1",  # so that `stacks` tells what it does
        "ONRECORD_TELEGRAM_TOKEN": token,
        "ONRECORD_TELEGRAM_API_URL": api.url,
        "XDG_STATE_HOME": str(state),
        "XDG_CONFIG_HOME": str(state),
        "XDG_DATA_HOME": str(state),
        "XDG_CACHE_HOME": str(state),
        "ONRECORD_MODELS": "false",
        **{f"ONRECORD_{name.upper()}": value for name, value in settings.items()},
    }
    with tempfile.TemporaryFile() as log, Path(os.devnull).open("r+b") as nothing:
        streams = (nothing.fileno(), nothing.fileno(), log.fileno())
        process = forking.start("bot", "bot", streams=streams, cwd=ROOT, env=environment)
        try:
            yield BotProcess(process, log)
        finally:
            process.kill()
            process.wait()
