"""Reads strangers' documents in a process of their own, which is killed where it exceeds its memory or time.

The child is a fresh interpreter: it inherits no secrets from the environment, no open files and no threads. It sets its
limits on memory and processor time before the first byte of the document arrives (POSIX only), and the parent holds the
time by the clock. Articles come back one by one, so that what was read before the end of the limits is kept.

                 job (one message)
    parent  ──────────────────────────▶  child: `python -m retrieval.reading.sandbox`
            ◀──────────────────────────
             articles and errors, then “done”
"""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, get_args

import msgspec

from retrieval.errors import ArticleError, Unreadable
from retrieval.reading.web.fetched import Fetched
from retrieval.records import Article

MEGABYTE = 2**20
MOST_ANSWER = 256 * MEGABYTE
"""The largest answer for a document, in bytes: all its articles together."""
KEPT_VARIABLES = ("PATH", "SYSTEMROOT", "LANG", "LC_ALL", "TZ", "LD_LIBRARY_PATH", "VIRTUAL_ENV")
"""The only environment variables that the child gets."""
HEAD = 8
"""How many bytes before each message give its length."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a document may take to read: bytes of memory, seconds of processor time, and seconds by the clock."""

    memory: int = 1536 * MEGABYTE
    cpu_seconds: int = 40
    seconds: float = 60.0


class _Document(msgspec.Struct, tag=True, frozen=True):
    """A job: a document whose bytes are given."""

    name: str
    data: bytes


class _Page(msgspec.Struct, tag=True, frozen=True):
    """A job: a page that was fetched from a link."""

    link: str
    fetched: Fetched


class _Job(msgspec.Struct, frozen=True):
    bounds: Bounds
    work: _Document | _Page


class _Read(msgspec.Struct, tag=True, frozen=True):
    article: Article


class _Failed(msgspec.Struct, tag=True, frozen=True):
    where: str
    reason: str
    kind: str


class _Done(msgspec.Struct, tag=True, frozen=True):
    pass


_Answer = _Read | _Failed | _Done


def read_bytes_apart(name: str, data: bytes, bounds: Bounds = Bounds()) -> Iterator[Article | ArticleError]:
    """`read_bytes` in a process of its own; a document that takes more than its bounds ends as an error."""
    return _read_apart(name, _Document(name, data), bounds)


def articles_apart(link: str, fetched: Fetched, bounds: Bounds = Bounds()) -> Iterator[Article | ArticleError]:
    """The articles of what was fetched from a link, read in a process of its own."""
    return _read_apart(link, _Page(link, fetched), bounds)


