"""A shared library in a bucket: a real object store on this machine, several processes, and what may be wrong with it.

Longer trials, of writers and stores that are killed, are in tests/benchmarks/sharing/trials.py.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from retrieval import Library, LibraryError, add_articles, answer, copy_library, open_store
from tests.adding_process import acknowledged, articles, begin
from tests.engines import object_store, shared_engine
from tests.newsroom import BUDGET, DAM

QUESTIONS = ("What did Maria Keller say about the fuel duty?", "Who said the deal is dead?", "What of the dam?")


@object_store
@pytest.mark.usefixtures("objects")
def test_a_library_in_a_bucket_answers_as_one_in_memory(tmp_path_factory: pytest.TempPathFactory) -> None:
    memory = Library(semantic=False)
    for article in (BUDGET, DAM):
        memory.add(article)
    address = "s3://news/one/deep"
    with pytest.raises(LibraryError, match="holds no library"):
        open_store(address)
    with closing(open_store(address, create=True, semantic=False)) as store:
        told = [added.outcome for added in add_articles(store, [BUDGET, DAM, BUDGET], workers=0)]
        assert told == ["added", "added", "unchanged"]
        with closing(open_store(address, semantic=False)) as other:
            for question in QUESTIONS:
                assert answer(question, other.library) == answer(question, memory)
            store.library.remove("budget")
            assert [article.id for article in other.library.shelf.articles] == ["dam"]
        assert store.optimize().commits == 2
        assert store.check().damages == ()
        store.feeds.note("https://news.example/feed")
        copied = tmp_path_factory.mktemp("copied") / "library"
        copy_library(address, copied)
    with closing(open_store(copied, semantic=False)) as copy:
        assert list(copy.library.shelf.articles) == [DAM]
        assert [feed.url for feed in copy.feeds.all()] == ["https://news.example/feed"]


@object_store
@pytest.mark.usefixtures("objects")
def test_what_two_processes_add_at_once_is_there_once() -> None:
    address = "s3://news/two"
    open_store(address, create=True, semantic=False).close()
    processes = [begin(address, name, 40) for name in ("east", "east", "west")]
    told = [acknowledged(process) for process in processes]
    assert [process.returncode for process in processes] == [0, 0, 0]
    expected = {article.id for name in ("east", "west") for article in articles(name, 40)}
    with closing(open_store(address, semantic=False)) as store:
        ids = list(store.library.shelf.ids)
        assert sorted(ids) == sorted(expected)
        assert {one for lines in told for one in lines if one != "waiting"} == expected
        assert store.check().damages == ()


@object_store
@pytest.mark.usefixtures("objects")
@pytest.mark.parametrize(
    ("name", "value", "address", "reason"),
    [
        ("AWS_SECRET_ACCESS_KEY", "wrong", "s3://news/kb", "the store refuses the key"),
        ("AWS_ACCESS_KEY_ID", "nobody", "s3://news/kb", "the store refuses the key"),
        ("AWS_REGION", "us-east-1", "s3://never-there/kb", "the bucket does not exist"),
        ("AWS_ENDPOINT_URL", "http://127.0.0.1:9", "s3://news/kb", "the store does not answer in time"),
    ],
)
def test_what_is_wrong_with_a_store_is_told(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, address: str, reason: str
) -> None:
    monkeypatch.setenv(name, value)
    for create in (False, True):
        with pytest.raises(LibraryError, match=reason):
            open_store(address, create=create)


@shared_engine
def test_a_store_that_never_answers_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen(64)
        _use(monkeypatch, f"http://127.0.0.1:{silent.getsockname()[1]}")
        monkeypatch.setenv("S3_TIMEOUT_SECONDS", "0.5")
        with pytest.raises(LibraryError, match="the store does not answer in time"):
            open_store("s3://news/kb")


@shared_engine
def test_a_store_that_ignores_conditions_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with _careless_store() as url:
        _use(monkeypatch, url)
        with pytest.raises(LibraryError, match="does not enforce conditional writes"):
            open_store("s3://news/kb", create=True)


def _use(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    for name, value in (("ENDPOINT_URL", url), ("ACCESS_KEY_ID", "key"), ("SECRET_ACCESS_KEY", "secret")):
        monkeypatch.setenv(f"AWS_{name}", value)


@contextmanager
def _careless_store() -> Iterator[str]:
    """An empty store that takes every object, also where one was to be written only if there was none."""

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            listing = (
                b'<?xml version="1.0"?><ListBucketResult><Name>news</Name><KeyCount>0</KeyCount></ListBucketResult>'
            )
            body = listing if self.command == "GET" else b""
            self.send_response(204 if self.command == "DELETE" else 200)
            self.send_header("ETag", '"1"')
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_PUT = do_DELETE = answer  # noqa: N815 - the names that http.server gives them

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that http.server gives it
            del format, args

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()
