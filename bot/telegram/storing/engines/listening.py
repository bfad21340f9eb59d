"""Listens for what PostgreSQL's NOTIFY says on a channel."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Thread

import psycopg

from bot.telegram.storing.engines.postgres import LONGEST_CONNECT

PAUSE = 2.0
"""Seconds between two tries to connect while the server is away."""
LONGEST_SILENCE = 1.0
"""Seconds after which the thread looks whether it is to end."""


class Listening:
    """Calls `on_notice` with each text that is notified on the channel, in a thread of its own, until it is closed.

    What is notified while the server cannot be reached is missed.
    """

    def __init__(self, url: str, channel: str, on_notice: Callable[[str], None]) -> None:
        self._url = url
        self._channel = channel
        self._on_notice = on_notice
        self._ends = Event()
        Thread(target=self._work, name="store_listener", daemon=True).start()

    def close(self) -> None:
        """Listen no more."""
        self._ends.set()

    def _work(self) -> None:
        while not self._ends.is_set():
            try:
                self._listen()
            except (psycopg.OperationalError, psycopg.InterfaceError):
                self._ends.wait(PAUSE)

    def _listen(self) -> None:
        with psycopg.connect(self._url, autocommit=True, connect_timeout=LONGEST_CONNECT) as connection:
            connection.execute(f"LISTEN {self._channel}".encode())
            while not self._ends.is_set():
                for notice in connection.notifies(timeout=LONGEST_SILENCE):
                    self._on_notice(notice.payload)
