"""Strangers' documents are read in a process of their own: the same articles, and an end where there would be none."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from retrieval import ArticleError, read_bytes
from retrieval.reading.sandbox import Bounds, articles_apart, environment, read_bytes_apart
from retrieval.reading.sandbox.children import Servers
from retrieval.reading.sandbox.server import DOCUMENT, PAGE
from retrieval.reading.web.fetched import Fetched
from retrieval.reading.web.links import articles_of

ELSEWHERE = pytest.param(False, id="fresh interpreters")
FORKED = pytest.param(
    True, id="forked", marks=pytest.mark.skipif(not hasattr(os, "fork"), reason="nothing forks there")
)
SAID = "“We will not touch the duty,” said Maria Keller.\n\nNobody was convinced."


@pytest.fixture
def servers() -> Iterator[Servers]:
    made = Servers()
    yield made
    made.end()


@pytest.mark.parametrize("forks", [True, False])
def test_a_document_read_apart_gives_the_same_articles_and_errors(forks: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if not forks:
        monkeypatch.delattr(os, "fork", raising=False)
    lines = '{"id": "a", "text": "No.", "date": "2024-05-12"}\n{"id": "b"\n{"id": "c", "text": "No."}'
    for name, data in (("duty.txt", SAID), ("x.jsonl", lines), ("x.png", "\x89PNG\x00"), ("x.txt", "")):
        here, apart = (list(read_bytes(name, data.encode(), apart=apart)) for apart in (False, True))
        assert list(map(repr, here)) == list(map(repr, apart))
    fetched = Fetched("https://ledger.example/duty", "text/plain", "utf-8", SAID.encode())
    assert list(articles_apart("https://ledger.example/d", fetched)) == list(
        articles_of("https://ledger.example/d", fetched)
    )


@pytest.mark.skipif(os.name != "posix", reason="only POSIX limits the memory of a process")
def test_a_document_that_takes_too_much_memory_is_an_error() -> None:
    (error,) = read_bytes_apart("x.txt", b"No. " * (4 << 20), Bounds(memory=120 << 20))
    assert isinstance(error, ArticleError)
    assert "memory" in error.reason


def test_a_document_that_takes_too_long_is_an_error_and_what_was_read_before_is_kept() -> None:
    (error,) = read_bytes_apart("x.txt", SAID.encode(), Bounds(seconds=0.001))
    assert isinstance(error, ArticleError)
    assert (error.where, error.kind) == ("x.txt", "too heavy")


def test_the_child_learns_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_TELEGRAM_TOKEN", "secret")
    assert not any("secret" in value for value in environment().values())


def test_whoever_stops_early_waits_for_nothing() -> None:
    many = "\n".join(f'{{"id": "{number}", "text": "{"word " * 500}"}}' for number in range(2000))
    (first,) = islice(read_bytes_apart("x.jsonl", many.encode()), 1)
    assert not isinstance(first, ArticleError)


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="processes are listed elsewhere")
def test_a_child_of_which_nothing_is_wanted_any_more_is_killed(servers: Servers) -> None:
    first, second = servers.child(DOCUMENT), servers.child(PAGE)
    assert wait_until(servers, 2)
    for left, child in ((1, second), (0, first)):
        child.kill()
        assert wait_until(servers, left)
        child.close()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="nothing forks there")
def test_a_server_that_was_killed_is_started_anew(servers: Servers) -> None:
    for _ in range(2):
        child = servers.child(DOCUMENT)
        assert servers.pid
        os.kill(servers.pid, signal.SIGKILL)
        assert child.answers.read() == b""
        child.kill()
        child.close()


def wait_until(servers: Servers, children: int, seconds: float = 60.0) -> bool:
    """Whether the server has that many children before the time is over."""
    listed = Path(f"/proc/{servers.pid}/task/{servers.pid}/children")
    end = time.monotonic() + seconds
    while len(listed.read_text().split()) != children:
        if time.monotonic() > end:
            return False
        time.sleep(0.01)
    return True
