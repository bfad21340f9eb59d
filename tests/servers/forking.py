"""`python -m MODULE` without the start of a program: one process has imported it, and forks for every command.

Starting `python -m bot` takes one to two seconds of a core before the command itself begins: imports, lists of words,
patterns. A process of this file has done that once for all tests of a worker; a command that it forks takes a tenth.
Each command has a process, an environment, a folder and streams of its own. What differs is that all of them share the
seed of Python's hashes, and that none takes the interpreter down at its end. Tests of the start itself and of
encodings use `subprocess`.
"""

from __future__ import annotations

import atexit
import faulthandler
import fcntl
import gc
import importlib
import json
import os
import runpy
import select
import signal
import socket
import subprocess
import sys
import tempfile
import termios
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).parents[2]
IMPORTED = (
    "bot.cli.root", "bot.console", "bot.telegram.application", "bot.telegram.running", "retrieval.answering",
    "retrieval.quoting", "retrieval.storing",
)  # fmt: skip
"""What is imported besides every subcommand. None of it starts a thread, and none of it is run as a module itself."""
TAKEN = 5
"""File descriptors of a request: its arguments, the three streams, and the pipe for what becomes of the command."""
LARGEST_INPUT = 65_536
"""Bytes that a pipe takes while nobody reads from it."""


class Forked:
    """A command that runs; as much of `subprocess.Popen` as tests use. Not for several threads at once."""

    def __init__(self, pid: int, told: int) -> None:
        self.pid = pid
        self.returncode: int | None = None
        """The exit status, negative for a signal; None until `poll` or `wait` has found it ended."""
        self._told = told

    def poll(self) -> int | None:
        """The exit status; None while it runs."""
        return self._ended(0)

    def wait(self, timeout: float | None = None) -> int:
        """The exit status once it has ended. Raises subprocess.TimeoutExpired after `timeout` seconds."""
        code = self._ended(timeout)
        if code is None:
            raise subprocess.TimeoutExpired(str(self.pid), timeout or 0.0)
        return code

    def send_signal(self, number: signal.Signals) -> None:
        """Send a signal unless it has ended."""
        if self.poll() is None:
            with suppress(ProcessLookupError):  # it has ended, and that has not been told yet
                os.kill(self.pid, number)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)

    def _ended(self, seconds: float | None) -> int | None:
        if self.returncode is None:
            waiting = select.poll()
            waiting.register(self._told, select.POLLIN)
            if waiting.poll(None if seconds is None else 1_000 * seconds):
                self.returncode = int(os.read(self._told, 32))
                os.close(self._told)
        return self.returncode


def start(
    module: str,
    *args: str,
    streams: tuple[int, int, int],
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
) -> Forked:
    """Begin `python -m MODULE ARGS…` with these file descriptors as standard input, output and error.

    In the folder and with the environment of this process, unless told otherwise. A terminal as standard input becomes
    the one that controls the command, and may control nothing else.
    """
    request = {"args": [module, *args], "cwd": str(cwd or Path.cwd()), "env": dict(os.environ if env is None else env)}
    telling, told = os.pipe()
    with tempfile.TemporaryFile() as file:
        file.write(json.dumps(request).encode())
        file.seek(0)
        socket.send_fds(_server(), [b"run"], [file.fileno(), *streams, told])
    os.close(told)
    return Forked(int(os.read(telling, 32)), telling)


def run(
    module: str,
    *args: str,
    stdin: bytes = b"",
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    timeout: float = 60.0,
) -> subprocess.CompletedProcess[bytes]:
    """What `python -m MODULE ARGS…` has printed, given at most `LARGEST_INPUT` bytes in a pipe.

    Raises subprocess.TimeoutExpired after `timeout` seconds, when it is killed.
    """
    assert len(stdin) <= LARGEST_INPUT
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        reading, writing = os.pipe()
        os.write(writing, stdin)
        os.close(writing)
        process = start(module, *args, streams=(reading, out.fileno(), err.fileno()), cwd=cwd, env=env)
        os.close(reading)
        try:
            process.wait(timeout)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
        out.seek(0)
        err.seek(0)
        return subprocess.CompletedProcess([module, *args], process.wait(), out.read(), err.read())


