"""Strangers' documents are read in a process of their own: the same articles, and an end where there would be none."""

from __future__ import annotations

import os
from itertools import islice

import pytest

from retrieval import ArticleError, read_bytes
from retrieval.reading.sandbox import Bounds, articles_apart, read_bytes_apart
from retrieval.reading.web.fetched import Fetched
from retrieval.reading.web.links import articles_of

SAID = "“We will not touch the duty,” said Maria Keller.\n\nNobody was convinced."


def test_a_document_read_apart_gives_the_same_articles_and_errors() -> None:
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
    assert (error.where, error.kind) == ("x.txt", "too slow")


def test_the_child_learns_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    from retrieval.reading import sandbox

    monkeypatch.setenv("ONRECORD_TELEGRAM_TOKEN", "secret")
    assert not any("secret" in value for value in sandbox._environment().values())


def test_whoever_stops_early_waits_for_nothing() -> None:
    many = "\n".join(f'{{"id": "{number}", "text": "{"word " * 500}"}}' for number in range(2000))
    (first,) = islice(read_bytes_apart("x.jsonl", many.encode()), 1)
    assert not isinstance(first, ArticleError)
