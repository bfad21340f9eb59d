"""A web server on this machine that sends what a test wants, kindly or not, and reads it as a link."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from retrieval import Article, ArticleError, read_link
from retrieval.reading.web.fetching import Limits, fetch

Serve = Callable[[BaseHTTPRequestHandler], None]
TEXT = "“We will not touch the duty – not now,” said Maria Keller.\n\nNobody was convinced."
PATIENT = Limits(seconds=60)
"""Time enough for a server on this machine, however busy that is."""


@dataclass
class Site:
    """A server on the loopback: what each path sends, and which hosts and paths were asked for."""

    port: int
    pages: dict[str, Serve] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)

    def link(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"


@contextmanager
def serving() -> Iterator[Site]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            served.asked.append((self.headers["Host"], self.path))
            try:
                served.pages[self.path](self)
            except OSError:
                self.close_connection = True  # the reader has gone away, as it may

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that http.server gives it
            del format, args

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        served = Site(server.server_port)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield served
        server.shutdown()
        thread.join()


def sends(body: bytes, media_type: str = "text/plain", status: int = 200, **headers: str) -> Serve:
    def serve(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Type", media_type)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return serve


def leads_to(place: str) -> Serve:
    return sends(b"", status=302, Location=place)


def anywhere(address: str) -> bool:
    return bool(address)


def read(url: str, seconds: float = 60) -> list[Article | ArticleError]:
    return list(read_link(url, allow_private=True, seconds=seconds))


def the_article(url: str) -> Article:
    (article,) = read(url)
    assert isinstance(article, Article), article
    return article


def the_reason(url: str, limits: Limits = PATIENT) -> str:
    with pytest.raises(ArticleError) as raised:
        fetch(url, limits, anywhere)
    assert raised.value.where == url
    return raised.value.reason