def _read_apart(where: str, work: _Document | _Page, bounds: Bounds) -> Iterator[Article | ArticleError]:
    deadline = time.monotonic() + bounds.seconds
    process = subprocess.Popen(
        [sys.executable, "-m", "retrieval.reading.sandbox"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(),
        close_fds=True,
    )
    answers: queue.Queue[_Answer | None] = queue.Queue(maxsize=64)
    threads = [
        threading.Thread(target=_send, args=(process, _Job(bounds, work)), daemon=True),
        threading.Thread(target=_receive, args=(process, answers), daemon=True),
    ]
    for thread in threads:
        thread.start()
    try:
        yield from _until_done(where, answers, deadline, bounds)
    finally:
        process.kill()
        process.wait()
        while threads[1].is_alive():  # the thread may be waiting for room in the queue
            _drain(answers)
            threads[1].join(0.05)
        for thread in threads:
            thread.join()
        for stream in (process.stdin, process.stdout):
            _close(stream)


def _until_done(
    where: str, answers: queue.Queue[_Answer | None], deadline: float, bounds: Bounds
) -> Iterator[Article | ArticleError]:
    while True:
        try:
            answer = answers.get(timeout=max(0.0, deadline - time.monotonic()))
        except queue.Empty:
            yield ArticleError(where, f"takes longer than {bounds.seconds:g} seconds to read; split it", "too slow")
            return
        match answer:
            case _Read(article):
                yield article
            case _Failed(place, reason, kind):
                yield ArticleError(place, reason, next((one for one in get_args(Unreadable) if one == kind), "other"))
            case _Done():
                return
            case None:
                yield ArticleError(
                    where, "takes more memory or time to read than one document may; split it", "too slow"
                )
                return


def _send(process: subprocess.Popen[bytes], job: _Job) -> None:
    try:
        if process.stdin is not None:
            _write(process.stdin, msgspec.msgpack.encode(job))
    except OSError:
        pass  # the child has ended, which the reading thread reports


def _receive(process: subprocess.Popen[bytes], answers: queue.Queue[_Answer | None]) -> None:
    """Hand on what the child answers, and None where it ends before it is done."""
    decoder = msgspec.msgpack.Decoder(_Answer)
    left = MOST_ANSWER
    try:
        while process.stdout is not None and (message := _message(process.stdout, left)) is not None:
            left -= len(message)
            answer = decoder.decode(message)
            answers.put(answer)
            if isinstance(answer, _Done):
                return
    except (OSError, ValueError, msgspec.MsgspecError):
        pass
    answers.put(None)


def _drain(answers: queue.Queue[_Answer | None]) -> None:
    try:
        while True:
            answers.get_nowait()
    except queue.Empty:
        return


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in KEPT_VARIABLES if name in os.environ}
    path = os.pathsep.join(os.path.abspath(place) for place in sys.path if isinstance(place, str))  # noqa: PTH100 - "" is here
    return kept | {"PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}


def _message(stream: IO[bytes], most: int) -> bytes | None:
    """The next message; None where the stream ends, or the message has more than `most` bytes."""
    head = stream.read(HEAD)
    length = int.from_bytes(head, "little")
    if len(head) < HEAD or length > most:
        return None
    message = stream.read(length)
    return message if len(message) == length else None


def _write(stream: IO[bytes], message: bytes) -> None:
    stream.write(len(message).to_bytes(HEAD, "little"))
    stream.write(message)
    stream.flush()


def _close(stream: IO[bytes] | None) -> None:
    try:
        if stream is not None:
            stream.close()
    except OSError:
        pass  # data that was not sent before the child ended


def _limit(bounds: Bounds) -> None:
    """Set this process's limits, where the system knows such."""
    try:
        import resource
    except ModuleNotFoundError:
        return  # Windows: the parent's clock is the only limit
    for limit, most in (
        (resource.RLIMIT_AS, bounds.memory),
        (resource.RLIMIT_CPU, bounds.cpu_seconds),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    ):
        try:
            resource.setrlimit(limit, (most, most))
        except (ValueError, OSError):
            continue  # the system's own limit is lower, or it knows none of that kind


def _work(job: _Job) -> Iterator[Article | ArticleError]:
    from retrieval.reading.articles import read_bytes
    from retrieval.reading.web.links import articles_of

    match job.work:
        case _Document(name, data):
            yield from read_bytes(name, data)
        case _Page(link, fetched):
            yield from articles_of(link, fetched)


def _main() -> None:
    """The child's side: read one job from standard input and write its articles to standard output."""
    stdin, stdout = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get among the answers
    head = stdin.read(HEAD)
    _limit(msgspec.convert({}, Bounds))
    job = msgspec.msgpack.decode(stdin.read(int.from_bytes(head, "little")), type=_Job)
    _limit(job.bounds)
    for one in _work(job):
        answer: _Answer = _Failed(one.where, one.reason, one.kind) if isinstance(one, ArticleError) else _Read(one)
        _write(stdout, msgspec.msgpack.encode(answer))
    _write(stdout, msgspec.msgpack.encode(_Done()))
    stdout.flush()
    os._exit(0)  # nothing is left to tidy up


if __name__ == "__main__":
    _main()
