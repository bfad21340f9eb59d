"""`onrecord` at a pseudo-terminal."""

from __future__ import annotations

import os
import termios
import time
from collections.abc import Mapping
from signal import Signals

from pexpect.fdpexpect import fdspawn

from tests.servers import forking

PAUSE = 0.05
"""Seconds before something is typed, as pexpect has it: a program may be about to change its terminal."""


class Terminal(fdspawn):  # type: ignore[misc] # pexpect has no types
    """A command at a terminal of (rows, columns); as much of `pexpect.spawn` as tests use."""

    def __init__(
        self, *args: str, dimensions: tuple[int, int] = (24, 80), env: Mapping[str, str] | None = None
    ) -> None:
        ours, its = os.openpty()
        termios.tcsetwinsize(its, dimensions)
        self._process = forking.start("bot", *args, streams=(its, its, its), env=env)
        os.close(its)
        super().__init__(ours, encoding="utf-8", timeout=60)

    def send(self, s: str) -> int:
        """Type these characters."""
        time.sleep(PAUSE)
        return int(super().send(s))

    def isalive(self) -> bool:
        """Whether the command still runs."""
        return self._process.poll() is None

    def kill(self, number: Signals) -> None:
        """Send a signal unless the command has ended."""
        self._process.send_signal(number)

    def close(self, *, force: bool = False) -> None:
        """Close the terminal; `exitstatus` is that of the command then, which is killed first with `force`."""
        if force:
            self._process.kill()
        super().close()
        self.exitstatus = self._process.wait(60)
