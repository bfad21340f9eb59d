"""A small proxy before the replicas of a bot: it passes posts on to one after the other, as a load balancer does."""

from __future__ import annotations

import http.client
import itertools
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PATIENCE = 20.0


@contextmanager
def balanced(ports: Sequence[int]) -> Iterator[int]:
    """While the body runs, what is posted to the port that this yields is passed on to one of these ports, in turns.

    A port at which nobody listens is passed over.
    """
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(ports))
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield int(server.server_address[1])
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _handler(ports: Sequence[int]) -> Callable[..., BaseHTTPRequestHandler]:
    turns = itertools.count()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            first = next(turns)
            status = HTTPStatus.BAD_GATEWAY.value
            for number in range(len(ports)):
                try:
                    status = passed_on(ports[(first + number) % len(ports)], self.path, body, dict(self.headers))
                    break
                except (OSError, http.client.HTTPException):
                    continue
            self.send_response(status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    return Handler


def passed_on(port: int, path: str, body: bytes, headers: dict[str, str]) -> int:
    """The status with which a post is answered at that port of this machine. Raises OSError where nobody listens."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("POST", path, body, headers)
        return connection.getresponse().status
    finally:
        connection.close()
