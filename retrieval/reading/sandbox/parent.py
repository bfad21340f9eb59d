"""The parent's side: it starts a child, hands it a document, and gives its articles on as they come."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from typing import get_args

import msgspec

from retrieval.errors import ArticleError, Unreadable
from retrieval.reading.sandbox.children import Child, start_child
from retrieval.reading.sandbox.messages import (
    BOUNDS,
    MEGABYTE,
    Bounds,
    Document,
    Done,
    Failed,
    Job,
    Page,
    Read,
    Reply,
    receive,
    send,
)
from retrieval.reading.web.fetched import Fetched
from retrieval.records import Article

MOST_ANSWER = 64 * MEGABYTE
"""The largest answer for a document, in bytes: all its articles together."""
PAGES = (".html", ".htm", ".xhtml", ".mhtml", ".mht")
"""How the names of saved web pages end."""


def read_bytes_apart(name: str, data: bytes, bounds: Bounds = BOUNDS) -> Iterator[Article | ArticleError]:
    """`read_bytes` in a process of its own; a document that takes more than its bounds ends as an error."""
    is_page = name.lower().endswith(PAGES)
    return _read_apart(name, Document(name, data), bounds, is_page=is_page)


def articles_apart(link: str, fetched: Fetched, bounds: Bounds = BOUNDS) -> Iterator[Article | ArticleError]:
    """The articles of what was fetched from a link, read in a process of its own."""
    return _read_apart(link, Page(link, fetched), bounds, is_page=True)


def _read_apart(
    where: str, work: Document | Page, bounds: Bounds, *, is_page: bool
) -> Iterator[Article | ArticleError]:
    deadline = time.monotonic() + bounds.seconds
    child = start_child(is_page=is_page)
    answers: queue.Queue[Reply | None] = queue.Queue(maxsize=64)
    threads = [
        threading.Thread(target=_send, args=(child, Job(bounds, work)), daemon=True),
        threading.Thread(target=_receive, args=(child, answers), daemon=True),
    ]
    for thread in threads:
        thread.start()
    try:
        yield from _until_done(where, answers, deadline, bounds)
    finally:
        child.kill()
        while threads[1].is_alive():  # the thread may be waiting for room in the queue
            _drain(answers)
            threads[1].join(0.05)
        for thread in threads:
            thread.join()
        child.close()


def _until_done(
    where: str, answers: queue.Queue[Reply | None], deadline: float, bounds: Bounds
) -> Iterator[Article | ArticleError]:
    while True:
        try:
            answer = answers.get(timeout=max(0.0, deadline - time.monotonic()))
        except queue.Empty:
            yield ArticleError(where, f"takes longer than {bounds.seconds:g} seconds to read; split it", "too heavy")
            return
        match answer:
            case Read(article):
                yield article
            case Failed(place, reason, kind):
                yield ArticleError(place, reason, next((one for one in get_args(Unreadable) if one == kind), "other"))
            case Done():
                return
            case None:
                yield ArticleError(
                    where, "takes more memory or time to read than one document may; split it", "too heavy"
                )
                return


def _send(child: Child, job: Job) -> None:
    with suppress(OSError):  # the child has ended, which the reading thread reports
        send(child.source, msgspec.msgpack.encode(job))


def _receive(child: Child, answers: queue.Queue[Reply | None]) -> None:
    """Hand on what the child answers, and None where it ends before it is done."""
    decoder = msgspec.msgpack.Decoder(Reply)
    left = MOST_ANSWER
    try:
        while (message := receive(child.answers, left)) is not None:
            left -= len(message)
            answer = decoder.decode(message)
            answers.put(answer)
            if isinstance(answer, Done):
                return
    except (OSError, ValueError, msgspec.MsgspecError):
        pass
    answers.put(None)


def _drain(answers: queue.Queue[Reply | None]) -> None:
    try:
        while True:
            answers.get_nowait()
    except queue.Empty:
        return
