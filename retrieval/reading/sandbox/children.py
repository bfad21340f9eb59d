"""Starts the processes that read documents, and the server that forks them."""

from __future__ import annotations

import atexit
import os
import socket
import subprocess
import sys
import threading
from contextlib import suppress
from typing import IO, Protocol

from retrieval.reading.sandbox.server import DOCUMENT, PAGE

KEPT_VARIABLES = ("PATH", "SYSTEMROOT", "LANG", "LC_ALL", "TZ", "LD_LIBRARY_PATH", "VIRTUAL_ENV")
"""The only environment variables that children get."""
ENDING = 5.0
"""Seconds after which a server that does not end is killed."""


class Child(Protocol):
    """A process that reads one document: `source` takes its job, and `answers` gives what it says."""

    source: IO[bytes]
    answers: IO[bytes]

    def kill(self) -> None:
        """End the process, so that whoever waits for it goes on. May be called when it has ended."""
        ...

    def close(self) -> None:
        """Close the streams. Nobody may be using them."""
        ...


def start_child(*, is_page: bool) -> Child:
    """A new child. `is_page` says that it is likely to read a web page."""
    return _servers.child(PAGE if is_page else DOCUMENT) if hasattr(os, "fork") else _Spawned()


def environment() -> dict[str, str]:
    """The environment of children: no secrets, and this process's modules."""
    kept = {name: os.environ[name] for name in KEPT_VARIABLES if name in os.environ}
    path = os.pathsep.join(os.path.abspath(place) for place in sys.path if isinstance(place, str))  # noqa: PTH100 - "" is here
    return kept | {"PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}


class _Spawned:
    """A child that is a fresh interpreter."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", "from retrieval.reading.sandbox.child import main; main()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment(),
            close_fds=True,
        )
        source, answers = self._process.stdin, self._process.stdout
        if source is None or answers is None:
            raise OSError("the process that reads documents has no pipes")
        self.source: IO[bytes] = source
        self.answers: IO[bytes] = answers

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()

    def close(self) -> None:
        for stream in (self.source, self.answers):
            with suppress(OSError):  # data that was not sent before the child ended
                stream.close()


class _Forked:
    """A child of the server, which kills it when `pipe` is closed."""

    def __init__(self, talk: socket.socket, pipe: int) -> None:
        self._talk = talk
        self._pipe = pipe
        self.source: IO[bytes] = talk.makefile("wb")
        self.answers: IO[bytes] = talk.makefile("rb")

    def kill(self) -> None:
        os.close(self._pipe)
        with suppress(OSError):  # the child has ended
            self._talk.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        for stream in (self.source, self.answers, self._talk):
            with suppress(OSError):  # data that was not sent before the child ended
                stream.close()


class Servers:
    """The server of this process, started when it is first needed and again after it has ended. Safe to use from
    threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._control: socket.socket | None = None
        self._process: subprocess.Popen[bytes] | None = None

    def child(self, wanted: bytes) -> Child:
        """A new child of the server."""
        mine, others = socket.socketpair()
        other_end, pipe = os.pipe()
        try:
            with self._lock:
                self._ask_for(wanted, (others.fileno(), other_end))
        except BaseException:
            os.close(pipe)
            mine.close()
            raise
        finally:
            others.close()
            os.close(other_end)
        return _Forked(mine, pipe)

    @property
    def pid(self) -> int | None:
        """The process id of the server; None where none was started."""
        return self._process.pid if self._process else None

    def end(self) -> None:
        """End the server with its children."""
        if self._control and self._process:
            self._control.close()
            try:
                self._process.wait(timeout=ENDING)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        self._control = self._process = None

    def _ask_for(self, wanted: bytes, descriptors: tuple[int, int]) -> None:
        if self._control:
            try:
                socket.send_fds(self._control, [wanted], descriptors)
            except OSError:
                self.end()  # it has had nothing to do for long, or was killed
            else:
                return
        socket.send_fds(self._begun(), [wanted], descriptors)

    def _begun(self) -> socket.socket:
        self._control, others = socket.socketpair()
        with others:
            self._process = subprocess.Popen(
                [sys.executable, "-c", "from retrieval.reading.sandbox.server import main; main()"],
                stdin=others.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=environment(),
                close_fds=True,
            )
        return self._control


_servers = Servers()
atexit.register(_servers.end)