@cache
def _server() -> socket.socket:
    """The process that forks, which ends with this one, as a socket that takes requests."""
    ours, its = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with its:
        command = [sys.executable, "-m", __name__, str(its.fileno())]
        process = subprocess.Popen(command, pass_fds=[its.fileno()], cwd=ROOT)

    def end() -> None:
        ours.close()
        process.wait()

    atexit.register(end)
    return ours


@dataclass(frozen=True, slots=True)
class _Request:
    """A request as it arrives."""

    file: int
    streams: tuple[int, int, int]
    told: int


def _prepare() -> None:
    """Import and read what nearly every command needs. Raises RuntimeError where that has started a thread."""
    for module in IMPORTED:
        importlib.import_module(module)
    from bot.cli.root import ROWS
    from retrieval import Library, answer
    from tests.newsroom import BUDGET, DAM

    for row in ROWS.values():
        row.load()
    library = Library(semantic=False)
    library.add(BUDGET)
    library.add(DAM)
    answer("What did Maria Keller say about the fuel duty?", library)
    if threading.active_count() > 1:
        raise RuntimeError(f"no process can be forked beside {threading.enumerate()}")
    gc.collect()
    gc.freeze()  # else each command would copy all of it when it first looks for garbage


def _serve(connection: socket.socket) -> _Request | None:
    """Fork for every request: the request in the process that is to run it, and None in this one at the end."""
    ended, ends = os.pipe()
    os.set_blocking(ends, False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(ends)
    running: dict[int, int] = {}
    while True:
        ready, _, _ = select.select([connection.fileno(), ended], [], [])
        if ended in ready:
            os.read(ended, 512)
            _tell_ends(running)
        if connection.fileno() not in ready:
            continue
        _, taken, _, _ = socket.recv_fds(connection, 16, TAKEN)
        if not taken:
            return None
        file, first, second, third, told = taken
        pid = os.fork()
        if pid == 0:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            signal.signal(signal.SIGINT, signal.default_int_handler)
            for one in (ended, ends, *running.values(), connection.detach()):
                os.close(one)
            return _Request(file, (first, second, third), told)
        os.write(told, b"%d\n" % pid)
        for one in (file, first, second, third):
            os.close(one)
        running[pid] = told


def _tell_ends(running: dict[int, int]) -> None:
    """Write down the exit status of each process that has ended, where its test waits for it."""
    while running:
        pid, status = os.waitpid(-1, os.WNOHANG)
        if not pid:
            return
        told = running.pop(pid)
        try:
            os.write(told, b"%d\n" % os.waitstatus_to_exitcode(status))
        except BrokenPipeError:  # the test waits for it no more
            pass
        finally:
            os.close(told)


def _run(request: _Request) -> NoReturn:
    """Be the process that was asked for, and end as it does."""
    with os.fdopen(request.file, "rb") as file:
        asked = json.load(file)
    os.close(request.told)
    for number, stream in enumerate(request.streams):
        os.dup2(stream, number)
        os.close(stream)
    if os.isatty(0):  # with signals of its own
        os.setsid()
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    os.chdir(asked["cwd"])
    os.environ.clear()
    os.environ.update(asked["env"])
    time.tzset()
    tempfile.tempdir = None
    if os.environ.get("PYTHONFAULTHANDLER"):
        faulthandler.enable(sys.__stderr__ or 2)
    # As the interpreter opens them, by names that it flushes at its end.
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", 1, "utf-8", "backslashreplace", closefd=False)  # noqa: SIM115
    module, *sys.argv[1:] = asked["args"]
    code = 1
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
        if isinstance(end.code, str):
            sys.stderr.write(f"{end.code}\n")
    except BaseException:  # noqa: BLE001 - as the interpreter does
        sys.excepthook(*sys.exc_info())
    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    for printed in (sys.stdout, sys.stderr):
        printed.flush()
    os._exit(code)


def main(number: str) -> None:
    """Serve the requests of a socket with that file descriptor until it is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for pytest
    _prepare()
    with socket.socket(fileno=int(number)) as connection:
        request = _serve(connection)
    if request:
        _run(request)


if __name__ == "__main__":
    main(sys.argv[1])
