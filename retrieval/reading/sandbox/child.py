"""The child's side: it reads one job, writes its articles, and ends."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from collections.abc import Iterator
from typing import IO

import msgspec

from retrieval.errors import ArticleError
from retrieval.reading.articles import read_bytes
from retrieval.reading.sandbox.messages import (
    BOUNDS,
    HEAD,
    Bounds,
    Document,
    Done,
    Failed,
    Job,
    Page,
    Read,
    Reply,
    send,
)
from retrieval.reading.web.links import articles_of
from retrieval.records import Article

DEATH_SIGNAL = 1
"""`PR_SET_PDEATHSIG` of Linux's prctl."""


def work_off(source: IO[bytes], target: IO[bytes]) -> None:
    """Read a job and write what becomes of it. The limits hold before the first byte of the document is read."""
    head = source.read(HEAD)
    limit(BOUNDS)
    job = msgspec.msgpack.decode(source.read(int.from_bytes(head, "little")), type=Job)
    limit(job.bounds)
    for one in _read(job):
        answer: Reply = Failed(one.where, one.reason, one.kind) if isinstance(one, ArticleError) else Read(one)
        send(target, msgspec.msgpack.encode(answer))
    send(target, msgspec.msgpack.encode(Done()))


def _read(job: Job) -> Iterator[Article | ArticleError]:
    match job.work:
        case Document(name, data):
            yield from read_bytes(name, data)
        case Page(link, fetched):
            yield from articles_of(link, fetched)


def limit(bounds: Bounds) -> None:
    """Set this process's limits, where the system knows such, and have it end with its parent."""
    _end_with_parent()
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


def _end_with_parent() -> None:
    """Have Linux kill this process as soon as the thread that started it ends, for example because it was killed."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(DEATH_SIGNAL, signal.SIGKILL)


def main() -> None:
    """Read one document, given and answered over standard input and output, and end."""
    source, target = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get among the answers
    work_off(source, target)
    os._exit(0)  # nothing is left to tidy up
